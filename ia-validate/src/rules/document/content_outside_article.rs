use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// An element with text or media stands beside the `article`: in `body`, or in a wrapper around the article. Of
    /// several side by side the first is reported. Figures, images and embeds, and text without an element around it, have
    /// rules of their own.
    ///
    /// # Why
    ///
    /// An article is what stands in `article` (DOC guides/articlecreate), and nothing else is read (SDK InstantArticle).
    ///
    /// # Bad
    ///
    /// ```html
    /// <body><article><header><h1>Ferry resumes</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header><p>The ferry is back.</p></article><h2>The timetable</h2><ul><li>Noon</li></ul></body>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <body><article><header><h1>Ferry resumes</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header><p>The ferry is back.</p><h2>The timetable</h2><ul><li>Noon</li></ul></article></body>
    /// ```
    ///
    /// # Fix
    ///
    /// None: only the author knows what belongs to the article.
    id: "content-outside-article",
    severity: Error,
    points: StartTag,
    on: Article(check),
}

/// What other rules report beside the article, or what shows nothing.
#[rustfmt::skip]
const OTHERS: &[Name] = &[
    Name::Address, Name::Article, Name::Figure, Name::Footer, Name::Frame, Name::Head, Name::Html, Name::Iframe, Name::Img,
    Name::Noframes, Name::Noscript, Name::Script, Name::Style, Name::Svg, Name::Template, Name::Title, Name::Video,
];

/// The most elements around an article that are looked into.
const MOST_AROUND: usize = 100;

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    let Some(root) = article.root() else { return };
    let mut around: Vec<NodeRef<'t>> =
        std::iter::successors(Some(root.node()), |node| node.parent()).collect();
    around.truncate(MOST_AROUND);
    for pair in around.windows(2) {
        let &[inner, holder] = pair else { continue };
        check_holder(article, holder, inner, root, findings);
    }
}

/// Reports what stands in `holder` beside `inner`, which is the article or holds it.
fn check_holder<'t>(
    article: &'t Article<'t>,
    holder: NodeRef<'t>,
    inner: NodeRef<'t>,
    root: Element<'t>,
    findings: &mut Findings<'_>,
) {
    let is_wrapper = !matches!(holder.name(), Name::Body | Name::Html) && holder.is_element();
    let mut in_run = false;
    for node in holder.children() {
        let child = article.node(node.id);
        if node.id == inner.id {
            in_run = false;
            continue;
        }
        let is_text = !node.is_element() || node.name().is_inline_text();
        // Elsewhere that is text outside a paragraph.
        let counts = if is_text { is_wrapper } else { !OTHERS.contains(&node.name()) };
        if !counts || !child.has_text() && !child.has_media() || holds_article(child) {
            continue;
        }
        if !in_run {
            let name = short(child.name_as_written());
            let (span, message) = match node.is_element() {
                true => (node.span(), format!("`{name}` outside `article`: what stands in it is not shown")),
                false => {
                    (node.span().trimmed(node.text), "text outside `article`: it is not shown".to_owned())
                }
            };
            findings
                .in_place(child, span, message)
                .help("move it into `article`, or leave it out if it is part of the web page only")
                .related(root.span(), "the article");
        }
        in_run = true;
    }
}

/// Whether another article stands in it: of that there is more to say.
fn holds_article(element: Element<'_>) -> bool {
    let articles = element.article.index.named(Name::Article);
    let next = articles.partition_point(|&id| id < element.id());
    articles.get(next).is_some_and(|&id| element.node().contains(id))
}
