//! What configuration files say of a text.

use std::path::Path;

use ia_validate_render::config::{Given, Settled, settle};
use ia_validate_render::options::{Naming, Raw};
use serde_json::json;

use crate::error::Error;

/// The options, or the file that is needed. `chain` has paths and texts by turns.
pub(crate) fn configured(chain: &[String], path: &str, settings: &Raw<String>) -> Result<String, Error> {
    let given = |pair: &[String]| match pair {
        [path, text] => Some(Given { path: path.into(), text: text.clone() }),
        _ => None,
    };
    let chain: Vec<Given> = chain.chunks(2).filter_map(given).collect();
    let settled = settle(&chain, Path::new(path), settings, Naming::Camel);
    Ok(match settled.map_err(|error| Error::Config(error.to_string()))? {
        Settled::Options(options) => json!({ "options": options }).to_string(),
        Settled::Needs(path) => json!({ "needs": path.to_string_lossy() }).to_string(),
    })
}
