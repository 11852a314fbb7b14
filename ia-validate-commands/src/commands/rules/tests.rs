use ia_validate::rules;

use super::list;
use crate::terminal::markdown;
use ia_validate_render::Layout;
use ia_validate_render::rule_page;

fn layout(colour: bool, columns: u16) -> Layout {
    Layout { colour, columns: Some(columns), ..Layout::default() }
}

#[test]
fn a_rule_on_a_terminal() {
    let text = rule_page::entry(rules::find("iframe-height-too-large").unwrap(), 1);
    let plain = markdown::drawn(&text, layout(false, 50));
    insta::assert_snapshot!(plain);
    let coloured = markdown::drawn(&text, layout(true, 50));
    assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain.replace('`', ""));
    assert!(coloured.contains("\x1b["));
}

#[test]
fn lists_and_marks() {
    let text = "# A `b` *c*\n\n- one two three\n- **four**\n\nfive\\\nsix\n\n```\n  a  b\n\n# c\n```\n";
    let expected = "A `b` c\n- one two\n  three\n- four\n\nfive\nsix\n\n      a  b\n\n    # c\n";
    assert_eq!(markdown::drawn(text, layout(false, 10)), expected);
}

#[test]
fn nothing_of_any_rule_is_lost_on_a_terminal() {
    for rule in rules::all() {
        let text = rule_page::entry(rule, 1);
        let drawn = markdown::drawn(&text, layout(false, 80));
        let words = |text: &str| {
            let words = text.split_ascii_whitespace().filter(|word| !word.chars().all(|c| "#`-".contains(c)));
            words
                .filter(|word| *word != "```html" && *word != "```xml")
                .map(|word| word.replace("**", ""))
                .collect()
        };
        let (all, shown): (Vec<String>, Vec<String>) = (words(&text), words(&drawn));
        assert_eq!(shown, all, "{}", rule.id);
        // Code stands as it is written, only moved in; text fits.
        let mut is_code = false;
        for line in text.lines() {
            if line.starts_with("```") {
                is_code = !is_code;
            } else if is_code && !line.is_empty() {
                assert!(drawn.contains(&format!("\n    {line}\n")), "{}: {line}", rule.id);
            }
        }
        let code = |line: &&str| line.starts_with("    ");
        assert!(
            drawn.lines().filter(|line| !code(line)).all(|line| line.chars().count() <= 80),
            "{}",
            rule.id
        );
    }
}

fn listed(colour: bool, columns: Option<u16>) -> String {
    let rules: Vec<_> =
        rules::all().iter().filter(|rule| rule.id.starts_with("modified-")).copied().collect();
    let mut out = Vec::new();
    list::write(&mut out, &rules, Layout { colour, columns, ..Layout::default() }).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn the_table_fits() {
    insta::assert_snapshot!(format!(
        "{}\n{}\n{}",
        listed(false, None),
        listed(false, Some(100)),
        listed(false, Some(60))
    ));
    for columns in [60, 100, 200] {
        let text = listed(false, Some(columns));
        assert!(text.lines().all(|line| line.chars().count() <= usize::from(columns)), "{text}");
        assert_eq!(anstream::adapter::strip_str(&listed(true, Some(columns))).to_string(), text);
    }
}
