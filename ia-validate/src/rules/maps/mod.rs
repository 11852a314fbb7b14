//! Maps and geotags (rules.md D3).

#[cfg(test)]
mod tests;

crate::rules::declaration::family! {
    geotag_json_invalid,
    geotag_order_suspect,
    geotag_schema_invalid,
    geotag_style_unknown,
    map_geotag_missing,
}
