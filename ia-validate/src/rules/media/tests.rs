use crate::rules::tests::examples;

const NOTHING: [&str; 0] = [];

fn drawn(example: &str) -> Vec<String> {
    examples::drawn("media", example)
}

fn video(sources: &str) -> Vec<String> {
    drawn(&format!("<figure><video>{sources}</video></figure>"))
}

fn sources(files: &[&str]) -> String {
    files.iter().map(|file| format!("<source src={file}>")).collect()
}

#[test]
fn attributes_of_videos_and_of_nothing_else() {
    for attributes in ["muted", "MUTED", "muted=''", "controls muted=false", "muted muted"] {
        let found = drawn(&format!("<figure><video {attributes}></video></figure>"));
        let [finding] = found.as_slice() else { panic!("{attributes}: {found:?}") };
        assert!(finding.eq_ignore_ascii_case("warning video-muted-attribute muted"), "{finding}");
    }
    let all = "<div muted><audio muted data-fb-disable-autoplay></audio><iframe><video muted></iframe></div>\
               <video data-muted unmuted title=muted></video>";
    assert_eq!(drawn(all), NOTHING);
    assert_eq!(
        drawn("<figure><video muted data-fb-disable-autoplay=no></video></figure>"),
        ["warning video-muted-attribute muted", "info video-autoplay-disabled data-fb-disable-autoplay"]
    );
}

#[test]
fn one_video_in_several_formats_is_one() {
    for same in [
        &["a.mp4"][..],
        &["a.mp4", "a.mov", "A/../a.MPG"],
        &["https://example.com/hd/a.mp4?x=/b.mp4", "https://cdn.example.com/a.mov#b"],
        &["https://example.com/watch?v=1", "https://example.com/watch?v=2"],
        &["https://example.com/", "https://example.org/", "a.mp4", "''"],
        &["a.b.mp4", "a.b.mov"],
    ] {
        assert_eq!(video(&sources(same)), NOTHING, "{same:?}");
    }
    let rule = "warning video-multiple-in-sequence";
    let place = |file: &str| format!("{rule} <source src={file}>");
    assert_eq!(video(&sources(&["a.mp4", "b.mp4"])), [place("b.mp4")]);
    assert_eq!(
        video(&sources(&["1.mp4", "1.mov", "2.mp4", "2.mov", "1.avi"])),
        [place("2.mp4"), place("2.mov")]
    );
    assert_eq!(video(&sources(&["a.mp4", "A.mp4"])), [place("A.mp4")]);
    assert_eq!(
        drawn("<figure><audio><source src=1.mp3><source src=2.mp3></audio><img></figure>"),
        NOTHING,
        "sounds are no videos"
    );
}

#[test]
fn one_video_a_figure() {
    let found = "warning video-multiple-in-sequence <video id=";
    assert_eq!(
        drawn(
            "<figure><video id=1></video><div><video id=2></video></div><img><video id=3></video></figure>"
        ),
        [format!("{found}2>"), format!("{found}3>")]
    );
    // Each video belongs to the nearest figure.
    let nested = "<figure class=op-slideshow><video id=1></video>\
                  <figure><video id=2></video></figure><figure><video id=3></video><video id=4></video></figure>\
                  <video id=5></video></figure>";
    assert_eq!(drawn(nested), [format!("{found}4>"), format!("{found}5>")]);
    let foreign = "<figure class=op-interactive><iframe><video></video><video></video></iframe></figure>";
    assert_eq!(drawn(foreign), NOTHING);
    assert_eq!(drawn("<video></video><video></video>"), NOTHING, "no figure");
}

#[test]
fn nested_figures_in_linear_time() {
    let depth = 20_000;
    let text = format!("{}{}", "<figure><video></video>".repeat(depth), "</figure>".repeat(depth));
    assert_eq!(drawn(&text), NOTHING);
    let many = format!("<figure>{}</figure>", "<video></video>".repeat(depth));
    assert_eq!(drawn(&many).len(), depth - 1);
}

