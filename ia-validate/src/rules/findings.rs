//! Findings as rules make them: about an element, in the article's own offsets.

use std::borrow::Cow;

use super::fixer::{self, Edits};
use super::rule::Rule;
use crate::article::{Element, Timezone};
use crate::feed::Item;
use crate::markup::NodeId;
use crate::options::Options;
use crate::report::{Diagnostic, Fix, Related, Safety, Severity};
use crate::source::{OffsetMap, Span, Transfer};

/// What is known beside the article itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context<'c> {
    /// What the caller wants.
    pub(crate) options: &'c Options,
    /// The feed item that carries the article.
    pub(crate) item: Option<&'c Item<'c>>,
    /// The encoding that the file is in, by its name in the WHATWG Encoding Standard.
    pub(crate) encoding: &'static str,
    /// The places of the file that could not be decoded.
    pub(crate) malformed: &'c [Span],
    /// Whether the file names another encoding, while its bytes are UTF-8.
    pub(crate) is_utf8_after_all: bool,
    /// How the file came over the network.
    pub(crate) transfer: Option<&'c Transfer>,
    /// Whether anything says that this is meant as an Instant Article, the caller or a mark of the format.
    pub(crate) is_meant: bool,
}

impl<'c> Context<'c> {
    /// Of a text that is UTF-8 and stands alone.
    pub(crate) fn of_text(options: &'c Options) -> Self {
        let (item, transfer) = (None, None);
        let (encoding, malformed) = ("UTF-8", &[][..]);
        Self { options, item, encoding, malformed, is_utf8_after_all: false, transfer, is_meant: true }
    }
}

impl Context<'_> {
    /// Whether the file was not loaded to its end.
    pub(crate) fn is_cut_off(&self) -> bool {
        self.transfer.is_some_and(|transfer| transfer.is_cut_off)
    }
}

/// A finding as its rule makes it, in the offsets of its article; in those of the file it is a [`Diagnostic`].
#[derive(Debug)]
pub(crate) struct Finding {
    pub(crate) rule: &'static Rule,
    pub(crate) severity: Severity,
    /// The node that it is about, which decides which of several findings speaks; 0 for the document.
    pub(crate) subject: NodeId,
    pub(crate) span: Span,
    /// Whether it points into the feed rather than into the article.
    pub(crate) in_feed: bool,
    /// The feed item that it is about, if that is not known from the context.
    item: Option<usize>,
    message: Cow<'static, str>,
    help: Option<Cow<'static, str>>,
    related: Vec<Related>,
    fix: Option<Fix>,
}

impl Finding {
    /// What to do about it.
    #[inline(never)]
    pub(crate) fn help(&mut self, help: impl Into<Cow<'static, str>>) -> &mut Self {
        self.help = Some(help.into());
        self
    }

    /// Another place that belongs to it, and what stands there.
    #[inline(never)]
    pub(crate) fn related(&mut self, span: Span, message: impl Into<Cow<'static, str>>) -> &mut Self {
        self.related.push(Related { message: message.into(), span });
        self
    }

    /// Takes away what points or reaches out of a part of the article.
    pub(crate) fn stay_in(&mut self, part: Span) {
        self.related.retain(|related| part.contains(related.span));
        self.fix = self.fix.take().filter(|fix| fix.edits.iter().all(|edit| part.contains(edit.span)));
    }

    /// A finding of a feed that is about one of its items.
    pub(crate) fn item(&mut self, index: usize) -> &mut Self {
        self.item = Some(index);
        self
    }

    /// A milder or graver case than the rule's own severity says.
    pub(crate) fn severity(&mut self, severity: Severity) -> &mut Self {
        self.severity = severity;
        self
    }

    /// How to mend it, as a command, with edits in the same offsets as the finding; nothing where there are
    /// no edits, because the place is not one that can be mended like this.
    #[inline(never)]
    pub(crate) fn fix(
        &mut self,
        safety: Safety,
        message: impl Into<Cow<'static, str>>,
        edits: impl Into<Option<Edits>>,
    ) -> &mut Self {
        self.fix = edits.into().and_then(|edits| edits.into_fix(safety, message.into()));
        self
    }

