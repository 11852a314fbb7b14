//! Pictures that stand in the looks of an element, such as one behind a text. They are not shown, and who takes the looks
//! away loses them.

use crate::markup::{Attribute, NodeRef};

/// The URLs of the pictures that an attribute names: each `url(…)` of a `style`, and a `background`.
pub(crate) fn pictures_of_style(node: NodeRef<'_>, attribute: Attribute) -> Vec<String> {
    if attribute.is("background", node.text) {
        let url = node.decoded(attribute).trim_ascii().to_owned();
        return if url.is_empty() { Vec::new() } else { vec![url] };
    }
    if !attribute.is("style", node.text) {
        return Vec::new();
    }
    let style = node.decoded(attribute);
    // ASCII letters only change, so that places are the same.
    let lower = style.to_ascii_lowercase();
    let (mut urls, mut at) = (Vec::new(), 0);
    // Behind each one it goes on, so that no byte is looked at twice.
    while let Some(opening) = lower.get(at..).and_then(|rest| rest.find("url(")) {
        let start = at + opening + "url(".len();
        let end = lower[start..].find(')').map_or(lower.len(), |len| start + len);
        let url = style[start..end].trim_ascii().trim_matches(['"', '\'']).trim_ascii();
        if !url.is_empty() {
            urls.push(url.to_owned());
        }
        at = end;
    }
    urls
}

/// Whether an element has such a picture.
pub(crate) fn has_picture_of_style(node: NodeRef<'_>) -> bool {
    node.attributes().iter().any(|&attribute| !pictures_of_style(node, attribute).is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::Buffers;
    use super::*;

    #[test]
    fn urls_of_pictures() {
        for (tag, expected) in [
            ("<p style='background-image: url(a.jpg)'>", &["a.jpg"][..]),
            ("<p STYLE='background:URL( &quot;a.jpg&quot; ) no-repeat, url(b.png)'>", &["a.jpg", "b.png"]),
            ("<p style=\"background:url('a.jpg')\">", &["a.jpg"]),
            ("<p style='background:url(a.jpg'>", &["a.jpg"]),
            ("<td background=a.jpg>", &["a.jpg"]),
            ("<p style='color: red'>", &[]),
            ("<p style='background:url()' background=''>", &[]),
            ("<p title='url(a.jpg)'>", &[]),
            ("<p style='ü url(ü.jpg)'>", &["ü.jpg"]),
        ] {
            let mut buffers = Buffers::default();
            let article = buffers.read(tag);
            let node = article.node(1).node();
            let found: Vec<String> =
                node.attributes().iter().flat_map(|&attribute| pictures_of_style(node, attribute)).collect();
            assert_eq!(found, expected, "{tag}");
            assert_eq!(has_picture_of_style(node), !expected.is_empty(), "{tag}");
        }
    }
}
