//! Who is told how far the check of a feed has come.

use std::cell::{Cell, RefCell};

use js_sys::Function;
use wasm_bindgen::JsValue;

/// So many bytes are checked before the next word.
const STEP: u32 = 1 << 18;

thread_local! {
    static TELL: RefCell<Option<Function>> = const { RefCell::new(None) };
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// Whoever is told from here on, with the bytes that are checked.
pub(crate) fn by(tell: Option<Function>) {
    TELL.set(tell);
    NEXT.set(0);
}

/// Tells it, if someone wants to know and it is worth a word.
pub(crate) fn progress(at: u32) {
    let next = NEXT.get();
    // A second round begins at the front again.
    if at < next && next - at <= STEP {
        return;
    }
    NEXT.set(at.saturating_add(STEP));
    TELL.with_borrow(|tell| {
        if let Some(tell) = tell {
            // Who cannot bear the news does not stop the check.
            let _ = tell.call1(&JsValue::UNDEFINED, &JsValue::from(at));
        }
    });
}
