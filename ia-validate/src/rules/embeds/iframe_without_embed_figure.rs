use crate::article::trackers::looks_like_tracker;
use crate::rules::fixer::in_figure;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// An iframe stands in something else than a figure, or in a figure of none of the classes
    /// `op-interactive`, `op-social`, `op-ad` and `op-tracker`. Iframes inside an iframe are not looked at.
    ///
    /// # Why
    ///
    /// Embeds are figures whose class says what the iframe in them is (FAQ L11, L13, L136), and so are
    /// trackers (FAQ L100) and ads.
    ///
    /// # Bad
    ///
    /// ```html
    /// <iframe src="https://polls.example.com/17" width="320" height="240"></iframe>
    /// ```
    ///
    /// ```html
    /// <figure><iframe src="https://polls.example.com/17" width="320" height="240"></iframe></figure>
    /// ```
    ///
    /// ```html
    /// <figure class="op-interactive">
    ///   <div><iframe src="https://polls.example.com/17" width="320" height="240"></iframe></div>
    /// </figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure class="op-interactive"><iframe src="https://polls.example.com/17" width="320" height="240"></iframe></figure>
    /// ```
    ///
    /// ```html
    /// <figure class="op-tracker"><iframe src="https://stats.example.com/17"></iframe></figure>
    /// ```
    ///
    /// # Fix
    ///
    /// Directly in the article, wrap the iframe in a figure of class `op-interactive`, unless there is nothing in it; a
    /// tracker, as a suggestion, in one of class `op-tracker`.
    id: "iframe-without-embed-figure",
    severity: Error,
    points: StartTag,
    on: Elements(&[Name::Iframe], check),
    fix: Safe,
}

fn check(iframe: Element<'_>, findings: &mut Findings<'_>) {
    let Some(figure) = iframe.figure() else {
        if let Some(why) = looks_like_tracker(iframe) {
            let is_child = iframe.parent_name() == Name::Article;
            findings
                .at(
                    iframe,
                    "`iframe` without a figure around it, and it seems to be a tracker: it counts nobody",
                )
                .help("put it into a `<figure class=\"op-tracker\">`, directly in the article")
                .related(iframe.span(), format!("this looks like a tracker: {why}"))
                .fix(
                    Safety::Unsafe,
                    "make it a tracker",
                    in_figure(iframe, "op-tracker").filter(|_| is_child),
                );
            return;
        }
        findings
            .at(iframe, "`iframe` without a figure around it: nothing says what it is, and it is lost")
            .help("put it into a `<figure class=\"op-interactive\">`, directly in the article")
            .fix(
                Safety::Safe,
                "wrap it in a `figure` of class `op-interactive`",
                in_figure(iframe, "op-interactive").filter(|_| may_be_embed(iframe)),
            );
        return;
    };
    let is_child = iframe.parent_name() == Name::Figure;
    if !figure.has_class(Classes::HOLDS_IFRAME) {
        // What is said of its class says what it should be.
        if figure.has_class(Classes::NOT_FIGURE) {
            return;
        }
        findings
            .at(iframe, "`iframe` in a figure that is no embed, ad or tracker")
            .help("give the figure the class `op-interactive`, or `op-ad` or `op-tracker` if it is one")
            .related(figure.span(), "the figure begins here")
            .fix(
                Safety::Unsafe,
                "make the figure an interactive embed",
                Some(Edits::default().add_class(figure, "op-interactive")).filter(|_| is_sized(iframe)),
            );
    } else if let Some(between) = iframe.parent().filter(|_| !is_child) {
        let name = between.name_as_written().to_ascii_lowercase();
        findings
            .at(iframe, format!("`iframe` inside `{name}`: it must stand directly in its figure"))
            .help(format!("take the `iframe` out of the `{name}`"))
            .related(figure.span(), "the figure begins here");
    }
}

/// Whether it would be a proper embed at its place.
fn may_be_embed(iframe: Element<'_>) -> bool {
    // One that holds nothing is no embed, wherever it stands.
    let holds_any = iframe.src().is_some() || iframe.has_inline_content() || iframe.waiting_embed().is_some();
    iframe.parent_name() == Name::Article && holds_any && is_sized(iframe)
}

/// Whether it has the dimensions that it needs; only the publisher knows those that are missing.
fn is_sized(iframe: Element<'_>) -> bool {
    iframe.attribute("height").is_some() || iframe.src().is_none() || iframe.has_inline_content()
}
