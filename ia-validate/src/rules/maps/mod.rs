//! Maps and geotags.

use super::declaration::family;

mod geotag_json_invalid;
mod geotag_order_suspect;
mod geotag_schema_invalid;
mod geotag_style_unknown;
mod map_geotag_missing;
#[cfg(test)]
mod tests;

family![
    geotag_json_invalid,
    geotag_order_suspect,
    geotag_schema_invalid,
    geotag_style_unknown,
    map_geotag_missing,
];
