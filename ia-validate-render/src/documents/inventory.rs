//! What `inventory` says: what there is in many articles, and how they come through.

use std::collections::BTreeMap;

use ia_validate::chrono::Datelike as _;
use ia_validate::reading::Stock;
use serde::Serialize;

use super::SCHEMA;

/// What stands for a year or a language that an article does not name.
const UNKNOWN: &str = "unknown";

/// What there is in the articles of a run.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(any(test, feature = "schema"), derive(schemars::JsonSchema))]
pub struct Inventory {
    /// The version of this form of document.
    pub schema: u32,
    /// How the articles come through.
    pub articles: ComingThrough,
    /// Articles by the year in which they were published, or `unknown`.
    pub years: BTreeMap<String, usize>,
    /// Elements by name, those in iframes aside.
    pub elements: BTreeMap<String, usize>,
    /// Elements by their classes that begin with `op-` or `fb-`.
    pub classes: BTreeMap<String, usize>,
    /// Embeds by the domain that they are from, or `inline`.
    pub embeds: BTreeMap<String, usize>,
    /// Images, videos and sounds by host, or `relative`.
    pub media_hosts: BTreeMap<String, usize>,
    /// Articles by language, or `unknown`.
    pub languages: BTreeMap<String, usize>,
    /// What is lost, the most frequent first.
    pub losses: Vec<Loss>,
    /// Articles that are rejected, by the rule that decides it.
    pub rejections: BTreeMap<&'static str, usize>,
}

/// Articles by how they come through.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize)]
#[cfg_attr(any(test, feature = "schema"), derive(schemars::JsonSchema))]
pub struct ComingThrough {
    /// With all that is in them.
    pub whole: usize,
    /// Without some of it.
    pub with_loss: usize,
    /// Not at all.
    pub rejected: usize,
}

/// What is lost by a rule.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(any(test, feature = "schema"), derive(schemars::JsonSchema))]
pub struct Loss {
    /// The rule.
    pub rule: &'static str,
    /// Articles that lose something.
    pub articles: usize,
    /// Things that are lost.
    pub count: usize,
}

impl Inventory {
    /// An inventory of nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            schema: SCHEMA,
            articles: ComingThrough::default(),
            years: BTreeMap::new(),
            elements: BTreeMap::new(),
            classes: BTreeMap::new(),
            embeds: BTreeMap::new(),
            media_hosts: BTreeMap::new(),
            languages: BTreeMap::new(),
            losses: Vec::new(),
            rejections: BTreeMap::new(),
        }
    }

    /// Adds an article.
    pub fn add(&mut self, stock: &Stock) {
        let reading = &stock.reading;
        *match (reading.rejected, &reading.dropped[..]) {
            (Some(_), _) => &mut self.articles.rejected,
            (None, []) => &mut self.articles.whole,
            (None, _) => &mut self.articles.with_loss,
        } += 1;
        if let Some(rule) = reading.rejected {
            *self.rejections.entry(rule).or_default() += 1;
        }
        let year = reading.published.map(|time| time.year().to_string());
        *self.years.entry(year.unwrap_or_else(|| UNKNOWN.to_owned())).or_default() += 1;
        let language = stock.language.clone();
        *self.languages.entry(language.unwrap_or_else(|| UNKNOWN.to_owned())).or_default() += 1;
        for (all, these) in [
            (&mut self.elements, &stock.elements),
            (&mut self.classes, &stock.classes),
            (&mut self.embeds, &stock.embeds),
            (&mut self.media_hosts, &stock.media_hosts),
        ] {
            for (name, count) in these {
                // Hardly any article has a name that none before it had.
                match all.get_mut(name) {
                    Some(known) => *known += count,
                    None => _ = all.insert(name.clone(), *count),
                }
            }
        }
        let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
        reading.dropped.iter().for_each(|dropped| *counts.entry(dropped.rule).or_default() += 1);
        counts.into_iter().for_each(|(rule, count)| self.lose(Loss { rule, articles: 1, count }));
    }

    /// Adds what is in another inventory.
    pub fn merge(&mut self, other: Self) {
        self.articles.whole += other.articles.whole;
        self.articles.with_loss += other.articles.with_loss;
        self.articles.rejected += other.articles.rejected;
        for (all, these) in [
            (&mut self.years, other.years),
            (&mut self.elements, other.elements),
            (&mut self.classes, other.classes),
            (&mut self.embeds, other.embeds),
            (&mut self.media_hosts, other.media_hosts),
            (&mut self.languages, other.languages),
        ] {
            these.into_iter().for_each(|(name, count)| *all.entry(name).or_default() += count);
        }
        other.rejections.into_iter().for_each(|(rule, it)| *self.rejections.entry(rule).or_default() += it);
        other.losses.into_iter().for_each(|loss| self.lose(loss));
    }

    fn lose(&mut self, more: Loss) {
        match self.losses.iter_mut().find(|loss| loss.rule == more.rule) {
            Some(loss) => {
                loss.articles += more.articles;
                loss.count += more.count;
            }
            None => self.losses.push(more),
        }
    }

    /// Puts it in order.
    pub fn finish(&mut self) {
        self.losses.sort_unstable_by_key(|loss| (std::cmp::Reverse((loss.articles, loss.count)), loss.rule));
    }
}

impl Default for Inventory {
    fn default() -> Self {
        Self::new()
    }
}
