use crate::rules::tests::examples;

/// What one rule draws.
fn drawn_by(rule: &str, example: &str) -> Vec<String> {
    examples::drawn_by(&[rule], example)
}

fn figure(class: &str, content: &str) -> String {
    format!("<figure class='{class}'>{content}</figure>")
}

fn header(content: &str) -> String {
    format!("<header><h1>Ferry resumes</h1>{content}</header>")
}

fn template(content: &str) -> String {
    format!("<section class=op-ad-template>{content}</section>")
}

const IFRAME: &str = "<iframe src=https://ads.example.com/1></iframe>";

#[test]
fn trackers_in_the_body_only() {
    let tracker = figure("op-tracker", IFRAME);
    let expected = ["error tracker-misplaced <figure class='op-tracker'>"];
    for bad in [
        header(&tracker),
        header(&format!("<div>{tracker}</div>")),
        format!("<footer><aside>{tracker}</aside></footer>"),
    ] {
        assert_eq!(drawn_by("tracker-misplaced", &bad), expected, "{bad}");
    }
    for fine in [tracker, header(&figure("op-ad", IFRAME)), header("<p class=op-tracker>x</p>")] {
        assert!(drawn_by("tracker-misplaced", &fine).is_empty(), "{fine}");
    }
}

#[test]
fn one_iframe_for_a_tracker() {
    let drawn = |content: &str| drawn_by("tracker-multiple-iframes", &figure("op-tracker", content));
    let start = "error tracker-multiple-iframes <figure class='op-tracker'>";
    for none in ["", "<script></script>", "<img>", "text"] {
        assert_eq!(drawn(none), [start], "{none}");
    }
    let expected = [2, 3].map(|n| format!("error tracker-multiple-iframes <iframe id={n}>"));
    assert_eq!(drawn("<iframe id=1></iframe><iframe id=2></iframe><iframe id=3></iframe>"), expected);
    assert!(drawn("<iframe><iframe></iframe><iframe></iframe></iframe>").is_empty());
    // Neither the scripts nor the images in it are reported again.
    let others = ["script-outside-iframe", "figure-multiple-media", "figure-empty"];
    assert!(examples::drawn_by(&others, &figure("op-tracker", "<script></script><img><img>")).is_empty());
}

#[test]
fn templates_in_the_header() {
    let misplaced = |example: &str| drawn_by("ad-template-misplaced", example);
    let ad = figure("op-ad", IFRAME);
    let default = figure("op-ad op-ad-default", IFRAME);
    let class = ["error ad-template-misplaced op-ad op-ad-default"];
    assert_eq!(misplaced(&default), class);
    assert_eq!(misplaced(&format!("<footer>{default}</footer>")), class);
    // The section is reported; what is in it is not reported again.
    assert_eq!(
        misplaced(&template(&default)),
        ["error ad-template-misplaced <section class=op-ad-template>"]
    );
    for bad in [
        [&*default, &ad].concat(),
        [&*ad, &default].concat(),
        [&*template(&ad), &default].concat(),
        format!("<div>{default}</div>{ad}"),
    ] {
        assert_eq!(misplaced(&header(&bad)), class, "{bad}");
    }
    for fine in [
        default.clone(),
        template(&default),
        template(&[&*default, &ad].concat()),
        [&*template(&default), &ad].concat(),
        [&*default, &figure("", "<img>")].concat(),
    ] {
        assert!(misplaced(&header(&fine)).is_empty(), "{fine}");
    }
    assert!(misplaced("<div class=op-ad-template>x</div>").is_empty());
    // The header of another article in the article is not its own.
    let doubled = format!("<article><article>{}<p>x</p></article></article>", header(&template(&default)));
    assert_eq!(misplaced(&doubled).len(), 1);
}

