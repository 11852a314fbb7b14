//! Mending URLs that are not written out in full.

use crate::article::miswritten::meant_url;
use crate::rules::findings::Finding;
use crate::rules::prelude::*;

/// Offers the URL that is meant by an attribute's value. One that begins like a host or like a scheme is never safe to
/// complete, nor one that does not begin at the root, unless the document's `base` says where it begins.
pub(crate) fn mend_url(element: Element<'_>, attribute: &str, url: &str, finding: &mut Finding) {
    if let Some(meant) = meant_url(url) {
        let edits = Edits::default().set(element, attribute, &meant);
        finding.help(format!("write `{}`, if that is meant", short(&meant))).fix(
            Safety::Unsafe,
            "write it with one scheme in front of the host",
            edits,
        );
    } else if let Some(completed) = element.article.completed(url) {
        let safety = if completed.is_certain { Safety::Safe } else { Safety::Unsafe };
        let message = match completed.by_base {
            true => "complete it by the document's `base`",
            false => "complete it by the canonical URL",
        };
        finding.fix(safety, message, Edits::default().set(element, attribute, &completed.url));
    }
}