    /// The finding in the offsets of the file; `text` is what its own offsets count in.
    pub(crate) fn into_diagnostic(self, map: &OffsetMap, text: &str, article: Option<usize>) -> Diagnostic {
        let span = if self.in_feed { self.span } else { map.map(self.span) };
        let mut diagnostic = Diagnostic::new(self.rule.id, self.severity, span, self.message);
        diagnostic.help = self.help;
        diagnostic.related = self.related;
        for related in &mut diagnostic.related {
            related.span = map.map(related.span);
        }
        diagnostic.related.sort_by_key(|related| related.span);
        diagnostic.article = self.item.or(article);
        diagnostic.fix = match self.in_feed {
            true => self.fix,
            false => self.fix.and_then(|fix| fixer::in_file(fix, map, text)),
        };
        diagnostic
    }
}

/// Takes the findings of one check. They are rare, so that what makes one is not compiled into each rule anew.
#[derive(Debug)]
pub(crate) struct Findings<'f> {
    context: &'f Context<'f>,
    rule: &'static Rule,
    list: &'f mut Vec<Finding>,
}

impl<'f> Findings<'f> {
    pub(super) fn new(context: &'f Context<'f>, rule: &'static Rule, list: &'f mut Vec<Finding>) -> Self {
        Self { context, rule, list }
    }

    pub(crate) fn context(&self) -> &'f Context<'f> {
        self.context
    }

    /// The zone of times that name none.
    pub(crate) fn assumed_zone(&self) -> Timezone {
        self.context.options.assume_timezone
    }

    /// At an element's start tag.
    #[cold]
    #[inline(never)]
    pub(crate) fn at(&mut self, element: Element<'_>, message: impl Into<Cow<'static, str>>) -> &mut Finding {
        self.in_place(element, element.span(), message)
    }

    /// At the value of an element's attribute (named in lower case): the value, else the attribute's
    /// name, else the start tag.
    #[cold]
    #[inline(never)]
    pub(crate) fn at_value(
        &mut self,
        element: Element<'_>,
        attribute: &str,
        message: impl Into<Cow<'static, str>>,
    ) -> &mut Finding {
        self.in_place(element, element.value_span(attribute), message)
    }

    /// At the name of an element's attribute (named in lower case).
    #[cold]
    #[inline(never)]
    pub(crate) fn at_attribute(
        &mut self,
        element: Element<'_>,
        attribute: &str,
        message: impl Into<Cow<'static, str>>,
    ) -> &mut Finding {
        self.in_place(element, element.name_span_of(attribute), message)
    }

    /// At some place that belongs to an element.
    #[cold]
    #[inline(never)]
    pub(crate) fn in_place(
        &mut self,
        element: Element<'_>,
        span: Span,
        message: impl Into<Cow<'static, str>>,
    ) -> &mut Finding {
        self.about(element.id(), span, message)
    }

    /// About an article, but at some place of the feed that carries it.
    #[cold]
    #[inline(never)]
    pub(crate) fn in_feed(&mut self, span: Span, message: impl Into<Cow<'static, str>>) -> &mut Finding {
        let finding = self.about(0, span, message);
        finding.in_feed = true;
        finding
    }

    /// At some place of the document.
    #[cold]
    #[inline(never)]
    pub(crate) fn in_document(&mut self, span: Span, message: impl Into<Cow<'static, str>>) -> &mut Finding {
        self.about(0, span, message)
    }

    /// At some place, about a node.
    #[cold]
    #[inline(never)]
    pub(crate) fn about(
        &mut self,
        subject: NodeId,
        span: Span,
        message: impl Into<Cow<'static, str>>,
    ) -> &mut Finding {
        self.list.push(Finding {
            rule: self.rule,
            severity: self.rule.severity,
            subject,
            span,
            in_feed: false,
            item: None,
            message: message.into(),
            help: None,
            related: Vec::new(),
            fix: None,
        });
        let last = self.list.len() - 1;
        &mut self.list[last]
    }
}
