//! Figures and the media in them (rules.md D3).

crate::rules::declaration::family! {
    image_in_link,
}
