use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A list, heading, `table`, `div` or `section`, or what shows something only elsewhere (`oembed`, `amp-img`), stands in a `blockquote`. A `p` may stand there, and so may inline tags.
    ///
    /// # Why
    ///
    /// A block quote is text (SDK Blockquote). An engineer of Meta: lists are not supported in it (SDK 232); headings in it
    /// were lost (WP 262).
    ///
    /// # Bad
    ///
    /// ```html
    /// <blockquote><p>She named the ports:</p><ul><li>Hull</li></ul></blockquote>
    /// ```
    ///
    /// ```html
    /// <blockquote><h2>All aboard!</h2></blockquote>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <blockquote><p>She named the <b>port</b>: Hull</p></blockquote>
    /// ```
    ///
    /// # Fix
    ///
    /// None.
    id: "blockquote-content-invalid",
    severity: Warning,
    points: StartTag,
    on: Inside(Inside::BLOCKQUOTE, BLOCKS, check) | Elements(&[Name::Other, Name::Embed, Name::Object, Name::Canvas], unknown),
}

const BLOCKS: &[Name] = &[
    Name::Ul,
    Name::Ol,
    Name::Dl,
    Name::H1,
    Name::H2,
    Name::H3,
    Name::H4,
    Name::H5,
    Name::H6,
    Name::Table,
    Name::Div,
    Name::Section,
    Name::Footer,
];

/// Elements of other systems, of which nothing is shown.
fn unknown(element: Element<'_>, findings: &mut Findings<'_>) {
    if element.is_lost_medium() && element.is_inside(Inside::BLOCKQUOTE) && element.is_inside(Inside::ARTICLE)
    {
        report(element, findings);
    }
}

fn check(block: Element<'_>, findings: &mut Findings<'_>) {
    if block.is_inside(Inside::ARTICLE) && (block.has_text() || block.has_media()) {
        report(block, findings);
    }
}

fn report(block: Element<'_>, findings: &mut Findings<'_>) {
    let Some(quote) = block.block().filter(|holder| holder.name() == Name::Blockquote) else { return };
    let name = short(block.name_as_written());
    let help = match block.name() {
        Name::Ul | Name::Ol | Name::Dl => {
            "write the items as lines of the quotation, with `<br>`, or the list behind it"
        }
        Name::Table => {
            "write the table as paragraphs, or show it in an embed (`figure.op-interactive > iframe`)"
        }
        Name::Div | Name::Section => "write the text as `p`, or directly in the `blockquote`",
        Name::Footer => "write who said it as text at the end of the quotation, behind a `<br>`",
        Name::Other | Name::Embed | Name::Object | Name::Canvas => {
            "write what it stands for behind: a picture as `<figure><img …></figure>`, anything else in an embed"
        }
        _ => "write it as text, with `<b>` if it must stand out",
    };
    findings
        .at(block, format!("`{name}` inside `blockquote`: a quotation holds text only, so it may be lost"))
        .help(help)
        .related(quote.span(), "the quotation begins here");
}
