//! Tables that are text: sorted lines, searched as they are. A table of strings would have to be relocated at each start,
//! and compiled into functions it would be many times as large.

use std::cmp::Ordering;

use memchr::{memchr, memrchr};

/// The line that is `Equal`, or the offset where it would stand, in bytes. `compare` tells how a line stands to what is
/// looked for.
pub(crate) fn find<'t>(table: &'t str, compare: impl Fn(&str) -> Ordering) -> Result<&'t str, usize> {
    let bytes = table.as_bytes();
    let (mut from, mut to) = (0, table.len());
    while from < to {
        let middle = from.midpoint(to);
        let start = memrchr(b'\n', &bytes[from..middle]).map_or(from, |end| from + end + 1);
        let line = at(table, start);
        match compare(line) {
            Ordering::Less => from = start + line.len() + 1,
            Ordering::Equal => return Ok(line),
            Ordering::Greater => to = start,
        }
    }
    Err(from)
}

/// The line that starts at an offset; behind the last it is empty.
pub(crate) fn at(table: &str, start: usize) -> &str {
    let rest = table.get(start..).unwrap_or_default();
    &rest[..memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_found_and_places_told() {
        let table = "a\nbc\nbd\nz\n";
        let find = |name: &str| find(table, |line| line.cmp(name));
        assert_eq!(["a", "bc", "bd", "z"].map(find), [Ok("a"), Ok("bc"), Ok("bd"), Ok("z")]);
        assert_eq!(["", "b", "bcd", "zz"].map(find), [Err(0), Err(2), Err(5), Err(10)]);
        assert_eq!([0, 2, 10, 99].map(|start| at(table, start)), ["a", "bc", "", ""]);
        assert_eq!(super::find("", |line| line.cmp("a")), Err(0));
    }
}