#[test]
fn several_ads_need_a_template() {
    let needed = |content: &str| drawn_by("ad-template-needed", &header(content));
    let [a, b, c] = [1, 2, 3].map(|n| format!("<figure id={n} class=op-ad></figure>"));
    let report = |n: u32| format!("warning ad-template-needed <figure id={n} class=op-ad>");
    assert_eq!(needed(&[&*a, &b, &c].concat()), [report(2), report(3)]);
    assert!(needed(&a).is_empty());
    assert!(needed(&template(&[&*a, &b].concat())).is_empty());
    assert!(needed(&[&*template(&a), &b].concat()).is_empty());
    assert!(drawn_by("ad-template-needed", &[&*a, &b].concat()).is_empty());
    // One section mends both.
    let both = header(&[&figure("op-ad op-ad-default", IFRAME), &*b].concat());
    let rules = ["ad-template-needed", "ad-template-misplaced"];
    assert_eq!(examples::drawn_by(&rules, &both), ["error ad-template-misplaced op-ad op-ad-default"]);
}

#[test]
fn one_default() {
    let multiple = |example: &str| drawn_by("ad-default-multiple", example);
    let [a, b, c] = ["a", "b", "c"].map(|n| figure(&format!("op-ad op-ad-default {n}"), IFRAME));
    let report = |n: &str| format!("warning ad-default-multiple op-ad op-ad-default {n}");
    assert_eq!(multiple(&header(&template(&[&*a, &b, &c].concat()))), ["b", "c"].map(report));
    assert!(multiple(&header(&template(&[&a, &*figure("op-ad", IFRAME)].concat()))).is_empty());
    // The other one has no place there at all.
    assert!(multiple(&format!("<article>{}{b}</article>", header(&template(&a)))).is_empty());
}

#[test]
fn ratios() {
    let ratio = |class: &str, sizes: &str| {
        drawn_by(
            "ad-ratio-too-tall",
            &header(&figure(class, &format!("<iframe src=https://ads.example.com/1 {sizes}></iframe>"))),
        )
    };
    for (width, height, is_too_tall) in [
        ("320", "480", false),
        ("320", "481", true),
        ("300", "250", false),
        ("300", "600", true),
        (" 300 ", "450", false),
        ("1", "2", true),
        ("3", "4", false),
        ("0", "250", false),
        ("300", "600px", false),
        ("100%", "600", false),
        ("4294967295", "99999999999", false),
        ("2", "99999999999", true),
    ] {
        let sizes = format!("width='{width}' height='{height}'");
        let expected: Vec<_> =
            is_too_tall.then(|| format!("warning ad-ratio-too-tall {height}")).into_iter().collect();
        assert_eq!(ratio("op-ad", &sizes), expected, "{sizes}");
        assert!(ratio("op-tracker", &sizes).is_empty());
    }
    assert!(ratio("op-ad", "height=600").is_empty());
}

#[test]
fn spacing() {
    let ad = |n: usize| format!("<figure class=op-ad id={n}>{IFRAME}</figure>");
    let words = |n: usize| format!("<p>{}</p>", "word ".repeat(n));
    let drawn = |example: &str| examples::drawn_by(&["ad-too-early", "ads-too-close"], example);
    let early = "warning ad-too-early <figure class=op-ad id=1>";
    assert_eq!(drawn(&[words(49), ad(1)].concat()), [early]);
    assert!(drawn(&[words(50), ad(1)].concat()).is_empty());
    assert_eq!(drawn(&ad(1)), [early]);
    assert!(drawn(&[figure("", "<img>"), ad(1)].concat()).is_empty());

    let close = |n: usize| format!("warning ads-too-close <figure class=op-ad id={n}>");
    assert_eq!(drawn(&[words(50), ad(1), words(199), ad(2)].concat()), [close(2)]);
    assert!(drawn(&[words(50), ad(1), words(200), ad(2)].concat()).is_empty());
    let media = figure("op-interactive", "<iframe>x</iframe>").repeat(2);
    assert!(drawn(&[words(50), ad(1), media.clone(), words(60), ad(2)].concat()).is_empty());
    assert_eq!(drawn(&[words(50), ad(1), media, words(59), ad(2)].concat()), [close(2)]);
    // The first words do not count twice, and each ad counts from the one before.
    assert_eq!(drawn(&[words(300), ad(1), ad(2), words(200), ad(3)].concat()), [close(2)]);
    // Ads in the header are templates.
    assert!(drawn(&header(&[ad(1), ad(2)].concat())).is_empty());
}
