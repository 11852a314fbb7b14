use super::settings::check_setting;
use crate::article::metas::Setting;
use crate::rules::fixer::put_in_head;
use crate::rules::prelude::*;
use crate::rules::shared::quotes::{STRAIGHT, between_marks};

rule! {
    /// # What it checks
    ///
    /// The first `meta` of property `op:markup_version` does not say `v1.0`, or (a hint) there is none.
    ///
    /// # Why
    ///
    /// It says which version of the format the document is written in, and there is only one
    /// (DOC reference/article; SDK InstantArticle).
    ///
    /// # Bad
    ///
    /// ```html
    /// <html>
    /// <head>
    ///   <meta charset="utf-8">
    ///   <meta property="op:markup_version" content="v2">
    ///   <link rel="canonical" href="https://example.com/ferry">
    /// </head>
    /// <body>
    ///   <article>
    ///     <header><h1>Ferry resumes</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header>
    ///     <p>The ferry is back.</p>
    ///   </article>
    /// </body>
    /// </html>
    /// ```
    ///
    /// ```html
    /// <html>
    /// <head>
    ///   <meta charset="utf-8">
    ///   <link rel="canonical" href="https://example.com/ferry">
    /// </head>
    /// <body>
    ///   <article>
    ///     <header><h1>Ferry resumes</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header>
    ///     <p>The ferry is back.</p>
    ///   </article>
    /// </body>
    /// </html>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <meta property="op:markup_version" content="v1.0">
    /// ```
    ///
    /// # Fix
    ///
    /// Add the `meta`, or replace its value.
    id: "markup-version-invalid",
    severity: Warning,
    points: Value,
    on: Article(check),
    fix: Safe,
}

const META: &str = "<meta property=\"op:markup_version\" content=\"v1.0\">";

const HELP: &str = "write `<meta property=\"op:markup_version\" content=\"v1.0\">`";

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    let given = check_setting(article, Setting::MarkupVersion, HELP, findings);
    if let (Some(finding), Some(meta)) = (given, article.meta(Setting::MarkupVersion)) {
        finding.fix(Safety::Safe, "write `v1.0`", Edits::default().set(meta, "content", "v1.0"));
    }
    let is_given = article
        .meta(Setting::MarkupVersion)
        // Of that one there is more to say: meta-uses-name does.
        .or_else(|| article.misnamed_meta(Setting::MarkupVersion))
        .is_some();
    if is_given {
        return;
    }
    if let Some((meta, property)) = between_wrong_marks(article) {
        let message = format!(
            "`{}`: these are no quotation marks of HTML, so the version is not read",
            short(&property)
        );
        findings.at_value(meta, "property", message).severity(Severity::Info).help(STRAIGHT).fix(
            Safety::Safe,
            STRAIGHT,
            Edits::default()
                .set(meta, "property", Setting::MarkupVersion.property())
                .set(meta, "content", "v1.0"),
        );
        return;
    }
    let Some(place) = article.head_or_html() else { return };
    findings
        .at(place, "the document does not say the version of its markup")
        .severity(Severity::Info)
        .help("add `<meta property=\"op:markup_version\" content=\"v1.0\">` to the head")
        .fix(Safety::Safe, "add it to the head", put_in_head(article, META, false));
}

/// The first meta that would give the version but for the quotation marks around its property, and these with it.
fn between_wrong_marks<'t>(article: &'t Article<'t>) -> Option<(Element<'t>, String)> {
    let metas = article.index.named(Name::Meta).iter().map(|&id| article.node(id));
    metas.filter(|meta| !meta.is_inside(Inside::ARTICLE)).find_map(|meta| {
        let property = meta.value("property")?;
        let is_version = between_marks(&property) == Some(Setting::MarkupVersion.property());
        is_version.then(|| (meta, property.trim_ascii().to_owned()))
    })
}
