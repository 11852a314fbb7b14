use crate::fix::Safety;
use crate::rules::tests::examples::{self, drawn_by_any};

const IMAGE: &str = "<img src=https://example.com/a.jpg>";

#[test]
fn values_in_place_of_names() {
    let drawn = |tag: &str| drawn_by_any(&format!("{tag}{IMAGE}</figure>"));
    for (tag, names) in [
        ("<figure fb:likes>", &["fb:likes"][..]),
        ("<figure class=x fb:likes,fb:comments aspect-fit>", &["fb:likes,fb:comments", "aspect-fit"]),
        ("<figure fb:likes, fb:comments>", &["fb:likes,", "fb:comments"]),
        ("<figure fullscreen>", &["fullscreen"]),
        ("<figure non-interactive=''>", &["non-interactive"]),
        ("<figure data-mode=fullscreen aspect-fit-only>", &["aspect-fit-only"]),
    ] {
        let expected: Vec<String> =
            names.iter().map(|name| format!("warning attribute-value-without-name {name}")).collect();
        assert_eq!(drawn(tag), expected, "{tag}");
    }
    for tag in [
        "<figure>",
        "<figure data-feedback='fb:likes' data-mode=aspect-fit>",
        "<figure likes fb:like-box allowfullscreen>",
    ] {
        assert!(drawn(tag).is_empty(), "{tag}");
    }
    assert!(
        drawn_by_any("<figure><img fb:likes src=https://example.com/a.jpg></figure>")[0]
            .contains("without-name")
    );
    let mended = |tag: &str| {
        let text = examples::mended(&format!("{tag}{IMAGE}</figure>"), Safety::Safe);
        text[text.find("<figure").unwrap()..text.find("<img").unwrap()].to_owned()
    };
    for (tag, expected) in [
        ("<figure fb:likes>", "<figure data-feedback=\"fb:likes\">"),
        ("<figure fb:likes, fb:comments>", "<figure data-feedback=\"fb:likes,fb:comments\">"),
        (
            "<figure fb:likes,fb:comments aspect-fit>",
            "<figure data-feedback=\"fb:likes,fb:comments\" data-mode=\"aspect-fit\">",
        ),
        ("<figure data-mode=fullscreen aspect-fit>", "<figure data-mode=fullscreen aspect-fit>"),
        ("<figure fullscreen=x>", "<figure fullscreen=x>"),
    ] {
        assert_eq!(mended(tag), expected);
    }
}
