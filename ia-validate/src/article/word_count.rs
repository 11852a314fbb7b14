//! How many words a text has: by UAX 29, and in scripts that leave no blanks between them by models or by an estimate.
//!
//! The words of Thai, Lao, Khmer and Burmese are found by ICU4X's LSTM models. For Chinese and Japanese that takes a
//! dictionary of 2 MB; here their letters are counted.

use std::ops::RangeInclusive;

use super::word_models;

/// A thousand words.
const WHOLE: usize = 1_000;

/// How much of a word a letter is, in thousandths: 1.6 of Han to a word, 3 of hiragana (most are endings and particles),
/// 4.5 of katakana. Chinese texts come to 600 words for 1,000 letters, Japanese ones to about 400, as translators reckon
/// them in English.
#[rustfmt::skip]
static LETTERS: &[(RangeInclusive<char>, usize)] = &[
    ('\u{4E00}'..='\u{9FFF}', HAN), ('\u{3041}'..='\u{309F}', HIRAGANA), ('\u{30A0}'..='\u{30FF}', KATAKANA),
    ('\u{3005}'..='\u{3007}', HAN), ('\u{3400}'..='\u{4DBF}', HAN), ('\u{F900}'..='\u{FAFF}', HAN),
    ('\u{20000}'..='\u{323AF}', HAN), ('\u{31F0}'..='\u{31FF}', KATAKANA), ('\u{FF66}'..='\u{FF9F}', KATAKANA),
];
const HAN: usize = WHOLE * 10 / 16;
const HIRAGANA: usize = WHOLE / 3;
const KATAKANA: usize = WHOLE * 10 / 45;

/// So much of a text is segmented at once, in bytes: a model reads all that it is given.
const AT_ONCE: usize = 1 << 12;

/// The letters of the scripts whose words a model finds.
static OF_MODELS: &[RangeInclusive<char>] = &[
    '\u{0E00}'..='\u{0EFF}',
    '\u{1000}'..='\u{109F}',
    '\u{1780}'..='\u{17FF}',
    '\u{A9E0}'..='\u{A9FF}',
    '\u{AA60}'..='\u{AA7F}',
];

/// Such words have no more letters than this, on an average.
const MOST_LETTERS: usize = 6;

/// Words that have been counted.
#[derive(Clone, Default, Debug)]
pub(super) struct WordCount {
    words: usize,
    /// Thousandths of words, as far as they are estimated.
    estimated: usize,
    /// Texts for the models, which take a thousand times as long as others: they are asked only if it matters.
    deferred: String,
    /// The letters in it that are theirs.
    deferred_letters: usize,
}

impl WordCount {
    /// How many there are at least.
    pub(super) fn at_least(&self) -> usize {
        self.counted() + self.deferred_letters / MOST_LETTERS
    }

    /// Whether there are as many.
    pub(super) fn has(&self, enough: usize) -> bool {
        self.words >= enough || self.at_least() >= enough
    }

    /// How many there are, and whether some of them are estimated; of more than enough, any number that is enough. None if
    /// it takes models that are not there.
    pub(super) fn total(mut self, enough: usize) -> Option<(usize, bool)> {
        if self.at_least() < enough {
            if !self.deferred.is_empty() && !word_models::are_there() {
                return None;
            }
            let deferred = std::mem::take(&mut self.deferred);
            self.deferred_letters = 0;
            self.read_now(&deferred, false, enough);
        }
        Some((self.at_least(), self.estimated > 0))
    }

    fn counted(&self) -> usize {
        self.words + self.estimated / WHOLE
    }

    pub(super) fn add(&mut self, words: usize) {
        self.words += words;
    }

