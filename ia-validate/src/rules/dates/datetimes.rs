//! What the rules about dates share.

use crate::article::{DateTime, Timezone};
use crate::rules::prelude::*;

/// The dates of an article, with their names in messages.
pub(super) const DATES: [(Classes, &str); 2] =
    [(Classes::PUBLISHED, "op-published"), (Classes::MODIFIED, "op-modified")];

/// For the end of a help text: that a zone had to be assumed, if one of the dates has none.
pub(super) fn zone_note(dates: &[DateTime], assumed: Timezone) -> String {
    match dates.iter().all(|date| date.has_zone()) {
        true => String::new(),
        false => format!(" (a time without a zone is taken as {assumed})"),
    }
}

/// Reports the `time` of this class if its `datetime` cannot be read.
pub(super) fn check_datetime<'t>(
    article: &'t Article<'t>,
    (class, name): (Classes, &str),
    findings: &mut Findings<'_>,
) {
    let Some(time) = article.time(class).filter(|_| article.date(class).is_none()) else { return };
    let value = time.value("datetime");
    let message = match value.as_deref().map(str::trim_ascii) {
        None => format!("`{name}` has no `datetime`: its text alone is not read as a date"),
        Some("") => format!("`{name}` has an empty `datetime`"),
        Some(value) if value.starts_with("0000-00-00") => {
            format!("`{name}`: `{}` is what an empty date becomes in MySQL, and no date", short(value))
        }
        Some(value) => format!("`{name}`: `{}` is not a date and time", short(value)),
    };
    let finding = findings.at_value(time, "datetime", message);
    finding.help("write date, time and zone as ISO 8601 has them, such as `2016-02-04T09:00:00Z`");
    let is_empty = value.is_some_and(|value| value.trim_ascii().is_empty());
    if is_empty && class == Classes::MODIFIED && !time.has_class(Classes::PUBLISHED) {
        finding
            .help("leave `op-modified` out where the article was not changed: it is needed for updates only")
            .fix(Safety::Safe, "leave it out", without(time).filter(|_| !time.has_text()));
    }
}

/// Takes a date out that shows nothing, unless something else is said in it.
fn without(time: Element<'_>) -> Option<Edits> {
    let is_known =
        |attribute: &str| ["class", "datetime", "dir", "id", "lang", "pubdate", "style"].contains(&attribute);
    let text = time.node().text;
    let mut names = time.node().attributes().iter().map(|attribute| attribute.name.of(text));
    let is_plain = names.all(|name| is_known(&name.to_ascii_lowercase()));
    let is_bare = time.node().children().all(|node| node.kind() == NodeKind::Text);
    Edits::default().remove(time).filter(|_| is_plain && is_bare)
}
