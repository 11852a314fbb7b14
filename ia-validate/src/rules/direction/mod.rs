//! Direction of text (rules.md F9).

crate::rules::declaration::family! {
    dir_value_invalid,
    rtl_missing,
    rtl_not_on_body,
    rtl_unexpected,
}

#[cfg(test)]
mod tests;
