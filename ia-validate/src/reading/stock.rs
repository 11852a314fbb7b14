//! What is in an article, counted.

use std::collections::BTreeMap;

use super::model::{Reading, Stock};
use crate::article::classes::tokens;
use crate::article::url::WebUrl;
use crate::article::{Article, Classes, Element};
use crate::markup::{Name, NodeRef};

/// So many nodes of the code of an embed are looked at.
const MOST_NODES: usize = 200;

pub(super) fn of(reading: Reading, article: Option<&Article<'_>>) -> Stock {
    let mut stock = Stock { reading, ..Stock::default() };
    if let Some(article) = article {
        stock.language = language(article);
        count(article, &mut stock);
    }
    stock
}

fn count<'t>(article: &'t Article<'t>, stock: &mut Stock) {
    let mut known = [0; Name::ALL.len()];
    for element in article.root().into_iter().flat_map(Element::descendants) {
        match known.get_mut(element.name() as usize) {
            Some(count) => *count += 1,
            None => add(&mut stock.elements, element.name_as_written().to_ascii_lowercase()),
        }
        if element.classes() != Classes::NONE {
            let class = element.value("class").unwrap_or_default();
            let ours = tokens(&class).filter(|class| class.starts_with("op-") || class.starts_with("fb-"));
            ours.for_each(|class| add(&mut stock.classes, class.to_owned()));
        }
    }
    let named = Name::ALL.iter().zip(known).filter(|(_, count)| *count > 0);
    stock.elements.extend(named.map(|(name, count)| (name.text().to_owned(), count)));
    let is_embed =
        |iframe: &Element<'_>| iframe.figure().is_none_or(|figure| !figure.has_class(Classes::NOT_CONTENT));
    let iframes = article.index.named(Name::Iframe).iter().map(|&id| article.node(id)).filter(is_embed);
    let codes = article.embed_codes().iter().map(|(id, _)| article.node(id));
    for embed in iframes.chain(codes) {
        add(&mut stock.embeds, provider(embed.node()).unwrap_or_else(|| "inline".to_owned()));
    }
    for src in article.sources() {
        if article.node(src.element()).name() != Name::Iframe {
            let host = src.host_and_path().map(|(host, _)| host.to_ascii_lowercase());
            add(&mut stock.media_hosts, host.unwrap_or_else(|| "relative".to_owned()));
        }
    }
}

fn add(counts: &mut BTreeMap<String, usize>, name: String) {
    *counts.entry(name).or_default() += 1;
}

/// The domain that an embed is from: of its own URL, else of the last one in its code, which is its post's or script's.
fn provider(embed: NodeRef<'_>) -> Option<String> {
    let domain = |node: NodeRef<'_>| {
        let mut urls = ["src", "cite", "href", "data-href"].iter().filter_map(|name| node.value(name));
        urls.find_map(|url| {
            let url = WebUrl::parse_lenient(&url)?;
            url.registrable_domain().or_else(|| Some(url.host_name().to_owned()))
        })
    };
    let inside =
        || embed.descendants().take(MOST_NODES).filter(|node| node.is_element()).filter_map(domain).last();
    domain(embed).or_else(inside)
}

/// The language that an article says it is in, without its region.
fn language<'t>(article: &'t Article<'t>) -> Option<String> {
    let mut holders = [article.html(), article.body(), article.root()].into_iter().flatten();
    let lang = holders.find_map(|holder| holder.value_if_any("lang"))?;
    Some(lang.split(['-', '_']).next()?.to_ascii_lowercase()).filter(|lang| !lang.is_empty())
}
