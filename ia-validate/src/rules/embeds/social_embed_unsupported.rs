use crate::article::hosts::{SOCIAL_SITES, names_site, site_of};
use crate::article::url;
use crate::rules::prelude::*;
use crate::rules::shared::one_iframe::as_interactive;

rule! {
    /// # What it checks
    ///
    /// The iframe of a social embed loads something from another site than Facebook, Instagram, Twitter,
    /// YouTube and Vine; or it has no `src`, and its content names none of them. `youtube-nocookie.com` is
    /// another site.
    ///
    /// # Why
    ///
    /// Facebook warned of a "webview with `op-social` class without any supported embed type"
    /// (MSG 10).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure class="op-social">
    ///   <iframe src="https://w.soundcloud.com/player/?url=17" width="560" height="166"></iframe>
    /// </figure>
    /// ```
    ///
    /// ```html
    /// <figure class="op-social"><iframe><p>Departures</p></iframe></figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure class="op-interactive">
    ///   <iframe src="https://w.soundcloud.com/player/?url=17" width="560" height="166"></iframe>
    /// </figure>
    /// ```
    ///
    /// ```html
    /// <figure class="op-social">
    ///   <iframe><blockquote class="twitter-tweet"><a href="https://twitter.com/ferries/status/17">Back!</a></blockquote></iframe>
    /// </figure>
    /// ```
    ///
    /// # Fix
    ///
    /// Rename the class to `op-interactive`.
    id: "social-embed-unsupported",
    severity: Warning,
    points: Value,
    on: Elements(&[Name::Iframe], check),
    fix: Safe,
}

fn check(iframe: Element<'_>, findings: &mut Findings<'_>) {
    if !iframe.figure().is_some_and(|figure| figure.has_class(Classes::SOCIAL)) {
        return;
    }
    let src = iframe.src();
    let content = iframe.inner().of(iframe.article.text);
    if names_site(content, SOCIAL_SITES) {
        return;
    }
    let message = match src.map(|src| (&*src.url, url::host_and_path(&src.url))) {
        // Without a host it is no absolute URL, which is a finding of its own.
        Some((_, None)) => return,
        Some((src, _)) if site_of(src, SOCIAL_SITES).is_some() => return,
        Some((_, Some((host, _)))) => {
            format!("a social embed from `{}`, which is not supported as one", short(&host))
        }
        None if !iframe.has_inline_content() => return,
        None => "a social embed without a post or player of a supported site".to_owned(),
    };
    let edits = iframe.figure().and_then(as_interactive);
    findings.at_value(iframe, "src", message).fix(Safety::Safe, "make it an interactive embed", edits).help(
        "give the figure the class `op-interactive`: `op-social` is for Facebook, Instagram, Twitter, YouTube and Vine",
    );
}
