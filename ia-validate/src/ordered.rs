//! Work on several threads, with its results in order.

use std::collections::VecDeque;
use std::ops::Range;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How many items for each thread may be begun before their results are taken: enough to go on beside one that
/// takes long, and little to keep.
const AHEAD: usize = 4;

/// Works on all items on so many threads, this one among them, and gives the results to `take` in the order of
/// the items. `items` gives one after the other, to whichever thread has time. Whoever waits for a result works on other
/// items meanwhile: waking a thread takes about as long as a small item.
///
/// At most four items for each thread are begun before their results are taken. When `take` returns, no further item is
/// begun. A panic of `work` comes through. Threads that the system does not grant are done without.
pub fn in_order<T, R: Send, O>(
    mut items: impl FnMut() -> Option<T> + Send,
    threads: usize,
    work: impl Fn(T) -> R + Sync,
    take: impl FnOnce(&mut dyn Iterator<Item = Lent<'_, R>>) -> O,
) -> O {
    if threads < 2 {
        return take(&mut std::iter::from_fn(|| Some(Lent { result: Some(work(items()?)), to: None })));
    }
    let state = State {
        results: VecDeque::new(),
        taken: 0,
        is_over: false,
        has_more: true,
        sleepers: 0,
        is_awaited: false,
    };
    let shop = Shop {
        items: Mutex::new(items),
        ahead: begun_at_once(threads),
        work,
        spent: (0..threads).map(|_| Mutex::default()).collect(),
        state: Mutex::new(state),
        has_room: Condvar::new(),
        has_result: Condvar::new(),
    };
    thread::scope(|scope| {
        for me in 1..threads {
            let shop = &shop;
            if thread::Builder::new().spawn_scoped(scope, move || shop.labour(me)).is_err() {
                break;
            }
        }
        let _closed = OnDrop(|| shop.close());
        take(&mut std::iter::from_fn(|| shop.next()))
    })
}

/// Works on a range from 0 to `len`, `part` of it at a time, on so many threads, this one among them, and gives the results to
/// `take` in order. This one does something else first, which is the answer.
pub(crate) fn in_parts<R: Send, O>(
    len: usize,
    part: usize,
    threads: usize,
    first: impl FnOnce() -> O,
    work: impl Fn(Range<usize>) -> R + Sync,
    take: impl FnMut(R),
) -> O {
    let mut parts = (0..len).step_by(part).map(|start| start..len.min(start + part));
    let threads = threads.min(len.div_ceil(part));
    in_order(
        || parts.next(),
        threads,
        work,
        |results| {
            let first = first();
            results.filter_map(Lent::take).for_each(take);
            first
        },
    )
}

/// How many items may be begun on so many threads before a result is taken.
pub(crate) const fn begun_at_once(threads: usize) -> usize {
    threads * AHEAD
}

/// A result, lent by the thread that made it. When it is done with, that thread frees it: an allocator serves best who gives
/// back what he took himself.
#[derive(Debug)]
pub struct Lent<'s, R> {
    result: Option<R>,
    to: Option<&'s Mutex<Vec<R>>>,
}

impl<R> Lent<'_, R> {
    /// The result.
    pub fn get(&mut self) -> Option<&mut R> {
        self.result.as_mut()
    }

    /// The result, to keep.
    #[must_use]
    pub fn take(mut self) -> Option<R> {
        self.result.take()
    }
}

impl<R> Drop for Lent<'_, R> {
    fn drop(&mut self) {
        if let (Some(to), Some(result)) = (self.to, self.result.take()) {
            locked(to).push(result);
        }
    }
}

/// What all threads share.
struct Shop<I, R, W> {
    /// Whoever has it begins the next item.
    items: Mutex<I>,
    /// How many items may be begun before their results are taken.
    ahead: usize,
    work: W,
    /// Results that are done with, by the thread that made them.
    spent: Vec<Mutex<Vec<R>>>,
    state: Mutex<State<R>>,
    /// There may be an item to begin, or no more will be begun.
    has_room: Condvar,
    /// There may be the result that is taken next, or there never will be.
    has_result: Condvar,
}

struct State<R> {
    /// The results of the items that were begun and not taken, with who made them; nothing for those that are still worked
    /// on.
    results: VecDeque<Option<(usize, R)>>,
    /// How many were taken.
    taken: usize,
    is_over: bool,
    /// Whether there may be further items.
    has_more: bool,
    /// How many threads wait for room, and whether one waits for a result: to wake none takes time as well.
    sleepers: usize,
    is_awaited: bool,
}

impl<T, I: FnMut() -> Option<T>, R, W: Fn(T) -> R> Shop<I, R, W> {
    /// Works until nothing is left to begin.
    fn labour(&self, me: usize) {
        let _closed = OnDrop(|| {
            if thread::panicking() {
                self.close();
            }
        });
        let mut done = Vec::new();
        loop {
            if self.work_on_one(me) {
                self.free_spent(me, &mut done);
                continue;
            }
            let mut state = self.lock();
            if state.is_over || !state.has_more {
                return;
            }
            if state.results.len() >= self.ahead {
                state.sleepers += 1;
                state = self.has_room.wait(state).unwrap_or_else(PoisonError::into_inner);
                state.sleepers -= 1;
            }
        }
    }

