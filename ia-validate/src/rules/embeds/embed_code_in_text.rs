use crate::rules::fixer::hoist;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The code that a network gives for embedding a post, a video or a chart stands in the text, or in a figure that is no
    /// embed. It is known by its class (`twitter-tweet`, `instagram-media`, `fb-post`, `tiktok-embed` …) or attribute
    /// (`data-instgrm-permalink` …). Of what is in it, and of its script, nothing else is said.
    ///
    /// # Why
    ///
    /// An embed is a figure around an iframe that holds the code (FAQ L13, L122; SDK SocialEmbedRule). Elsewhere a
    /// `blockquote` is read as a quotation, and a `div` is lost (VENDOR Automattic looks for these classes, too).
    ///
    /// # Bad
    ///
    /// ```html
    /// <blockquote class="twitter-tweet"><p>The ferry is back.</p>Harbour (@harbour) <a href="https://twitter.com/harbour/status/17">4 February</a></blockquote>
    /// <script async src="https://platform.twitter.com/widgets.js"></script>
    /// ```
    ///
    /// ```html
    /// <div class="fb-video" data-href="https://www.facebook.com/harbour/videos/17/"></div>
    /// ```
    ///
    /// ```html
    /// <figure class="wp-block-embed"><div><blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/x/"></blockquote></div></figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure class="op-interactive"><iframe><blockquote class="twitter-tweet"><a href="https://twitter.com/harbour/status/17">4 February</a></blockquote><script async src="https://platform.twitter.com/widgets.js"></script></iframe></figure>
    /// ```
    ///
    /// # Fix
    ///
    /// As a suggestion: put the code, with its script behind it, into `figure.op-interactive > iframe`.
    id: "embed-code-in-text",
    severity: Warning,
    points: StartTag,
    on: Article(check),
    fix: Unsafe,
}

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    for (id, code) in article.embed_codes().iter() {
        let element = article.node(id);
        let becomes = match element.name() {
            Name::Blockquote if element.has_text() => "it is read as a quotation",
            Name::A if element.has_text() => "it is read as a link",
            _ if element.has_text() => "only its text may be shown",
            _ => "it is not shown",
        };
        findings
            .at(element, format!("the code for {} outside an embed: {becomes}", code.what))
            .help("put it, with its script, into `<figure class=\"op-interactive\"><iframe>…</iframe></figure>`")
            .fix(Safety::Unsafe, "put it into an embed", into_embed(element));
    }
}

const START: &str = "<figure class=\"op-interactive\"><iframe>";
const END: &str = "</iframe></figure>";

fn into_embed(element: Element<'_>) -> Option<Edits> {
    if element.article.has_open_iframe() {
        return None;
    }
    let outermost = outermost(element);
    let end = script_behind(outermost).unwrap_or(outermost).node();
    // What has no end tag ends somewhere.
    if outermost.node().end_tag().is_none() || end.end_tag().is_none() {
        return None;
    }
    let (start, end) = (outermost.span().start, end.extent().end);
    let parent = outermost.parent()?;
    match parent.name() {
        Name::Article => Some(Edits::default().insert(start, START).insert(end, END)),
        Name::Figure if parent.parent_name() == Name::Article && !parent.has_media() => {
            let edits = Edits::default().add_class(parent, "op-interactive");
            Some(edits.insert(start, "<iframe>").insert(end, "</iframe>"))
        }
        Name::P => hoist(outermost, (START, END)).1,
        _ => None,
    }
}

/// The outermost of the wrappers around an embed's code that hold nothing else.
fn outermost(element: Element<'_>) -> Element<'_> {
    /// Nobody writes more of them, or more in them.
    const MOST: usize = 5;
    const MOST_INSIDE: usize = 10;
    let is_wrapper = |it: &Element<'_>| {
        if !matches!(it.name(), Name::Div | Name::Section | Name::Center) {
            return false;
        }
        let mut inside = it.node().children().take(MOST_INSIDE + 1).filter(|node| {
            let is_blank = !node.is_element() && !it.article.node(node.id).has_text();
            !is_blank && node.kind() != NodeKind::Comment
        });
        let is_first = inside.next().is_some_and(|node| node.is_element());
        is_first
            && inside.all(|node| node.name() == Name::Script)
            && it.node().children().nth(MOST_INSIDE).is_none()
    };
    let around = std::iter::successors(element.parent(), |it| it.parent()).take(MOST);
    around.take_while(is_wrapper).last().unwrap_or(element)
}

/// The script of an embed's code, right behind it.
fn script_behind(element: Element<'_>) -> Option<Element<'_>> {
    let article = element.article;
    let parent = element.node().parent()?;
    let next = |id| Some(id).filter(|&id| id < parent.end()).map(|id| article.node(id));
    let mut behind = next(element.node().end())?;
    if !behind.node().is_element() && !behind.has_text() {
        behind = next(behind.node().end())?;
    }
    let is_script = behind.name() == Name::Script && article.embed_codes().have_script(behind.node());
    is_script.then_some(behind)
}
