//! What is read of whole documents: places that exist, blocks in their order, and of other people's documents what they
//! say.

use ia_validate::reading::{self, Reading};
use ia_validate::{Kind, Options, Source, Span};
use ia_validate_testing::{corpus, found, test_articles};

use crate::mutants::{Text, mutants};

fn readings(text: &str) -> Vec<Reading> {
    let source = Source::from_text(text);
    reading::read(&source, Kind::of(text.as_bytes()), &Options::default())
}

fn is_sound(name: &str, text: &str) {
    for reading in readings(text) {
        let blocks: Vec<Span> = reading.blocks.iter().map(|block| block.span).collect();
        let dropped: Vec<Span> = reading.dropped.iter().map(|dropped| dropped.span).collect();
        let footer = reading.footer.as_ref().map(|footer| footer.span);
        for span in blocks.iter().chain(&dropped).chain(&footer) {
            assert!(text.get(span.range()).is_some_and(|text| !text.is_empty()), "{name}: {span:?}");
        }
        // Related articles of a footer come last, wherever that stands.
        let body = reading.blocks.iter().filter(|block| block.kind != reading::BlockKind::Related);
        assert!(body.map(|block| block.span.start).is_sorted(), "{name}");
        assert!(dropped.windows(2).all(|pair| pair[0].end <= pair[1].start), "{name}: {dropped:?}");
    }
}

#[test]
fn places_exist_and_blocks_stand_in_their_order() {
    let mut documents = test_articles();
    ["articles", "feeds", "other", "facebook-verdicts", "sdk"]
        .iter()
        .for_each(|it| documents.extend(corpus(it)));
    documents.extend(found());
    for text in documents.iter().map(Text::from).chain(mutants(&documents, 20, 600, 6)) {
        is_sound(&text.name, &text.text);
    }
}

/// A row of the table.
type Expected = (&'static str, &'static str, &'static [&'static str], &'static str, &'static [&'static str]);

/// Title, authors, the first letters of the kinds of blocks, and what is dropped, read off by eye.
#[rustfmt::skip]
const DOCUMENTS: &[Expected] = &[
    ("facebook__facebook-instant-articles-sdk-php__Parser-instant-article-example.html", "Big Top Title",
        &["Author Name", "Author in FB", "Developer"],
        "paragraph image image image paragraph slideshow list paragraph embed ad quote map pullquote paragraph tracker \
         tracker embed video related", &[]),
    ("facebookarchive__facebook-instant-articles-sdk-extensions-in-php__test3-instant-article.html", "Open 2017",
        &["Éverton Rosário"], "paragraph paragraph paragraph paragraph paragraph heading heading heading heading heading",
        &["third-party-video-as-video"; 5]),
    ("mileusna__facebook-instant-articles__example__a1502dc9.html", "Article Title", &["Brandon Diamond", "TR Vishwanath"],
        "paragraph video ad", &["embed-empty"]),
];

#[test]
fn documents_of_other_people() {
    for document in corpus("articles") {
        let Some((_, title, authors, kinds, dropped)) = DOCUMENTS.iter().find(|it| it.0 == document.name)
        else {
            continue;
        };
        let reading = readings(&document.text()).remove(0);
        assert_eq!(reading.title.as_deref(), Some(*title));
        assert_eq!(reading.authors, *authors);
        let names: Vec<&str> = reading.blocks.iter().map(|block| block.kind.name()).collect();
        assert_eq!(names.join(" "), *kinds, "{}", document.name);
        let rules: Vec<&str> = reading.dropped.iter().map(|dropped| dropped.rule).collect();
        assert_eq!(rules, *dropped, "{}", document.name);
    }
}
