use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A `figure` holds more than one `video`, or a `video` has several `source` elements whose files differ
    /// in more than the extension: `1.mp4` and `2.mp4`, say. Each after the first is reported. The same file
    /// in several formats, such as `1.mp4` and `1.mov`, is one video.
    ///
    /// # Why
    ///
    /// Playing several videos in a sequence is not supported (FAQ L144).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure>
    ///   <video><source src="https://example.com/1.mp4"><source src="https://example.com/2.mp4"></video>
    /// </figure>
    /// ```
    ///
    /// ```html
    /// <figure>
    ///   <video><source src="https://example.com/1.mp4"></video>
    ///   <video><source src="https://example.com/2.mp4"></video>
    /// </figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure><video><source src="https://example.com/1.mp4"></video></figure>
    /// <figure><video><source src="https://example.com/2.mp4"></video></figure>
    /// ```
    ///
    /// ```html
    /// <figure>
    ///   <video><source src="https://example.com/1.mp4"><source src="https://example.com/1.mov?hd=1"></video>
    /// </figure>
    /// ```
    ///
    /// # Fix
    ///
    /// None: each video needs a figure of its own, with its own caption.
    id: "video-multiple-in-sequence",
    severity: Warning,
    points: StartTag,
    on: Holding(Holds::VIDEO, &[Name::Figure], of_figure) | Elements(&[Name::Video], of_video),
}

fn of_figure(figure: Element<'_>, findings: &mut Findings<'_>) {
    let mut videos = figure.own_elements().filter(|element| element.name() == Name::Video);
    let Some(first) = videos.next() else { return };
    for video in videos {
        findings
            .at(video, "one more video in the same figure: videos do not play one after the other")
            .help("give each video a figure of its own")
            .related(first.span(), "the figure's first video");
    }
}

fn of_video(video: Element<'_>, findings: &mut Findings<'_>) {
    let mut sources = video
        .children()
        .filter(|child| child.name() == Name::Source)
        .filter_map(|source| Some((source, source.src()?.file_stem()?)));
    let Some((first, name)) = sources.next() else { return };
    for (source, other) in sources.filter(|(_, other)| *other != name) {
        let message = format!(
            "`{}` is another video than `{}`: videos do not play one after the other",
            short(other),
            short(name)
        );
        findings
            .at(source, message)
            .help("give each video a figure of its own; one video in several formats has one file name")
            .related(first.span(), "the video's first source");
    }
}
