//! What is asked to end ends when the file at hand is whole; so nothing is left behind.

#[cfg(unix)]
pub(crate) use unix::{hold, outlive_limits};

#[cfg(unix)]
mod unix {
    use std::io;
    use std::sync::atomic::AtomicBool;
    use std::sync::{Arc, Condvar, Mutex, MutexGuard, Once, PoisonError};
    use std::thread;
    use std::time::Duration;

    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXFSZ};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    static WORK: Mutex<Work> = Mutex::new(Work { held: 0, is_over: false });
    static DONE: Condvar = Condvar::new();

    struct Work {
        /// How many [`hold`].
        held: usize,
        /// Whether the process is about to end.
        is_over: bool,
    }

    /// While this lives, a signal that ends the process waits; a second one does not.
    #[must_use]
    pub(crate) struct Held(());

    /// Begins something that is to be done as a whole or not at all.
    pub(crate) fn hold() -> Held {
        static LISTENING: Once = Once::new();
        // Whoever writes nothing needs none of it.
        LISTENING.call_once(|| _ = listen());
        let mut work = lock();
        while work.is_over && work.held == 0 {
            work = DONE.wait(work).unwrap_or_else(PoisonError::into_inner);
        }
        work.held += 1;
        Held(())
    }

    impl Drop for Held {
        fn drop(&mut self) {
            lock().held -= 1;
            DONE.notify_all();
        }
    }

    /// A file that becomes larger than this process may make one is an error, and not the end.
    pub(crate) fn outlive_limits() {
        let _ = signal_hook::flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)));
    }

    fn lock() -> MutexGuard<'static, Work> {
        WORK.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn listen() -> io::Result<()> {
        let ignored = ignored();
        let heeded =
            [SIGHUP, SIGINT, SIGQUIT, SIGTERM].into_iter().filter(|signal| ignored >> (signal - 1) & 1 == 0);
        let mut signals = Signals::new(heeded)?;
        let end = move || {
            let Some(signal) = signals.forever().next() else { return };
            let mut work = lock();
            work.is_over = true;
            while work.held > 0 && signals.pending().next().is_none() {
                (work, _) = DONE
                    .wait_timeout(work, Duration::from_millis(20))
                    .unwrap_or_else(PoisonError::into_inner);
            }
            let _ = emulate_default_handler(signal);
        };
        thread::Builder::new().name("signals".to_owned()).spawn(end)?;
        Ok(())
    }

    /// The signals that whoever began this process wants to be ignored, as `nohup` does: a bit for each.
    fn ignored() -> u64 {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
        line.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or_default()
    }
}

/// Begins something that is to be done as a whole. Nothing is known here of what ends processes.
#[cfg(not(unix))]
pub(crate) fn hold() {}

#[cfg(not(unix))]
pub(crate) fn outlive_limits() {}
