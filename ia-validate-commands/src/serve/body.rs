//! Documents on their way: how large one may be, how long it may take, and how much may be on the way at once.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::http::{HeaderMap, StatusCode, header};
use http_body_util::BodyExt;
use hyper::body::{Frame, SizeHint};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, timeout_at};

use super::problem::{Kind, Problem};

/// What is counted of memory, in bytes: a document takes as many of these as it has sent.
const PIECE: usize = 64 * 1024;

/// How much of a document that is refused is still read, so that whoever sends it comes to read the refusal.
const REFUSED_BYTES: usize = 64 * 1024 * 1024;
/// And for how long.
const REFUSED_TIME: Duration = Duration::from_secs(5);

/// What documents may be.
#[derive(Clone, Debug)]
pub(super) struct Bodies {
    /// The size from which on one is refused, in bytes.
    most: u64,
    /// How long one may take.
    time: Duration,
    /// How much may be on its way or worked on at once, in pieces.
    memory: Arc<Semaphore>,
}

/// A document that came whole, and its share of memory.
#[derive(Debug)]
pub(super) struct Document {
    pub(super) bytes: Vec<u8>,
    pub(super) share: Option<OwnedSemaphorePermit>,
}

impl Bodies {
    /// `at_once` documents of the largest size may be there at once, and the more smaller ones.
    pub(super) fn new(most: u64, time: Duration, at_once: usize) -> Self {
        let pieces = usize::try_from(most).unwrap_or(usize::MAX).div_ceil(PIECE).saturating_add(1);
        let all = pieces.saturating_mul(at_once).min(Semaphore::MAX_PERMITS);
        Self { most, time, memory: Arc::new(Semaphore::new(all)) }
    }

    /// Reads a document.
    pub(super) async fn read(&self, headers: &HeaderMap, mut body: Body) -> Result<Document, Problem> {
        let read = match is_wrong_type(headers) {
            Some(problem) => Err(problem),
            None => self.all(headers, &mut body).await,
        };
        match read {
            Ok(document) => Ok(document),
            Err(problem) => Err(self.refuse(headers, body, problem).await),
        }
    }

    /// Refuses a document for a reason. Whoever sends it without asking before is let finish, within reason.
    pub(super) async fn refuse(&self, headers: &HeaderMap, body: Body, problem: Problem) -> Problem {
        if !headers.contains_key(header::EXPECT) && problem.status != StatusCode::REQUEST_TIMEOUT.as_u16() {
            discard(body).await;
        }
        problem
    }

    async fn all(&self, headers: &HeaderMap, body: &mut Body) -> Result<Document, Problem> {
        let deadline = Instant::now() + self.time;
        if declared(headers).is_some_and(|length| length > self.most) {
            return Err(self.too_large());
        }
        let mut document = Document { bytes: Vec::new(), share: None };
        let mut room = 0;
        loop {
            let frame = match timeout_at(deadline, body.frame()).await {
                Err(_) => return Err(self.too_slow()),
                Ok(None) => return Ok(document),
                Ok(Some(Err(_))) => return Err(Kind::Broken.because("the document broke off before its end")),
                Ok(Some(Ok(frame))) => frame,
            };
            let Ok(data) = frame.into_data() else { continue };
            let length = document.bytes.len() + data.len();
            if length as u64 > self.most {
                return Err(self.too_large());
            }
            while room < length {
                // What has been sent counts, not what is announced: whoever sends slowly takes no room from others.
                let more = u32::try_from((length - room).div_ceil(PIECE)).unwrap_or(u32::MAX);
                let Ok(permit) = Arc::clone(&self.memory).try_acquire_many_owned(more) else {
                    return Err(
                        Kind::Busy.because("too many documents are on their way; come again in a moment")
                    );
                };
                room += more as usize * PIECE;
                match &mut document.share {
                    Some(share) => share.merge(permit),
                    None => document.share = Some(permit),
                }
            }
            document.bytes.extend_from_slice(&data);
        }
    }

    fn too_large(&self) -> Problem {
        let most = self.most;
        Kind::TooLarge.because(format!(
            "the document is larger than {most} bytes; whoever runs the service raises that with --max-body"
        ))
    }

    fn too_slow(&self) -> Problem {
        let seconds = self.time.as_secs();
        let detail =
            format!("the document did not come within {seconds} seconds; send it faster, or in parts");
        Kind::TooSlow.because(detail).with("connection", "close")
    }
}

/// The length that a request announces.
fn declared(headers: &HeaderMap) -> Option<u64> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// Whether a document is of a type that cannot be checked, or is packed.
fn is_wrong_type(headers: &HeaderMap) -> Option<Problem> {
    let text =
        |name| headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).to_ascii_lowercase());
    if let Some(coding) = text(header::CONTENT_ENCODING).filter(|coding| coding.trim() != "identity") {
        let detail = format!("the document is packed (`{coding}`); send it as it is");
        return Some(Kind::WrongType.because(detail).with("accept-encoding", "identity"));
    }
    let media_type = text(header::CONTENT_TYPE)?;
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let is_right = essence.is_empty()
        || essence.starts_with("text/")
        || essence.ends_with("/xml")
        || essence.ends_with("+xml")
        // What programs say that know nothing of what they send, curl's `--data-binary` among them.
        || ["application/octet-stream", "application/x-www-form-urlencoded"].contains(&essence);
    let detail = || {
        format!(
            "`{essence}` is no article and no feed; send the document itself as the body, as `text/html` or `application/rss+xml`"
        )
    };
    (!is_right).then(|| Kind::WrongType.because(detail()))
}

/// Reads on for a while without keeping anything: some would not look for an answer before they have sent all.
async fn discard(mut body: Body) {
    let deadline = Instant::now() + REFUSED_TIME;
    let mut left = REFUSED_BYTES;
    while let Ok(Some(Ok(frame))) = timeout_at(deadline, body.frame()).await {
        let length = frame.data_ref().map_or(0, |data| data.len());
        left = left.saturating_sub(length);
        if left == 0 {
            break;
        }
    }
}

/// A body that keeps something until it is sent.
pub(super) struct Kept {
    body: Body,
    _share: Option<OwnedSemaphorePermit>,
}

impl Kept {
    pub(super) fn new(body: Body, share: Option<OwnedSemaphorePermit>) -> Self {
        Self { body, _share: share }
    }
}

impl HttpBody for Kept {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
