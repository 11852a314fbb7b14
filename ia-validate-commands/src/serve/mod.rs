//! `serve`: the command for other programs, over HTTP.
//!
//! A document comes whole ([`body`]), waits for its turn ([`work`]), and is answered with the bytes that the command would
//! have written ([`answer`]). Nothing is read but what is sent, and nothing is kept of it.

mod answer;
mod body;
mod connections;
mod error;
mod listening;
mod metrics;
mod once;
mod openapi;
mod problem;
mod query;
mod routes;
mod work;

use std::io;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use crate::args::{Listen, ServeArgs};
use crate::terminal::console::Console;
use error::ServeError;
use listening::Listener;
use routes::{Shared, routes};

/// Wrong usage, or what cannot be served.
const FAILURE: u8 = 2;

/// File descriptors that are not for connections.
#[cfg(unix)]
const OTHER_FILES: u64 = 64;
/// The most connections at once.
const CONNECTIONS: usize = 16 * 1024;
/// How much longer than for one answer the end may take.
const GRACE: Duration = Duration::from_secs(5);

/// Serves until a signal ends it, or answers one request.
pub(crate) fn serve(args: &ServeArgs, console: &mut Console) -> ExitCode {
    let done = match &args.answer {
        Some(target) => once::answer(args, target),
        None => run(args, console).map(|()| true),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => FAILURE.into(),
        Err(error) => {
            console.error(&error);
            FAILURE.into()
        }
    }
}

fn run(args: &ServeArgs, console: &mut Console) -> Result<(), ServeError> {
    let connections = connections();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().thread_name("serve").build();
    let runtime = runtime.map_err(ServeError::Runtime)?;
    let all_answered = runtime.block_on(async {
        let shared = Shared::new(args);
        let metrics = Arc::clone(&shared.metrics);
        let cannot = |source| ServeError::Listen { at: named(&args.listen), source };
        let end = ended().map_err(ServeError::Runtime)?;
        let listener = Listener::open(&args.listen).await.map_err(cannot)?;
        console.note(&format!("listening on {}", listener.address()));
        let routes = routes(shared, &args.cors);
        let grace = args.timeout * 2 + GRACE;
        Ok(connections::serve(listener, routes, connections, metrics, end, grace).await)
    })?;
    runtime.shutdown_background();
    if all_answered { Ok(()) } else { Err(ServeError::Cut) }
}

fn named(listen: &Listen) -> String {
    match listen {
        Listen::Tcp(address) => address.clone(),
        #[cfg(unix)]
        Listen::Unix(path) => format!("unix:{}", crate::paths::shown_path(path)),
    }
}

/// Waits for a signal that asks for the end: the first time it is called, and then for the next one.
#[cfg(unix)]
fn ended() -> io::Result<impl AsyncFnMut()> {
    use std::future::poll_fn;
    use std::task::Poll;

    use tokio::signal::unix::{SignalKind, signal};

    let (mut terminated, mut interrupted) =
        (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move || {
        poll_fn(|context| match (terminated.poll_recv(context), interrupted.poll_recv(context)) {
            (Poll::Pending, Poll::Pending) => Poll::Pending,
            _ => Poll::Ready(()),
        })
        .await;
    })
}

#[cfg(not(unix))]
fn ended() -> io::Result<impl AsyncFnMut()> {
    Ok(async || {
        // Without it nothing but force ends the service.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}

/// How many connections there can be at once: as many as the system lets this process have files, after it was asked for
/// more.
fn connections() -> usize {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        let limit = getrlimit(Resource::Nofile);
        let wanted = Rlimit { current: limit.maximum, maximum: limit.maximum };
        let files = match setrlimit(Resource::Nofile, wanted) {
            Ok(()) => limit.maximum,
            Err(_) => limit.current,
        };
        let files = files
            .map_or(CONNECTIONS, |files| usize::try_from(files.saturating_sub(OTHER_FILES)).unwrap_or(1));
        files.clamp(1, CONNECTIONS)
    }
    #[cfg(not(unix))]
    CONNECTIONS
}
