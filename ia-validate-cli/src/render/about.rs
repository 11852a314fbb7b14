//! What the documentation of a rule says, in the parts that formats need.

use ia_validate::rules::Rule;

/// All of it, as Markdown. (The lines of a doc comment begin with a space.)
pub(super) fn documentation(rule: &Rule) -> String {
    let lines = rule.documentation.lines().map(|line| line.strip_prefix(' ').unwrap_or(line));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// The first sentence on what a rule checks, on one line.
pub(super) fn about(rule: &Rule) -> String {
    let documentation = documentation(rule);
    let paragraph: Vec<&str> = documentation
        .lines()
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
            assert!(documentation(rule).starts_with("# What it checks\n\n"), "{}", rule.id);
            let about = about(rule);
            assert!(about.ends_with('.') && about.len() > 10 && about.len() < 400, "{}: {about}", rule.id);
        }
    }
}
