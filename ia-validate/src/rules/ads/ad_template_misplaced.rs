use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The class `op-ad-default`, or a `section` of class `op-ad-template`, stands outside the article's
    /// header. Or the header holds several ads, and the one of class `op-ad-default` is not in such a section.
    ///
    /// # Why
    ///
    /// The ads that are placed automatically are templates, and those stand in the header: Facebook reported
    /// others as "ad default template set not in header/section" (MSG 12).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure><img src="https://example.com/harbour.jpg"></figure>
    /// <section class="op-ad-template">
    ///   <figure class="op-ad"><iframe src="https://ads.example.com/1" width="300" height="250"></iframe></figure>
    /// </section>
    /// ```
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   <figure class="op-ad op-ad-default"><iframe src="https://ads.example.com/1" width="300" height="250"></iframe></figure>
    ///   <section class="op-ad-template">
    ///     <figure class="op-ad"><iframe src="https://ads.example.com/2" width="300" height="250"></iframe></figure>
    ///   </section>
    /// </header>
    /// ```
    ///
    /// ```html
    /// <figure><img src="https://example.com/harbour.jpg"></figure>
    /// <figure class="op-ad op-ad-default"><iframe src="https://ads.example.com/1" width="300" height="250"></iframe></figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   <section class="op-ad-template">
    ///     <figure class="op-ad op-ad-default"><iframe src="https://ads.example.com/1" width="300" height="250"></iframe></figure>
    ///     <figure class="op-ad"><iframe src="https://ads.example.com/2" width="300" height="250"></iframe></figure>
    ///   </section>
    /// </header>
    /// ```
    ///
    /// # Fix
    ///
    /// Drop the class `op-ad-default` in the body. None for a section.
    id: "ad-template-misplaced",
    severity: Error,
    points: Value,
    on: Classes(Classes::AD_DEFAULT.or(Classes::AD_TEMPLATE), outside_header) | Elements(&[Name::Header], in_header),
    fix: Safe,
}

/// The header directly in the article; with a doubled `article` it was not found.
fn own_header<'t>(article: &'t Article<'t>) -> Option<Element<'t>> {
    let root = article.root()?;
    article.header().filter(|header| header.parent().is_some_and(|parent| parent.id() == root.id()))
}

fn outside_header(element: Element<'_>, findings: &mut Findings<'_>) {
    if own_header(element.article).is_some_and(|header| header.node().contains(element.id())) {
        return;
    }
    if element.name() == Name::Section && element.has_class(Classes::AD_TEMPLATE) {
        findings
            .at(element, "a template for ads outside the article's header: it is not used")
            .help("move the `section` into the `header`, directly in `article`");
    } else if element.has_class(Classes::AD_DEFAULT) {
        findings
            .at_value(element, "class", "`op-ad-default` outside the article's header has no meaning")
            .help("drop the class `op-ad-default` here")
            .fix(Safety::Safe, "drop the class", Edits::default().drop_classes(element, &["op-ad-default"]));
    }
}

fn in_header(header: Element<'_>, findings: &mut Findings<'_>) {
    if own_header(header.article).is_none_or(|own| own.id() != header.id()) {
        return;
    }
    let is_ad = |element: &Element<'_>| element.name() == Name::Figure && element.has_class(Classes::AD);
    if header.descendants().filter(is_ad).nth(1).is_none() {
        return;
    }
    let is_bare = |element: &Element<'_>| {
        element.has_class(Classes::AD_DEFAULT) && !element.is_inside(Inside::AD_TEMPLATE)
    };
    for default in header.descendants().filter(is_bare) {
        findings
            .at_value(
                default,
                "class",
                "`op-ad-default` outside `section.op-ad-template`, although there are several ads",
            )
            .help("put all ads of the header into one `<section class=\"op-ad-template\">`");
    }
}
