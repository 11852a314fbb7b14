//! One pass over an article, calling each check at its altitude.

use std::sync::LazyLock;

use super::declaration::{ArticleCheck, At, Check, ElementCheck, FeedCheck, UpdateCheck};
use super::findings::{Context, Finding, Findings};
use super::update::Update;
use super::{all_checks, precedence};
use crate::article::{Article, Attributes, Classes, Element};
use crate::markup::{NAMES, Name};
use crate::rules::overview::Overview;

/// Checks, with what to call.
type Calls<C> = Vec<(&'static Check, C)>;

/// The checks, by what they are called for.
struct Plan {
    by_name: [Calls<ElementCheck>; NAMES],
    by_attribute: Vec<(Attributes, &'static Check, ElementCheck)>,
    by_class: Vec<(Classes, &'static Check, ElementCheck)>,
    attributes: Attributes,
    classes: Classes,
    unclosed: Calls<ElementCheck>,
    document: Calls<ArticleCheck>,
    article: Calls<ArticleCheck>,
    update: Calls<UpdateCheck>,
    transfer: Calls<FeedCheck>,
    feed: Calls<FeedCheck>,
}

static PLAN: LazyLock<Plan> = LazyLock::new(|| {
    let mut plan = Plan {
        by_name: std::array::from_fn(|_| Vec::new()),
        by_attribute: Vec::new(),
        by_class: Vec::new(),
        attributes: Attributes::NONE,
        classes: Classes::NONE,
        unclosed: Vec::new(),
        document: Vec::new(),
        article: Vec::new(),
        update: Vec::new(),
        transfer: Vec::new(),
        feed: Vec::new(),
    };
    for check in all_checks() {
        plan.add(check, check.at);
    }
    plan
});

impl Plan {
    /// Enters a check for what it is called for.
    fn add(&mut self, check: &'static Check, at: At) {
        match at {
            At::Elements(names, call) => {
                names.iter().for_each(|&name| self.by_name[name as usize].push((check, call)));
            }
            At::Attributes(attributes, call) => {
                self.attributes = self.attributes | attributes;
                self.by_attribute.push((attributes, check, call));
            }
            At::Classes(classes, call) => {
                self.classes = self.classes | classes;
                self.by_class.push((classes, check, call));
            }
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

fn elements(article: &Article<'_>, findings: &mut Findings<'_>) {
    let plan = &*PLAN;
    let mut next = 1;
    while next < article.tree.len() {
        let element = article.node(next);
        if !element.node.is_element() {
            next += 1;
            continue;
        }
        for &(check, call) in &plan.by_name[element.name() as usize] {
            findings.switch_to(check);
            call(element, findings);
        }
        if element.known_attributes().has(plan.attributes) {
            by_set(&plan.by_attribute, |set| element.known_attributes().has(set), element, findings);
        }
        if element.classes().has(plan.classes) {
            by_set(&plan.by_class, |set| element.classes().has(set), element, findings);
        }
        if element.node.is_unclosed() {
            for &(check, call) in &plan.unclosed {
                findings.switch_to(check);
                call(element, findings);
            }
        }
        // What an iframe holds is not the article.
        next = if element.name() == Name::Iframe { element.node.end() } else { next + 1 };
    }
}

fn by_set<S: Copy>(
    checks: &[(S, &'static Check, ElementCheck)],
    applies: impl Fn(S) -> bool,
    element: Element<'_>,
    findings: &mut Findings<'_>,
) {
    for &(set, check, call) in checks {
        if applies(set) {
            findings.switch_to(check);
            call(element, findings);
        }
    }
}
