//! Links around pictures that lead to the picture itself, as WordPress writes them: they say nothing more.

use crate::article::text::is_space_or_nbsp;
use crate::markup::{Name, NodeKind, NodeRef};

/// How the paths of pictures end.
const PICTURES: [&str; 6] = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"];

/// The most nodes that are looked at in a link.
const MOST: u32 = 50;

/// Whether a URL leads to a picture.
pub(crate) fn is_picture(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or_default().trim_ascii().to_ascii_lowercase();
    PICTURES.iter().any(|extension| path.ends_with(extension))
}

/// Whether this is a link to a picture that holds one, and no text.
pub(crate) fn leads_to_its_picture(link: NodeRef<'_>) -> bool {
    let is_link = link.name() == Name::A && link.value("href").is_some_and(|url| is_picture(&url));
    if !is_link || link.end() - link.id > MOST {
        return false;
    }
    let mut inside = (link.id + 1..link.end()).map(|id| NodeRef { id, ..link });
    let is_blank = |node: NodeRef<'_>| {
        node.kind() != NodeKind::Text || node.decoded_text().chars().all(is_space_or_nbsp)
    };
    inside.clone().all(is_blank) && inside.any(|node| node.name() == Name::Img)
}
