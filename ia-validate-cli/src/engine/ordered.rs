//! Work on several threads, with its results in order.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How many items for each thread may be begun before their results are taken: enough to go on beside one that
/// takes long, and little to keep.
const AHEAD: usize = 4;

/// Works on all items on so many threads, this one among them, and gives the results to `take` in the order of
/// the items. Whoever waits for a result works on other items meanwhile: waking a thread takes about as long as
/// a small item.
///
/// When `take` returns, no further item is begun. A panic of `work` comes through.
pub(crate) fn in_order<T: Sync, R: Send, O>(
    items: &[T],
    threads: usize,
    work: impl Fn(&T) -> R + Sync,
    take: impl FnOnce(&mut dyn Iterator<Item = R>) -> O,
) -> O {
    let state = State { results: VecDeque::new(), taken: 0, is_over: false, sleepers: 0, is_awaited: false };
    let shop = Shop {
        items,
        ahead: threads.max(1) * AHEAD,
        work,
        state: Mutex::new(state),
        has_room: Condvar::new(),
        has_result: Condvar::new(),
    };
    thread::scope(|scope| {
        // Those that the system does not grant are not needed.
        for _ in 1..threads {
            if thread::Builder::new().spawn_scoped(scope, || shop.labour()).is_err() {
                break;
            }
        }
        let _closed = OnDrop(|| shop.close());
        take(&mut std::iter::from_fn(|| shop.next()))
    })
}

/// What all threads share.
struct Shop<'i, T, R, W> {
    items: &'i [T],
    /// How many items may be begun before their results are taken.
    ahead: usize,
    work: W,
    state: Mutex<State<R>>,
    /// There may be an item to begin, or no more will be begun.
    has_room: Condvar,
    /// There may be the result that is taken next, or there never will be.
    has_result: Condvar,
}

struct State<R> {
    /// The results of the items that were begun and not taken; nothing for those that are still worked on.
    results: VecDeque<Option<R>>,
    /// How many were taken.
    taken: usize,
    is_over: bool,
    /// How many threads wait for room, and whether one waits for a result: to wake none takes time as well.
    sleepers: usize,
    is_awaited: bool,
}

impl<T, R, W: Fn(&T) -> R> Shop<'_, T, R, W> {
    /// Works until nothing is left to begin.
    fn labour(&self) {
        let _closed = OnDrop(|| {
            if thread::panicking() {
                self.close();
            }
        });
        let mut state = self.lock();
        while !state.is_over && state.begun() < self.items.len() {
            state = match self.work_on_one(state) {
                Ok(state) => state,
                Err(mut state) => {
                    state.sleepers += 1;
                    let mut state = self.has_room.wait(state).unwrap_or_else(PoisonError::into_inner);
                    state.sleepers -= 1;
                    state
                }
            };
        }
    }

    /// The result of the next item.
    fn next(&self) -> Option<R> {
        let mut state = self.lock();
        while state.taken < self.items.len() && !state.is_over {
            if let Some(Some(_)) = state.results.front() {
                state.taken += 1;
                if state.sleepers > 0 {
                    self.has_room.notify_one();
                }
                return state.results.pop_front().flatten();
            }
            state = match self.work_on_one(state) {
                Ok(state) => state,
                Err(mut state) => {
                    state.is_awaited = true;
                    let mut state = self.has_result.wait(state).unwrap_or_else(PoisonError::into_inner);
                    state.is_awaited = false;
                    state
                }
            };
        }
        None
    }

    /// Works on the next item, without the lock, if it may be begun.
    fn work_on_one<'s>(
        &'s self,
        mut state: MutexGuard<'s, State<R>>,
    ) -> Result<MutexGuard<'s, State<R>>, MutexGuard<'s, State<R>>> {
        let index = state.begun();
        let Some(item) = self.items.get(index).filter(|_| state.results.len() < self.ahead) else {
            return Err(state);
        };
        state.results.push_back(None);
        drop(state);
        let result = (self.work)(item);
        let mut state = self.lock();
        let place = index - state.taken;
        state.results[place] = Some(result);
        if place == 0 && state.is_awaited {
            self.has_result.notify_one();
        }
        Ok(state)
    }

    /// Lets all threads end.
    fn close(&self) {
        self.lock().is_over = true;
        self.has_room.notify_all();
        self.has_result.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, State<R>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<R> State<R> {
    /// How many items were begun.
    fn begun(&self) -> usize {
        self.taken + self.results.len()
    }
}

/// Calls when it goes, be it for a panic.
struct OnDrop<F: FnMut()>(F);

impl<F: FnMut()> Drop for OnDrop<F> {
    fn drop(&mut self) {
        (self.0)();
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
        assert!(items[..40].starts_with(&taken), "{taken:?}");
        let in_take = catch_unwind(|| in_order(&items, 3, |&item| item, |_| panic!("at once")));
        assert!(in_take.is_err());
    }
}
