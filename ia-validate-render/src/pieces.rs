//! Long lists, rendered on several threads: the same bytes in the same order.

use std::io::{self, Write};

use ia_validate::ordered::in_order;

/// How many members one thread renders at a time.
const PIECE: usize = 128;

/// How many members are worth a further thread.
const WORTH_THREADS: usize = 4 * PIECE;

/// About how long a member is, in bytes.
const MEMBER: usize = 1024;

/// Writes what `render` makes of each member, which it is given with its index. What is rendered and not yet written is
/// bounded.
pub(crate) fn write<'m, T: Sync>(
    members: &'m [T],
    threads: usize,
    out: &mut dyn Write,
    render: impl Fn(usize, &'m T, &mut Vec<u8>) -> io::Result<()> + Sync,
) -> io::Result<()> {
    let mut number = 0;
    let begin = |members: &'m [T]| {
        number += members.len();
        (number - members.len(), members)
    };
    let piece = |(start, members): (usize, &'m [T])| {
        let mut text = Vec::with_capacity(members.len() * MEMBER);
        for (index, member) in (start..).zip(members) {
            render(index, member, &mut text)?;
        }
        Ok(text)
    };
    each(members, threads, begin, piece, |text: &mut io::Result<Vec<u8>>| match text {
        Ok(text) => out.write_all(text),
        Err(error) => Err(std::mem::replace(error, io::ErrorKind::Other.into())),
    })
}

/// Gives to `take`, in order, what `piece` makes of some members each, in the form that `begin` gives them, which sees them
/// in order.
pub(crate) fn each<'m, T: Sync, B, P: Send>(
    members: &'m [T],
    threads: usize,
    mut begin: impl FnMut(&'m [T]) -> B + Send,
    piece: impl Fn(B) -> P + Sync,
    mut take: impl FnMut(&mut P) -> io::Result<()>,
) -> io::Result<()> {
    let threads = if members.len() < WORTH_THREADS { 1 } else { threads };
    let mut pieces = members.chunks(PIECE);
    in_order(
        || pieces.next().map(&mut begin),
        threads,
        piece,
        |all| {
            for mut made in all {
                made.get().map_or(Ok(()), &mut take)?;
            }
            Ok(())
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_written_in_order_on_any_number_of_threads() {
        let members: Vec<usize> = (0..2_000).collect();
        for count in [0, 1, PIECE, WORTH_THREADS, 2_000] {
            let written = |threads| {
                let mut out = Vec::new();
                let render = |index, member: &usize, text: &mut Vec<u8>| {
                    assert_eq!(index, *member);
                    writeln!(text, "{member}")
                };
                write(&members[..count], threads, &mut out, render).unwrap();
                String::from_utf8(out).unwrap()
            };
            let expected: String = members[..count].iter().map(|member| format!("{member}\n")).collect();
            assert!([0, 1, 2, 5].into_iter().all(|threads| written(threads) == expected), "{count}");
        }
    }

    #[test]
    fn what_cannot_be_rendered_is_an_error() {
        let render = |index, _: &(), _: &mut Vec<u8>| match index {
            700 => Err(io::Error::other("no")),
            _ => Ok(()),
        };
        for threads in [1, 3] {
            let error = write(&[(); 1_000], threads, &mut io::sink(), render).unwrap_err();
            assert_eq!(error.to_string(), "no");
        }
    }
}
