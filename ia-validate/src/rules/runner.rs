//! Calls each check at its altitude: for a feed, an article, or each element that it is about.

use std::sync::LazyLock;

use super::declaration::{ArticleCheck, ElementCheck, FeedCheck, Trigger, UpdateCheck};
use super::feed_summary::FeedSummary;
use super::findings::{Context, Finding, Findings};
use super::rule::Rule;
use super::update::Update;
use super::{all_checks, precedence};
use crate::article::{Article, Attributes, Classes, Element, Holds, Inside};
use crate::markup::{Name, Names, NodeId};
use crate::ordered::{Lent, in_order};

/// Rules, with what to call.
type Calls<C> = Vec<(&'static Rule, C)>;

/// Rules about the elements that have something of a set, with what to call.
type CallsFor<S> = Vec<(S, &'static Rule, ElementCheck)>;

/// The elements of these names; all of them, or some.
#[derive(Clone, Copy, Debug)]
struct Named {
    names: &'static [Name],
    all: Names,
    only: Only,
}

/// Which of them. Of most elements what a rule is about is not true, so that this is looked at before it is called.
#[derive(Clone, Copy, Debug)]
enum Only {
    Any,
    Inside(Inside),
    Holding(Holds),
    Lacking(Holds),
}

impl Named {
    fn new(names: &'static [Name], only: Only) -> Self {
        Self { names, all: names.into(), only }
    }

    fn each<'t>(self, article: &'t Article<'t>, call: impl FnMut(Element<'t>)) {
        let inside_of = |name| article.index.inside_of(name);
        match self.only {
            Only::Any => self.each_that(article, |_| true, |_| true, call),
            // Mostly none of them stands there.
            Only::Inside(it) => {
                self.each_that(article, |name| inside_of(name).has(it), |el| el.is_inside(it), call)
            }
            Only::Holding(what) if article.document().holds(what) => {
                self.each_that(article, |_| true, |it| it.holds(what), call);
            }
            Only::Holding(_) => {}
            Only::Lacking(what) => self.each_that(article, |_| true, |it| !it.holds(what), call),
        }
    }

    fn each_that<'t>(
        self,
        article: &'t Article<'t>,
        may_fit: impl Fn(Name) -> bool,
        fits: impl Fn(Element<'t>) -> bool,
        mut call: impl FnMut(Element<'t>),
    ) {
        for &name in self.names.iter().filter(|&&name| may_fit(name)) {
            for &id in article.index.named(name) {
                let element = article.node(id);
                if fits(element) {
                    call(element);
                }
            }
        }
    }
}

/// The checks, by what they are called for.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    by_name: CallsFor<Named>,
    by_attribute: CallsFor<Attributes>,
    by_class: CallsFor<Classes>,
    unclosed: Calls<ElementCheck>,
    document: Calls<ArticleCheck>,
    article: Calls<ArticleCheck>,
    update: Calls<UpdateCheck>,
    transfer: Calls<FeedCheck>,
    feed: Calls<FeedCheck>,
}

static PLAN: LazyLock<Plan> = LazyLock::new(|| Plan::without(&[]));

impl Plan {
    /// All checks but those of some rules.
    pub(crate) fn without(ids: &[&str]) -> Self {
        let mut plan = Self::default();
        for check in all_checks().iter().filter(|check| !ids.contains(&check.rule.id)) {
            for &trigger in check.on {
                plan.add(&check.rule, trigger);
            }
        }
        plan
    }

    /// Enters a rule for what it is called for.
    fn add(&mut self, rule: &'static Rule, trigger: Trigger) {
        match trigger {
            Trigger::Elements(names, call) => self.by_name.push((Named::new(names, Only::Any), rule, call)),
            Trigger::Inside(what, names, call) => {
                self.by_name.push((Named::new(names, Only::Inside(what)), rule, call));
            }
            Trigger::Holding(what, names, call) => {
                self.by_name.push((Named::new(names, Only::Holding(what)), rule, call));
            }
            Trigger::Lacking(what, names, call) => {
                self.by_name.push((Named::new(names, Only::Lacking(what)), rule, call));
            }
            Trigger::Attributes(attributes, call) => self.by_attribute.push((attributes, rule, call)),
            Trigger::Classes(classes, call) => self.by_class.push((classes, rule, call)),
            Trigger::Unclosed(call) => self.unclosed.push((rule, call)),
            Trigger::Document(call) => self.document.push((rule, call)),
            Trigger::Article(call) => self.article.push((rule, call)),
            Trigger::Update(call) => self.update.push((rule, call)),
            Trigger::Suppressions => {}
            Trigger::Transfer(call) => self.transfer.push((rule, call)),
            Trigger::Feed(call) => self.feed.push((rule, call)),
        }
    }
}

/// Checks an article; of several findings about one defect only the one that speaks is left.
pub(crate) fn check_article(
    article: &Article<'_>,
    update: Option<&Update<'_>>,
    context: Context<'_>,
) -> Vec<Finding> {
    check_by(&PLAN, article, update, context)
}

