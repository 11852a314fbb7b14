//! Work: as much at once as the machine has threads for, a short queue, and no more.

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;
use tokio::time::{Instant, timeout_at};

use super::metrics::{Counted, Metrics};
use super::problem::{Kind, Problem};

/// How many wait for each of the threads, unless whoever runs the service says otherwise.
const WAITING: usize = 32;

/// The work at once, and the queue for it.
#[derive(Clone, Debug)]
pub(super) struct Work {
    threads: Arc<Semaphore>,
    /// Those at work and in the queue.
    places: Arc<Semaphore>,
    time: Duration,
    metrics: Arc<Metrics>,
}

impl Work {
    /// So many `threads`, and so many in the `queue`; none is answered later than in `time`.
    pub(super) fn new(
        threads: Option<NonZeroUsize>,
        queue: Option<usize>,
        time: Duration,
        metrics: &Arc<Metrics>,
    ) -> Self {
        let threads = threads.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
        let threads = threads.min(Semaphore::MAX_PERMITS / 2);
        let queue = queue.unwrap_or(threads * WAITING).min(Semaphore::MAX_PERMITS / 2);
        Self {
            threads: Arc::new(Semaphore::new(threads)),
            places: Arc::new(Semaphore::new(threads + queue)),
            time,
            metrics: Arc::clone(metrics),
        }
    }

    /// Does `work` when it is its turn.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let deadline = Instant::now() + self.time;
        let place = Arc::clone(&self.places).try_acquire_owned();
        let place = place.map_err(|_| Kind::Busy.because("the queue is full; come again in a moment"))?;
        let waits = Counted::new(&self.metrics.waiting);
        let thread = timeout_at(deadline, Arc::clone(&self.threads).acquire_owned()).await;
        drop(waits);
        let Ok(Ok(thread)) = thread else {
            return Err(Kind::Busy.because("it was not this document's turn in time; come again in a moment"));
        };
        let works = Counted::new(&self.metrics.working);
        // What has begun runs to its end, and keeps its place until then, whether or not someone still waits for it.
        let done = spawn_blocking(move || {
            let _held = (place, thread, works);
            work()
        });
        match timeout_at(deadline, done).await {
            Ok(Ok(done)) => Ok(done),
            Ok(Err(_)) => {
                Err(Kind::Failed
                    .because("the document could not be worked on; that is a fault of ia-validate"))
            }
            Err(_) => Err(Kind::TookTooLong.because(format!(
                "there is no answer after {} seconds; send the document in parts",
                self.time.as_secs()
            ))),
        }
    }
}
