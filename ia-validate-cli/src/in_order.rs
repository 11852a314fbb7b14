//! Work on several threads, with its results in order.

use std::collections::VecDeque;
use std::slice;
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

/// How many items each thread may be ahead of whoever takes the results: enough to go on behind one that takes
/// long, and little to keep.
const AHEAD: usize = 4;

/// Works on all items on so many threads, as few as the system grants, and gives the results to `take` in the
/// order of the items.
///
/// When `take` returns, no further item is begun. A panic of `work` comes through.
pub(crate) fn in_order<T: Sync, R: Send, O>(
    items: &[T],
    threads: usize,
    work: impl Fn(&T) -> R + Sync,
    take: impl FnOnce(&mut dyn Iterator<Item = R>) -> O,
) -> O {
    let (queue, jobs) = mpsc::channel();
    let jobs = Mutex::new(jobs);
    let labour = || {
        while let Some((item, done)) = next(&jobs) {
            // Whoever does not wait for it any more has no use for it.
            let _ = SyncSender::send(&done, work(item));
        }
    };
    thread::scope(|scope| {
        let start = |_| thread::Builder::new().spawn_scoped(scope, labour).ok();
        let started = (0..threads).map_while(start).count();
        if started == 0 {
            return take(&mut items.iter().map(&work));
        }
        let mut results =
            Results { rest: items.iter(), queue, ahead: started * AHEAD, waiting: VecDeque::new() };
        let taken = take(&mut results);
        // The threads end when there is no queue any more, and nothing in it.
        drop(results);
        lock(&jobs).try_iter().for_each(drop);
        taken
    })
}

/// An item, and where its result goes.
type Job<'i, T, R> = (&'i T, SyncSender<R>);

/// Waits for the next job; none if there will be none.
fn next<'i, T, R>(jobs: &Mutex<Receiver<Job<'i, T, R>>>) -> Option<Job<'i, T, R>> {
    lock(jobs).recv().ok()
}

fn lock<J>(jobs: &Mutex<J>) -> MutexGuard<'_, J> {
    jobs.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The results, of items that are handed out a few at a time.
struct Results<'i, T, R> {
    rest: slice::Iter<'i, T>,
    queue: mpsc::Sender<Job<'i, T, R>>,
    ahead: usize,
    waiting: VecDeque<Receiver<R>>,
}

impl<T, R> Iterator for Results<'_, T, R> {
    type Item = R;

    fn next(&mut self) -> Option<R> {
        let free = self.ahead - self.waiting.len();
        for item in self.rest.by_ref().take(free) {
            let (done, result) = mpsc::sync_channel(1);
            self.queue.send((item, done)).ok()?;
            self.waiting.push_back(result);
        }
        // A thread that panics leaves none; the scope panics in turn.
        self.waiting.pop_front()?.recv().ok()
    }
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    /// Takes a while, sometimes: long enough for others to be done before.
    fn dawdle(item: usize) {
        if item.is_multiple_of(5) {
            thread::sleep(Duration::from_millis(2));
        }
    }

    #[test]
    fn results_come_in_the_order_of_the_items() {
        for count in [0, 1, 2, 9, 200] {
            let items: Vec<usize> = (0..count).collect();
            for threads in [0, 1, 2, 7, 300] {
                let work = |&item: &usize| {
                    dawdle(item);
                    item * item
                };
                let results: Vec<usize> = in_order(&items, threads, work, |results| results.collect());
                let expected: Vec<usize> = items.iter().map(|item| item * item).collect();
                assert_eq!(results, expected, "{threads} threads");
            }
        }
    }

    #[test]
    fn no_thread_runs_far_ahead() {
        let items: Vec<usize> = (0..500).collect();
        let threads = 3;
        let begun = AtomicUsize::new(0);
        let work = |_: &usize| begun.fetch_add(1, Ordering::SeqCst);
        let most = in_order(&items, threads, work, |results| {
            let mut most = 0;
            let mut taken = 0;
            while results.next().is_some() {
                taken += 1;
                dawdle(taken);
                most = most.max(begun.load(Ordering::SeqCst) - taken);
            }
            most
        });
        assert_eq!(begun.into_inner(), 500);
        assert!(most > 0 && most <= threads * AHEAD, "{most}");
    }

    #[test]
    fn who_has_enough_ends_it() {
        let items: Vec<usize> = (0..500).collect();
        let begun = AtomicUsize::new(0);
        let work = |&item: &usize| {
            begun.fetch_add(1, Ordering::SeqCst);
            item
        };
        let third = in_order(&items, 2, work, |results| results.nth(2));
        assert_eq!(third, Some(2));
        let begun = begun.into_inner();
        assert!((3..=2 + 2 * AHEAD).contains(&begun), "{begun}");
    }

    #[test]
    fn panics_come_through() {
        let items: Vec<usize> = (0..500).collect();
        let work = |&item: &usize| if item == 40 { panic!("at {item}") } else { item };
        let mut taken = Vec::new();
        let run = catch_unwind(AssertUnwindSafe(|| {
            in_order(&items, 3, work, |results| taken.extend(results));
        }));
        assert!(run.is_err());
        assert_eq!(taken, items[..40]);
        let in_take = catch_unwind(|| in_order(&items, 3, |&item| item, |_| panic!("at once")));
        assert!(in_take.is_err());
    }
}