    /// The result of the next item.
    fn next(&self) -> Option<Lent<'_, R>> {
        let mut may_begin = true;
        let mut state = self.lock();
        while !state.is_over && (state.has_more || !state.results.is_empty()) {
            if let Some(Some(_)) = state.results.front() {
                state.taken += 1;
                // Not for each: whoever is woken takes longer to get up than most items take.
                if state.sleepers > 0 && state.results.len() <= self.ahead / 2 {
                    self.has_room.notify_all();
                }
                let (by, result) = state.results.pop_front().flatten()?;
                return Some(Lent { result: Some(result), to: self.spent.get(by).filter(|_| by > 0) });
            }
            if may_begin {
                drop(state);
                may_begin = self.work_on_one(0);
                state = self.lock();
            } else {
                state.is_awaited = true;
                state = self.has_result.wait(state).unwrap_or_else(PoisonError::into_inner);
                state.is_awaited = false;
                may_begin = true;
            }
        }
        None
    }

    /// Works on the next item, if it may be begun.
    fn work_on_one(&self, me: usize) -> bool {
        let mut items = locked(&self.items);
        let has_room =
            |state: &State<R>| !state.is_over && state.has_more && state.results.len() < self.ahead;
        if !has_room(&self.lock()) {
            return false;
        }
        let Some(item) = items() else {
            let mut state = self.lock();
            state.has_more = false;
            if state.sleepers > 0 {
                self.has_room.notify_all();
            }
            return false;
        };
        let mut state = self.lock();
        state.results.push_back(None);
        let index = state.taken + state.results.len() - 1;
        drop(state);
        drop(items);
        let result = (self.work)(item);
        let mut state = self.lock();
        let place = index - state.taken;
        state.results[place] = Some((me, result));
        if place == 0 && state.is_awaited {
            self.has_result.notify_one();
        }
        true
    }

    /// Frees what a thread has made and nobody needs any more. The list of it is exchanged for an empty one: if who gives back
    /// made a new one each time, this thread would have to free that.
    fn free_spent(&self, me: usize, done: &mut Vec<R>) {
        if let Some(spent) = self.spent.get(me) {
            std::mem::swap(done, &mut *locked(spent));
            done.clear();
        }
    }

    /// Lets all threads end.
    fn close(&self) {
        self.lock().is_over = true;
        self.has_room.notify_all();
        self.has_result.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, State<R>> {
        locked(&self.state)
    }
}

/// What is kept there is whole, whoever had it when he panicked.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
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

    fn giving(mut items: std::ops::Range<usize>) -> impl FnMut() -> Option<usize> {
        move || items.next()
    }

    /// Takes a while, sometimes: long enough for others to be done before.
    fn dawdle(item: usize) {
        if item.is_multiple_of(5) {
            thread::sleep(Duration::from_millis(2));
        }
    }

    #[test]
    fn results_come_in_the_order_of_the_items() {
        for count in [0, 1, 2, 9, 200] {
            let items = 0..count;
            for threads in [0, 1, 2, 7, 300] {
                let work = |item: usize| {
                    dawdle(item);
                    item * item
                };
                let results: Vec<usize> = in_order(giving(items.clone()), threads, work, |results| {
                    results.filter_map(Lent::take).collect()
                });
                let expected: Vec<usize> = items.clone().map(|item| item * item).collect();
                assert_eq!(results, expected, "{threads} threads");
            }
        }
    }

    #[test]
    fn no_thread_runs_far_ahead() {
        let items = 0..500;
        let threads = 3;
        let begun = AtomicUsize::new(0);
        let work = |_: usize| begun.fetch_add(1, Ordering::SeqCst);
        let most = in_order(giving(items.clone()), threads, work, |results| {
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

    /// Notes the threads that have it when it goes.
    struct Noted<'n>(thread::ThreadId, &'n Mutex<Vec<bool>>);

    impl Drop for Noted<'_> {
        fn drop(&mut self) {
            locked(self.1).push(self.0 == thread::current().id());
        }
    }

    #[test]
    fn who_made_a_result_frees_it() {
        let notes = Mutex::default();
        let work = |item: usize| {
            dawdle(item);
            Noted(thread::current().id(), &notes)
        };
        let kept = in_order(giving(0..200), 3, work, |results| {
            let kept: Vec<_> = (0..5).filter_map(|_| results.next()?.take()).collect();
            results.for_each(drop);
            kept.len()
        });
        let notes = notes.into_inner().unwrap();
        assert_eq!((kept, notes.len()), (5, 200));
        // But for those that were kept, and what came back when there was nothing to do any more.
        let elsewhere = notes.iter().filter(|is_own| !**is_own).count();
        assert!(elsewhere < 100, "{elsewhere}");
    }

    #[test]
    fn who_has_enough_ends_it() {
        let items = 0..500;
        let begun = AtomicUsize::new(0);
        let work = |item: usize| {
            begun.fetch_add(1, Ordering::SeqCst);
            item
        };
        let third = in_order(giving(items.clone()), 2, work, |results| results.nth(2).and_then(Lent::take));
        assert_eq!(third, Some(2));
        let begun = begun.into_inner();
        assert!((3..=2 + 2 * AHEAD).contains(&begun), "{begun}");
    }

    #[test]
    fn panics_come_through() {
        let items = 0..500;
        let work = |item: usize| if item == 40 { panic!("at {item}") } else { item };
        let mut taken = Vec::new();
        let run = catch_unwind(AssertUnwindSafe(|| {
            in_order(giving(items.clone()), 3, work, |results| taken.extend(results.filter_map(Lent::take)));
        }));
        assert!(run.is_err());
        assert!((0..40).collect::<Vec<_>>().starts_with(&taken), "{taken:?}");
        let in_take =
            catch_unwind(|| in_order(giving(items.clone()), 3, |item: usize| item, |_| panic!("at once")));
        assert!(in_take.is_err());
    }
}
