//! What libxml2 says of documents, by way of Python's lxml.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};
use std::thread;

use ia_validate_testing::skipped;

/// The version that is compared with; CI installs it.
const LXML: &str = "6.1.3";

/// Reads documents, each with its length in front of it, and answers each with a line.
const PROGRAM: &str = "
import sys
from lxml import etree
assert etree.__version__ == sys.argv[1]
for length in iter(sys.stdin.buffer.readline, b''):
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        etree.fromstring(sys.stdin.buffer.read(int(length)), parser)
    except etree.XMLSyntaxError as error:
        assert len(parser.error_log.filter_from_errors())
    errors = parser.error_log.filter_from_errors()
    for error in list(errors)[:1]:
        print('%d %d %s' % (error.line, error.column, error.type_name))
    if not len(errors):
        print('fine')
";

/// The first place where libxml2 finds a document broken: line and column, and what it calls it.
pub(super) type Verdict = Option<(usize, usize, String)>;

/// The verdicts on documents; none, aloud, where lxml is not to be had.
pub(super) fn verdicts(documents: &[Vec<u8>]) -> Option<Vec<Verdict>> {
    let knows = Command::new("python3")
        .args(["-c", "import sys; from lxml import etree; assert etree.__version__ == sys.argv[1]", LXML])
        .stderr(Stdio::null())
        .status();
    if !knows.is_ok_and(|status| status.success()) {
        skipped(&format!("python3 has no lxml {LXML}: well-formedness was not compared with libxml2"));
        return None;
    }
    let mut python = Command::new("python3")
        .args(["-c", PROGRAM, LXML])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = python.stdin.take().unwrap();
    let output = BufReader::new(python.stdout.take().unwrap());
    let lines: Vec<String> = thread::scope(|scope| {
        scope.spawn(move || {
            for document in documents {
                input.write_all(format!("{}\n", document.len()).as_bytes()).unwrap();
                input.write_all(document).unwrap();
            }
        });
        output.lines().map(Result::unwrap).collect()
    });
    assert!(python.wait().unwrap().success());
    assert_eq!(lines.len(), documents.len());
    Some(lines.iter().map(|line| verdict(line)).collect())
}

fn verdict(line: &str) -> Verdict {
    let mut words = line.splitn(3, ' ');
    let place = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
    Some((place.0, place.1, words.next()?.to_owned()))
}
