use crate::article::{Classes, Element, Inside};
use crate::markup::Name;
use crate::rules::Findings;
use crate::rules::declaration::{At, rule};

rule! {
    /// # What it checks
    ///
    /// The class `op-ad-default`, or a `section` of class `op-ad-template`, stands outside the article's
    /// header. Or the header holds several ads, and the one of class `op-ad-default` is not in such a section.
    ///
    /// # Why
    ///
    /// The ads that are placed automatically are templates, and those stand in the header: Facebook reported
    /// others as "ad default template set not in header/section" (rules.md, MSG 12).
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
    "ad-template-misplaced", Error, Value, At::Classes(Classes::AD_DEFAULT.or(Classes::AD_TEMPLATE), check)
}

fn check(element: Element<'_>, findings: &mut Findings<'_>) {
    // Only the header directly in the article counts: with a doubled `article` it was not found.
    let root = element.article.root().map(Element::id);
    let header = element
        .article
        .header()
        .filter(|header| header.node.contains(element.id()) && header.parent().map(Element::id) == root);
    let is_template = element.name() == Name::Section && element.has_class(Classes::AD_TEMPLATE);
    if is_template {
        if header.is_none() {
            findings
                .at(element, "a template for ads outside the article's header: it is not used")
                .help("move the `section` into the `header`, directly in `article`");
        }
    } else if element.has_class(Classes::AD_DEFAULT) {
        match header {
            None => findings
                .at_value(
                    element,
                    "class",
                    "`op-ad-default` outside the article's header: only there it has a meaning",
                )
                .help("drop the class `op-ad-default` here"),
            Some(header) if !element.is_inside(Inside::AD_TEMPLATE) && has_several_ads(header) => findings
                .at_value(
                    element,
                    "class",
                    "`op-ad-default` outside `section.op-ad-template`, but there are several ads",
                )
                .help("put all ads of the header into one `<section class=\"op-ad-template\">`"),
            Some(_) => return,
        };
    }
}

fn has_several_ads(header: Element<'_>) -> bool {
    header.find_all(Name::Figure).filter(|figure| figure.has_class(Classes::AD)).nth(1).is_some()
}