#[test]
fn formats_by_extension_and_type() {
    let rule = "error video-format-unsupported";
    for (source, place) in [
        ("src=v.webm", "v.webm"),
        ("src=V.WebM", "V.WebM"),
        ("src='https://example.com/v.m3u8?a=.mp4#b.mp4'", "https://example.com/v.m3u8?a=.mp4#b.mp4"),
        ("src=' v.swf '", " v.swf "),
        ("src=v.mp3", "v.mp3"),
        ("src=v.jpg", "v.jpg"),
        ("src=v.svg", "v.svg"),
        ("src=v type=audio/mp4", "audio/mp4"),
        ("src=v.mp4 type=application/x-mpegURL", "application/x-mpegURL"),
        ("src=v.mp4 type=video", "video"),
        ("src=v.mp4 type=video/", "video/"),
        ("type=text/html", "text/html"),
        // One source, one finding.
        ("src=v.swf type=application/x-shockwave-flash", "v.swf"),
    ] {
        assert_eq!(video(&format!("<source {source}>")), [format!("{rule} {place}")], "{source}");
    }
    for source in [
        "src=v.mp4",
        "src=v.gif",
        "src=v.ogv type=VIDEO/ogg",
        "src=https://example.com/v",
        "src=https://example.webm",
        "src=https://example.com/watch?v=a.webm",
        "src=v.aspx",
        "src=v.mp4 type='video/mp4; codecs=avc1'",
        "src=v.mp4 type=' video/mp4 '",
        "src=v.mp4 type",
        "src",
        "",
    ] {
        assert_eq!(video(&format!("<source {source}>")), NOTHING, "{source}");
    }
    // Beside one that is supported it is a hint.
    for (sources, expected) in [
        ("<source src=v.mp4><source src=v.webm type=video/webm>", vec!["info v.webm"]),
        ("<source src=v.webm><source src=v.m3u8><source src=v.mov>", vec!["info v.webm", "info v.m3u8"]),
        (
            "<source src=v.ogg><source src=https://example.com/v type='video/mp4; codecs=x'>",
            vec!["info v.ogg"],
        ),
        ("<source src=v.webm><source src=https://example.com/v>", vec!["error v.webm"]),
        ("<source src=v.webm><source src=https://example.com/v type=video/webm>", vec!["error v.webm"]),
        ("<source src=v.webm><source src=v.mp4 type=audio/mp4>", vec!["error v.webm", "error audio/mp4"]),
        ("<source src=v.webm><source>", vec!["error v.webm"]),
        ("<source src=v.webm><p><source src=v.mp4></p>", vec!["error v.webm"]),
    ] {
        let expected: Vec<String> =
            expected.iter().map(|it| it.replacen(' ', " video-format-unsupported ", 1)).collect();
        assert_eq!(video(sources), expected, "{sources}");
    }
    let own = "<figure><video src=v.mp4><source src=v.webm></video></figure>";
    assert_eq!(drawn(own), ["info video-format-unsupported v.webm"]);
    let other = "<figure><video src=v.webm><source src=v.mp4></video></figure>";
    assert_eq!(drawn(other), [format!("{rule} v.webm")]);
    assert_eq!(drawn("<figure><video src=v.webm></video></figure>"), [format!("{rule} v.webm")]);
    assert_eq!(drawn("<figure><video type=audio/mp4 src=v.mp4></video></figure>"), NOTHING);
    assert_eq!(drawn("<figure><img><audio><source src=v.mp3 type=audio/mp3></audio></figure>"), NOTHING);
}

#[test]
fn values_of_feedback() {
    let figure = |value: &str| drawn(&format!("<figure data-feedback={value}><img></figure>"));
    for good in ["fb:likes", "fb:comments", "'fb:comments, fb:likes'", "' fb:likes\n,\tfb:comments '"] {
        assert_eq!(figure(good), NOTHING, "{good}");
    }
    for bad in [
        "fb:like",
        "fb:LIKES",
        "fb:likes,",
        ",fb:likes",
        "fb:likes,,fb:comments",
        "fb:likes,fb:likes",
        "'fb:likes fb:comments'",
        "'fb:likes\u{a0}'",
        "'fb:likes, fb:comments, fb:likes'",
        "fb:likes,fb:shares",
        "' '",
    ] {
        let place = bad.trim_matches('\'');
        assert_eq!(figure(bad), [format!("warning feedback-value-invalid {place}")], "{bad}");
    }
    assert_eq!(figure("''"), ["warning feedback-value-invalid "]);
    assert_eq!(
        drawn("<figure data-feedback><video></video></figure>"),
        ["warning feedback-value-invalid data-feedback"]
    );
    // References count as what they stand for.
    assert_eq!(figure("fb&#58;likes"), NOTHING);
}

#[test]
fn feedback_belongs_on_figures_of_images_and_videos() {
    let misplaced = "warning feedback-on-wrong-element data-feedback";
    for good in [
        "<figure data-feedback=fb:likes><img></figure>",
        "<figure class=fb-feed-cover data-feedback=fb:likes><video></video></figure>",
        "<figure class=op-slideshow><figure data-feedback=fb:likes><img></figure></figure>",
        "<figure class=op-interactive><iframe><img data-feedback=x></iframe></figure>",
        "<p title=data-feedback>Text</p>",
    ] {
        assert_eq!(drawn(good), NOTHING, "{good}");
    }
    for bad in [
        "<figure><img data-feedback=fb:likes></figure>",
        "<figure><video data-feedback></video></figure>",
        "<p data-feedback=fb:likes>Text</p>",
        "<my-element data-feedback=fb:likes>Text</my-element>",
        "<figure class=op-map data-feedback=fb:likes></figure>",
        "<figure class='op-social wide' data-feedback=fb:likes></figure>",
        "<figure class=op-ad><iframe data-feedback=fb:likes></iframe></figure>",
    ] {
        assert_eq!(drawn(bad), [misplaced], "{bad}");
    }
    // Where it stands and what it says are two defects of a figure.
    let both = drawn("<figure class=op-ad data-feedback=x></figure>");
    assert_eq!(both, [misplaced, "warning feedback-value-invalid x"]);
}