/// The same by the checks of a plan.
pub(crate) fn check_by(
    plan: &Plan,
    article: &Article<'_>,
    update: Option<&Update<'_>>,
    context: Context<'_>,
) -> Vec<Finding> {
    let mut list = findings_by(plan, article, update, context);
    leave_foreign_out(&mut list, article);
    leave_cut_out(&mut list, article);
    precedence::silence(&mut list, article.tree);
    list
}

/// Leaves out what is found inside the code of a network or a block of share buttons, but for markup that is broken: it
/// is other people's HTML, and told of as a whole.
fn leave_foreign_out<'t>(list: &mut Vec<Finding>, article: &'t Article<'t>) {
    if list.is_empty() {
        return;
    }
    let blocks = article.share_blocks();
    let codes = article.embed_codes().iter().map(|(id, _)| id);
    let mut foreign: Vec<NodeId> = codes.chain(blocks.iter().copied()).collect();
    if foreign.is_empty() {
        return;
    }
    foreign.sort_unstable();
    list.retain(|finding| {
        if blocks.binary_search(&finding.subject).is_ok() {
            return finding.rule.id == "body-element-unsupported" || finding.rule.family == "document";
        }
        let before = foreign.partition_point(|&id| id < finding.subject);
        let around = before.checked_sub(1).map(|last| foreign[last]);
        let is_inside = around.is_some_and(|id| finding.subject < article.tree.end_of(id));
        !is_inside || finding.rule.family == "document"
    });
}

/// Leaves out what is missed in an element only because the end of the document cuts a tag off in it.
fn leave_cut_out<'t>(list: &mut Vec<Finding>, article: &'t Article<'t>) {
    let is_open = |id: NodeId| {
        let node = article.node(id).node();
        node.end_tag().is_none() && node.end() == article.tree.len()
    };
    let follows = |finding: &Finding| precedence::misses_content(finding.rule.id) && is_open(finding.subject);
    if list.iter().any(follows) && article.has_cut_tag() {
        list.retain(|finding| !follows(finding));
    }
}

/// All findings about an article, as its rules make them.
#[cfg(test)]
pub(super) fn all_findings(
    article: &Article<'_>,
    update: Option<&Update<'_>>,
    context: Context<'_>,
) -> Vec<Finding> {
    findings_by(&PLAN, article, update, context)
}

fn findings_by(
    plan: &Plan,
    article: &Article<'_>,
    update: Option<&Update<'_>>,
    context: Context<'_>,
) -> Vec<Finding> {
    let mut list = Vec::new();
    for &(rule, call) in &plan.document {
        call(article, &mut Findings::new(&context, rule, &mut list));
    }
    // Single bytes that do not fit the encoding hide nothing else.
    let is_readable = context.is_meant && article.root().is_some() && !context.malformed.is_empty();
    if !list.is_empty() && !is_readable {
        return list;
    }
    for &(rule, call) in &plan.article {
        call(article, &mut Findings::new(&context, rule, &mut list));
    }
    elements(plan, article, &context, &mut list);
    if let Some(update) = update {
        for &(rule, call) in &plan.update {
            call(update, &mut Findings::new(&context, rule, &mut list));
        }
    }
    list
}

/// Checks a feed as a whole, on so many threads.
pub(crate) fn check_feed(feed: &FeedSummary, context: Context<'_>, threads: usize) -> Vec<Finding> {
    let transfer = PLAN.transfer.iter().filter(|_| context.transfer.is_some());
    let rest = PLAN.feed.iter().filter(|_| !context.is_cut_off());
    let mut calls = transfer.chain(rest);
    let check = |&(rule, call): &(&'static Rule, FeedCheck)| {
        let mut list = Vec::new();
        call(feed, &mut Findings::new(&context, rule, &mut list));
        list
    };
    in_order(|| calls.next(), threads, check, |lists| lists.filter_map(Lent::take).flatten().collect())
}

/// Calls the checks of elements, one after the other: a processor is fastest while it does the same again.
fn elements(plan: &Plan, article: &Article<'_>, context: &Context<'_>, list: &mut Vec<Finding>) {
    let index = article.index;
    // Of most of what checks ask for an article has nothing.
    for &(of, rule, call) in plan.by_name.iter().filter(|call| index.names().has(call.0.all)) {
        let findings = &mut Findings::new(context, rule, list);
        of.each(article, |element| call(element, findings));
    }
    for &(attributes, rule, call) in plan.by_attribute.iter().filter(|call| index.attributes().has(call.0)) {
        let findings = &mut Findings::new(context, rule, list);
        index.with_attributes(attributes).for_each(|id| call(article.node(id), findings));
    }
    for &(classes, rule, call) in plan.by_class.iter().filter(|call| index.classes().has(call.0)) {
        let findings = &mut Findings::new(context, rule, list);
        index.with_classes(classes).for_each(|id| call(article.node(id), findings));
    }
    for &(rule, call) in &plan.unclosed {
        let findings = &mut Findings::new(context, rule, list);
        index.unclosed().iter().for_each(|&id| call(article.node(id), findings));
    }
}
