//! What the documentation of a rule says, in the parts that formats need.

use ia_validate::rules::Rule;

/// The first sentence on what a rule checks, on one line.
pub(super) fn about(rule: &Rule) -> String {
    let paragraph: Vec<&str> = rule
        .documentation
        .lines()
        .map(str::trim)
        .skip_while(|line| line.is_empty() || line.starts_with('#'))
        .take_while(|line| !line.is_empty())
        .collect();
    let paragraph = paragraph.join(" ");
    match paragraph.find(". ") {
        Some(end) => paragraph[..=end].to_owned(),
        None => paragraph,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_says_what_it_is_about() {
        for rule in ia_validate::rules::all() {
            let about = about(rule);
            assert!(about.ends_with('.') && about.len() > 10 && about.len() < 400, "{}: {about}", rule.id);
        }
    }
}
