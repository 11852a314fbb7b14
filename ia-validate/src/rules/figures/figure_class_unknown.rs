use crate::article::classes;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A `figure` has a class that begins with `op-` and is none of the classes of figures. Case counts;
    /// classes that begin otherwise are ignored.
    ///
    /// # Why
    ///
    /// Facebook reported such a class as "Unsupported Class" (MSG 7).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure class="op-video">
    ///   <video><source src="https://cdn.example.com/ferry.mp4" type="video/mp4"></video>
    /// </figure>
    /// ```
    ///
    /// ```html
    /// <figure class="wide op-small"><img src="https://example.com/harbour.jpg"></figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure>
    ///   <video><source src="https://cdn.example.com/ferry.mp4" type="video/mp4"></video>
    /// </figure>
    /// ```
    ///
    /// ```html
    /// <figure class="wide"><img src="https://example.com/harbour.jpg"></figure>
    /// ```
    ///
    /// # Fix
    ///
    /// None: only the publisher knows what the figure is meant to be.
    id: "figure-class-unknown",
    severity: Error,
    points: Value,
    on: Elements(&[Name::Figure], check),
}

fn check(figure: Element<'_>, findings: &mut Findings<'_>) {
    if !figure.has_class(Classes::NOT_FIGURE) {
        return;
    }
    let Some(value) = figure.value("class") else { return };
    let is_known = |class: &str| classes::of_figures().any(|known| known == class);
    let mut unknown = classes::tokens(&value).filter(|class| class.starts_with("op-") && !is_known(class));
    let Some(class) = unknown.next() else { return };
    let known: Vec<String> = classes::of_figures().map(|class| format!("`{class}`")).collect();
    findings
        .at_value(
            figure,
            "class",
            format!("`{}` is no class of a `figure`: it is not supported", short(class)),
        )
        .help(format!("an image or a video needs no class; the classes of figures are {}", known.join(", ")));
}
