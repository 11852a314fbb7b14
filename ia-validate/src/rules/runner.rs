//! Calls each check at its altitude: for a feed, an article, or each element that it is about.

use std::sync::LazyLock;

use super::declaration::{ArticleCheck, At, Check, ElementCheck, FeedCheck, UpdateCheck};
use super::findings::{Context, Finding, Findings};
use super::update::Update;
use super::{all_checks, precedence};
use crate::article::{Article, Attributes, Classes};
use crate::markup::{Name, Names};
use crate::rules::overview::Overview;

/// Checks, with what to call.
type Calls<C> = Vec<(&'static Check, C)>;

/// Checks of the elements that have something of a set, with what to call.
type CallsFor<S> = Vec<(S, &'static Check, ElementCheck)>;

/// The checks, by what they are called for.
#[derive(Default)]
struct Plan {
    by_name: CallsFor<(Names, &'static [Name])>,
    by_attribute: CallsFor<Attributes>,
    by_class: CallsFor<Classes>,
    unclosed: Calls<ElementCheck>,
    document: Calls<ArticleCheck>,
    article: Calls<ArticleCheck>,
    update: Calls<UpdateCheck>,
    transfer: Calls<FeedCheck>,
    feed: Calls<FeedCheck>,
}

static PLAN: LazyLock<Plan> = LazyLock::new(|| {
    let mut plan = Plan::default();
    for check in all_checks() {
        plan.add(check, check.at);
    }
    plan
});

impl Plan {
    /// Enters a check for what it is called for.
    fn add(&mut self, check: &'static Check, at: At) {
        match at {
            At::Elements(names, call) => self.by_name.push(((names.into(), names), check, call)),
            At::Attributes(attributes, call) => self.by_attribute.push((attributes, check, call)),
            At::Classes(classes, call) => self.by_class.push((classes, check, call)),
            At::Both(first, second) => {
                self.add(check, *first);
                self.add(check, *second);
            }
            At::Unclosed(call) => self.unclosed.push((check, call)),
            At::Document(call) => self.document.push((check, call)),
            At::Article(call) => self.article.push((check, call)),
            At::Update(call) => self.update.push((check, call)),
            At::Suppressions => {}
            At::Transfer(call) => self.transfer.push((check, call)),
            At::Feed(call) => self.feed.push((check, call)),
        }
    }
}

/// Checks an article; of several findings about one defect only the one that speaks is left.
pub(crate) fn check_article(
    article: &Article<'_>,
    update: Option<&Update<'_>>,
    context: Context<'_>,
) -> Vec<Finding> {
    let mut list = all_findings(article, update, context);
    precedence::silence(&mut list, article.tree);
    list
}

/// All findings about an article, as its rules make them.
pub(super) fn all_findings(
    article: &Article<'_>,
    update: Option<&Update<'_>>,
    context: Context<'_>,
) -> Vec<Finding> {
    let mut list = Vec::new();
    let mut findings = Findings::new(context, &mut list);
    for &(check, call) in &PLAN.document {
        findings.switch_to(check);
        call(article, &mut findings);
    }
    if findings.any() {
        return list;
    }
    for &(check, call) in &PLAN.article {
        findings.switch_to(check);
        call(article, &mut findings);
    }
    elements(article, &mut findings);
    if let Some(update) = update {
        for &(check, call) in &PLAN.update {
            findings.switch_to(check);
            call(update, &mut findings);
        }
    }
    list
}

/// Checks a feed as a whole.
pub(crate) fn check_feed(feed: &Overview, context: Context<'_>) -> Vec<Finding> {
    let mut list = Vec::new();
    let mut findings = Findings::new(context, &mut list);
    let transfer = PLAN.transfer.iter().filter(|_| context.transfer.is_some());
    let rest = PLAN.feed.iter().filter(|_| !context.is_cut_off());
    for &(check, call) in transfer.chain(rest) {
        findings.switch_to(check);
        call(feed, &mut findings);
    }
    list
}

/// Calls the checks of elements, one after the other: a processor is fastest while it does the same again.
fn elements(article: &Article<'_>, findings: &mut Findings<'_>) {
    let index = article.index;
    // Of most of what checks ask for an article has nothing.
    for &((_, names), check, call) in PLAN.by_name.iter().filter(|call| index.names().has(call.0.0)) {
        findings.switch_to(check);
        for &name in names {
            for &id in index.named(name) {
                call(article.node(id), findings);
            }
        }
    }
    for &(attributes, check, call) in PLAN.by_attribute.iter().filter(|call| index.attributes().has(call.0)) {
        findings.switch_to(check);
        let with_any = index.with_attributes().iter().map(|&id| article.node(id));
        with_any
            .filter(|element| element.known_attributes().has(attributes))
            .for_each(|element| call(element, findings));
    }
    for &(classes, check, call) in PLAN.by_class.iter().filter(|call| index.classes().has(call.0)) {
        findings.switch_to(check);
        let with_any = index.with_classes().iter().map(|&id| article.node(id));
        with_any.filter(|element| element.has_class(classes)).for_each(|element| call(element, findings));
    }
    for &(check, call) in &PLAN.unclosed {
        findings.switch_to(check);
        index.unclosed().iter().for_each(|&id| call(article.node(id), findings));
    }
}
