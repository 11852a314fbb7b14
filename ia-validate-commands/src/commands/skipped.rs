//! Inputs that a command goes on without.

use ia_validate_render::Summary;

use crate::inputs::InputError;
use crate::terminal::console::Console;

/// Tells why an input is left out, and counts it.
pub(crate) fn skipped(error: &InputError, console: &mut Console, summary: &mut Summary) {
    if matches!(error, InputError::NotMeant(_)) {
        summary.passed_over += 1;
        console.detail(&format!("passed over {error}"));
    } else {
        console.error(error);
        summary.failed += 1;
    }
}

/// Tells that nothing was left to look at, if so many inputs were and all others are passed over.
pub(crate) fn nothing_left(looked_at: usize, console: &mut Console, summary: &mut Summary) {
    if looked_at == 0 && summary.failed == 0 && summary.passed_over > 0 {
        console.error(&InputError::NoneMeant { passed_over: summary.passed_over });
        summary.failed += 1;
    }
}
