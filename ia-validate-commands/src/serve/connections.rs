//! Connections, from the first byte to the last.

use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::sync::Semaphore;
use tokio_io_timeout::TimeoutStream;

use super::listening::{Listener, Stream};
use super::metrics::{Counted, Metrics};

/// How long the head of a request may take, and how long a connection may be silent.
const HEAD: Duration = Duration::from_secs(10);
/// How long an answer may wait for someone to read on.
const WRITING: Duration = Duration::from_secs(10);
/// How much of a head is read, in bytes.
const HEAD_BYTES: usize = 64 * 1024;
/// How many headers it may have.
const HEADERS: usize = 64;

/// Serves connections until `end`; then those that wait to be taken are taken, and what was begun is answered, unless that
/// takes longer than `grace` or `end` comes again. Whether all was answered.
pub(super) async fn serve(
    listener: Listener,
    routes: Router,
    most: usize,
    metrics: Arc<Metrics>,
    mut end: impl AsyncFnMut(),
    grace: Duration,
) -> bool {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD).max_buf_size(HEAD_BYTES).max_headers(HEADERS);
    let graceful = GracefulShutdown::new();
    let open = Arc::new(Semaphore::new(most));
    let begin = |stream: Box<dyn Stream>, permit| {
        let counted = Counted::new(&metrics.connections);
        let mut stream = TimeoutStream::new(stream);
        stream.set_write_timeout(Some(WRITING));
        let service = TowerToHyperService::new(routes.clone());
        let connection = graceful.watch(http.serve_connection(TokioIo::new(Box::pin(stream)), service));
        tokio::spawn(async move {
            let _held = (counted, permit);
            // What goes wrong with one connection is its own end, and nobody else's.
            let _ = connection.await;
        });
    };
    let mut asked = Box::pin(end());
    loop {
        let next = async {
            // There is always a place in the end: who is silent is cut off.
            let permit = Arc::clone(&open).acquire_owned().await.ok();
            (listener.accept().await, permit)
        };
        let mut next = pin!(next);
        let connection = poll_fn(|context| {
            if asked.as_mut().poll(context).is_ready() {
                return Poll::Ready(None);
            }
            next.as_mut().poll(context).map(Some)
        });
        let Some((stream, permit)) = connection.await else { break };
        begin(stream, permit);
    }
    // The system has said yes to them already.
    while let Ok(permit) = Arc::clone(&open).try_acquire_owned()
        && let Ok(stream) = tokio::time::timeout(Duration::from_millis(1), listener.accept()).await
    {
        begin(stream, Some(permit));
    }
    drop(listener);
    drop(asked);
    let (mut again, mut answered) = (pin!(end()), pin!(tokio::time::timeout(grace, graceful.shutdown())));
    poll_fn(|context| match answered.as_mut().poll(context) {
        Poll::Ready(answered) => Poll::Ready(answered.is_ok()),
        Poll::Pending => again.as_mut().poll(context).map(|()| false),
    })
    .await
}
