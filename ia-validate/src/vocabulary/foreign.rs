//! What is no part of the format, and stands in articles all the same.

/// The classes of the outermost elements of blocks of buttons for sharing, by what begins them, as the plugins write them (seen on
/// 28 November 2026): Jetpack, AddToAny, AddThis, Shareaholic, Sociable, Simple Share Buttons, Ultimate Social Media
/// Icons, Social Warfare, Monarch, MashShare, ShareThis, Scriptless Social Sharing, Shariff, Heateor, Drupal's own.
#[rustfmt::skip]
pub(crate) static SHARE_BLOCKS: &[&str] = &[
    "sharedaddy", "sd-sharing", "addtoany", "a2a_kit", "addthis", "shareaholic", "sociable", "ssba", "sfsi_", "swp_social_panel",
    "et_social", "mashsb", "sharethis", "st-btn", "scriptlesssocialsharing", "shariff", "heateor_sss", "easy-social-share",
    "essb_", "social-share", "share-buttons", "jp-relatedposts",
];
