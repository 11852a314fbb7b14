//! `lsp`: findings while a text is written, in any editor that speaks the language server protocol.
//!
//! One thread reads what the client says; another does everything else, one thing after the other, always with the
//! texts as they are at that moment. So what is published is never about an older version than the client has told
//! of, and nothing needs to be locked.

mod actions;
mod client;
mod completion;
mod diagnostics;
mod document;
mod hover;
mod outline;
mod positions;
mod server;
mod session;
mod transport;
mod workspace;

use std::process::ExitCode;

use crate::args::LspArgs;
use crate::terminal::console::Console;
use session::Session;

/// Serves one client, until it says that it is done (which is success) or is gone.
pub(crate) fn serve(args: &LspArgs, console: &mut Console) -> ExitCode {
    match Session::new(args, console).and_then(Session::run) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            console.error(&error);
            ExitCode::FAILURE
        }
    }
}
