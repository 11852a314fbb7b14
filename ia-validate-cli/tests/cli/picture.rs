//! The picture of a terminal that the README shows, made from what the binary writes.

use std::path::Path;

use anstyle_svg::Term;
use clap::builder::styling::{AnsiColor, Color};
use snapbox::Data;
use snapbox::data::DataFormat;

use crate::support::{Folder, stderr, stdout};

#[test]
fn the_picture_of_a_terminal() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let arguments = "test-articles/morning-feed.xml --domain example.com \
                     --select figure-in-paragraph,repeated-line-breaks";
    let command = Folder::new().command().current_dir(&repository).arg("--color=always");
    let run = command.args(arguments.split(' ')).assert().code(1);
    let shown = format!("$ ia-validate {arguments}\n{}{}", stdout(&run), stderr(&run));
    // Its usual blue is hard to read on black.
    let terminal =
        Term::new().fg_color(Color::Ansi(AnsiColor::Black)).bg_color(Color::Ansi(AnsiColor::BrightWhite));
    let picture = Data::read_from(&repository.join("docs/images/terminal.svg"), Some(DataFormat::Text));
    // `SNAPSHOTS=overwrite` makes it again.
    snapbox::assert_data_eq!(terminal.render_svg(&shown), picture.raw());
}
