//! Direction of text.

use super::declaration::family;

mod dir_value_invalid;
mod rtl_missing;
mod rtl_not_on_body;
mod rtl_unexpected;
#[cfg(test)]
mod tests;

family![dir_value_invalid, rtl_missing, rtl_not_on_body, rtl_unexpected,];