    /// Adds the words of a text until there are enough; `in_word` says whether one goes on from before it. The answer is
    /// whether one goes on behind it.
    pub(super) fn read(&mut self, text: &str, in_word: bool, enough: usize) -> bool {
        if text.is_ascii() {
            self.words += of_ascii(text.as_bytes(), in_word, enough.saturating_sub(self.at_least()));
            return if text.is_empty() {
                in_word
            } else {
                text.ends_with(|c: char| c.is_ascii_alphanumeric())
            };
        }
        if !may_need_model(text) {
            // Words that begin with `_` `of_ascii` has otherwise, and what goes on from before.
            if memchr::memchr(b'_', text.as_bytes()).is_some() {
                return self.read_now(text, in_word, enough);
            }
            let begun = if in_word { first_blank(text) } else { 0 };
            let (begun, rest) = text.split_at(begun);
            let in_word = self.read_now(begun, in_word, enough);
            return if rest.is_empty() { in_word } else { self.read_mixed(rest, enough) };
        }
        if !in_word {
            self.deferred.push(' ');
        }
        for letter in text.chars() {
            if self.at_least() >= enough {
                break;
            }
            self.deferred.push(letter);
            self.deferred_letters += usize::from(OF_MODELS.iter().any(|letters| letters.contains(&letter)));
        }
        text.ends_with(char::is_alphanumeric)
    }

    /// The same for a text of ASCII and other letters. A blank stands between words, whatever is around it: so only words
    /// with other letters are left to the library, which takes a hundred times as long.
    fn read_mixed(&mut self, text: &str, enough: usize) -> bool {
        let mut in_word = false;
        let mut rest = text;
        while !rest.is_empty() && self.counted() < enough {
            let ascii = ascii_len(rest.as_bytes());
            let last_blank = || rest.bytes().take(ascii).rposition(is_blank).map_or(0, |at| at + 1);
            let ascii = if ascii == rest.len() { ascii } else { last_blank() };
            let (plain, behind) = rest.split_at(ascii);
            if !plain.is_empty() {
                self.words += of_ascii(plain.as_bytes(), in_word, enough.saturating_sub(self.at_least()));
                in_word = plain.ends_with(|c: char| c.is_ascii_alphanumeric());
            }
            let (word, behind) = behind.split_at(first_blank(behind));
            in_word = self.read_now(word, in_word, enough);
            rest = behind;
        }
        in_word
    }

    fn read_now(&mut self, text: &str, mut in_word: bool, enough: usize) -> bool {
        let mut rest = text;
        while !rest.is_empty() && self.counted() < enough {
            let letters = if may_have_letters(rest) { rest.find(|c| thousandths(c) > 0) } else { None };
            let (others, behind) = rest.split_at(letters.unwrap_or(rest.len()));
            in_word = self.read_others(others, in_word, enough);
            rest = behind;
            while let Some(part) = rest.chars().next().map(|c| (c.len_utf8(), thousandths(c))) {
                let (len, thousandths) = part;
                if thousandths == 0 {
                    break;
                }
                self.estimated += thousandths;
                in_word = false;
                rest = &rest[len..];
            }
        }
        in_word
    }

    /// The same for a text without letters that are counted one by one.
    fn read_others(&mut self, text: &str, mut in_word: bool, enough: usize) -> bool {
        let mut rest = text;
        while !rest.is_empty() && self.counted() < enough {
            let (piece, behind) = rest.split_at(boundary(rest, AT_ONCE));
            let mut start = 0;
            for end in word_models::segmenter().segment_str(piece).skip(1) {
                // The kinds of segments that the library tells are wrong for a letter with a mark.
                let is_word = piece[start..end].chars().any(char::is_alphanumeric);
                let goes_on = in_word && start == 0;
                self.words += usize::from(is_word && !goes_on);
                (start, in_word) = (end, is_word);
                if self.counted() >= enough {
                    break;
                }
            }
            rest = behind;
        }
        in_word
    }
}

/// What stands between words, whatever is around it.
const fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n')
}

/// How many bytes of ASCII a text begins with.
fn ascii_len(text: &[u8]) -> usize {
    const CHUNK: usize = 32;
    let chunks = text.chunks(CHUNK).take_while(|chunk| chunk.is_ascii());
    let plain: usize = chunks.map(<[u8]>::len).sum();
    plain + text[plain..].iter().take_while(|byte| byte.is_ascii()).count()
}

/// Where the first blank of a text is; its end if there is none.
fn first_blank(text: &str) -> usize {
    text.bytes().position(is_blank).unwrap_or(text.len())
}

