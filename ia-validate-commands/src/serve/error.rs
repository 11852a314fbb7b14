//! What keeps the service from serving.

use std::io;

/// What keeps the service from serving.
#[derive(Debug, thiserror::Error)]
pub(super) enum ServeError {
    #[error("cannot listen on `{at}`: {source}; `--listen` takes another place, and port 0 a free one")]
    Listen { at: String, source: io::Error },
    #[error("cannot begin to serve: {0}")]
    Runtime(io::Error),
    #[error("not all that was begun could be answered in time")]
    Cut,
    #[error("cannot read the document from stdin: {0}")]
    Stdin(io::Error),
    #[error("cannot write the answer: {0}")]
    Stdout(io::Error),
    #[error("`{0}` is no target of a request; give one such as `/v1/check?domains=example.com`")]
    Target(String),
}