/// The last place up to `most` at which a text can be divided.
fn boundary(text: &str, most: usize) -> usize {
    (0..=most.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(text.len())
}

/// How much of a word a letter is that is counted by itself; 0 for others.
fn thousandths(letter: char) -> usize {
    // Nearly all others come before.
    if letter < '\u{3005}' {
        return 0;
    }
    LETTERS.iter().find(|(letters, _)| letters.contains(&letter)).map_or(0, |(_, part)| *part)
}

/// How many words begin in a text of ASCII, as UAX 29 has it; of more than enough, any number that is enough. As plain as
/// this is it runs on many bytes at once.
fn of_ascii(bytes: &[u8], in_word: bool, enough: usize) -> usize {
    let before = if in_word { b'a' } else { b' ' };
    let [first, rest @ ..] = bytes else { return 0 };
    let Some(second) = rest.first() else { return usize::from(begins(b' ', before, *first)) };
    let triples = bytes.chunks(256).zip(rest.chunks(256)).zip(rest[1..].chunks(256));
    // In so few no more words begin than a byte can count.
    let in_chunk = |((before, last), next): ((&[u8], &[u8]), &[u8])| {
        let triples = before.iter().zip(last).zip(next);
        usize::from(triples.map(|((&before, &last), &next)| begins(before, last, next)).sum::<u8>())
    };
    let mut begin = usize::from(begins(b' ', before, *first)) + usize::from(begins(before, *first, *second));
    for chunk in triples {
        if begin >= enough {
            break;
        }
        begin += in_chunk(chunk);
    }
    begin
}

/// Whether a word begins at a byte behind two others, told without a branch.
fn begins(before: u8, last: u8, byte: u8) -> u8 {
    let letter = |byte: u8| u8::from((byte | 0x20).wrapping_sub(b'a') < 26);
    let digit = |byte: u8| u8::from(byte.wrapping_sub(b'0') < 10);
    let is_any = |marks: [u8; 2]| u8::from((last == marks[0]) | (last == marks[1]));
    // `can't`, `e.g`, `a:b`, `3.5`, `1,000`.
    let marks = is_any([b'\'', b'.']);
    let is_inside = letter(before) & letter(byte) & (marks | u8::from(last == b':'))
        | digit(before) & digit(byte) & (marks | is_any([b',', b';']))
        | letter(last)
        | digit(last)
        | u8::from(last == b'_');
    (letter(byte) | digit(byte)) & (1 - is_inside)
}

/// Whether any byte may begin a letter of a script that needs a model.
fn may_need_model(text: &str) -> bool {
    memchr::memchr3(0xE0, 0xE1, 0xEA, text.as_bytes()).is_some()
        && text.chars().any(|letter| OF_MODELS.iter().any(|letters| letters.contains(&letter)))
}

/// Whether any byte may begin a letter that is counted by itself.
fn may_have_letters(text: &str) -> bool {
    text.bytes().any(|byte| matches!(byte, 0xE3..=0xE9 | 0xEF | 0xF0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> (usize, bool) {
        let mut count = WordCount::default();
        count.read(text, false, usize::MAX);
        count.total(usize::MAX).unwrap_or_default()
    }

    #[test]
    fn words_beside_blanks_are_counted_as_in_the_whole_text() {
        const PIECES: [&str; 15] =
            ["a", "é", " ", "\n", "\u{301}", "’", "'", ".", "1", ",", "\u{a0}", "“", "漢", "\u{200d}", "मुं"];
        // All texts of four of these.
        for number in 0..PIECES.len().pow(4) {
            let powers = (0..4).map(|place| PIECES.len().pow(place));
            let text: String = powers.map(|power| PIECES[number / power % PIECES.len()]).collect();
            if text.is_ascii() {
                continue;
            }
            let [mut mixed, mut whole] = [WordCount::default(), WordCount::default()];
            let ends = mixed.read_mixed(&text, usize::MAX);
            assert_eq!(ends, whole.read_now(&text, false, usize::MAX), "{text:?}");
            assert_eq!((mixed.words, mixed.estimated), (whole.words, whole.estimated), "{text:?}");
            let [mut mixed, mut whole] = [WordCount::default(), WordCount::default()];
            let ends = mixed.read(&text, true, usize::MAX);
            assert_eq!(ends, whole.read_now(&text, true, usize::MAX), "behind a word: {text:?}");
            assert_eq!((mixed.words, mixed.estimated), (whole.words, whole.estimated), "{text:?}");
        }
    }

    #[test]
    fn words_by_uax_29() {
        for (text, expected) in [
            ("", 0),
            (" — … ! 😀 ", 0),
            ("The ferry can't sail: 3.5 knots.", 6),
            ("one\u{2003}two\u{a0}three\u{200b}four", 4),
            ("well-known", 2),
            ("Größe, œuvre, Ελλάδα и Москва", 5),
            // Scripts with blanks.
            ("मुंबई का बंदरगाह फिर खुला", 5),
            ("عادت العبّارة إلى الميناء", 4),
            ("המעבורת חזרה לנמל", 3),
            ("페리가 항구로 돌아왔다", 3),
        ] {
            assert_eq!(count(text), (expected, false), "{text}");
        }
    }

    #[test]
    fn ascii_is_counted_alike() {
        let marks = b"aZ19 .,;:'-/&";
        for number in 0..marks.len().pow(4) {
            let text: String =
                (0..4_u32).map(|at| char::from(marks[number / marks.len().pow(at) % marks.len()])).collect();
            let mut slow = WordCount::default();
            slow.read_others(&text, false, usize::MAX);
            assert_eq!(of_ascii(text.as_bytes(), false, usize::MAX), slow.words, "{text:?}");
        }
        for (text, in_word, expected) in
            [("a b", true, 1), ("'t", true, 0), (" a", true, 1), ("", true, 0), ("a_b", false, 1)]
        {
            assert_eq!(of_ascii(text.as_bytes(), in_word, usize::MAX), expected, "{text}");
        }
        let thousand = "ferry ".repeat(1000);
        assert_eq!(of_ascii(thousand.as_bytes(), false, usize::MAX), 1000);
        assert!((100..1000).contains(&of_ascii(thousand.as_bytes(), false, 100)));
    }

    #[test]
    fn words_without_blanks_between_them() {
        // As people divide them: 7, 5, 6 and 5 words.
        for (text, fewest, most) in [
            ("เรือข้ามฟากกลับมาที่ท่าเรือแล้ว", 5, 9),
            ("ເຮືອກັບມາທີ່ທ່າເຮືອແລ້ວ", 4, 8),
            ("សាឡាងបានត្រឡប់មកកំពង់ផែវិញ", 4, 9),
            ("ကူးတို့သင်္ဘောဆိပ်ကမ်းသို့ပြန်ရောက်ပြီ", 4, 11),
        ] {
            let (words, is_estimate) = count(text);
            assert!((fewest..=most).contains(&words) && !is_estimate, "{text}: {words}");
        }
    }

    #[test]
    fn letters_stand_for_words_in_chinese_and_japanese() {
        // 16 letters and two marks; 10 words.
        assert_eq!(count("渡轮今天早上重新开航，乘客可以买票。"), (10, true));
        // 6 of Han, 8 of hiragana, 4 of katakana: 3.75, 2.66 and 0.88.
        assert_eq!(count("港のフェリーは今朝から運航をしている"), (7, true));
        assert_eq!(count("iPhone 15 在上海"), (3, true));
        assert_eq!(count("𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷"), (5, true));
        // Marks and wide Latin letters are none.
        assert_eq!(count("。「」、，！　"), (0, false));
        assert_eq!(count("ＡＢＣ"), (1, false));
    }

    #[test]
    fn words_go_on_and_come_to_an_end() {
        let mut words = WordCount::default();
        assert!(words.read("fer", false, 9));
        assert!(words.read("ry", true, 9));
        assert!(!words.read("man ", true, 9));
        assert!(!words.read(" one, ", true, 9));
        assert_eq!(words.total(9), Some((2, false)));
        // More than is segmented at once.
        let long = "ferry ".repeat(AT_ONCE);
        assert_eq!(count(&long).0, AT_ONCE);
        assert_eq!(count(&"x".repeat(3 * AT_ONCE)).0, 1);
        // No model is asked where there are enough words in any case.
        let mut thai = WordCount::default();
        thai.read(&"เรือ".repeat(AT_ONCE), false, 50);
        assert_eq!((thai.at_least(), thai.deferred.chars().count()), (50, 1 + 50 * MOST_LETTERS));
        assert_eq!(thai.total(50), Some((50, false)));
        let mut few = WordCount::default();
        few.read(&long, false, 5);
        assert!(few.total(5).is_some_and(|(words, _)| words >= 5));
    }
}
