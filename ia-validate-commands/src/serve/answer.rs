//! What is answered to a document: the same bytes as those of the command.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use ia_validate::rules;
use ia_validate_render::call::{self, CallError, Text};
use ia_validate_render::documents::{self, Catalogue};
use ia_validate_render::{Format, rule_page, shown};
use serde::Serialize;

use super::problem::{Kind, Problem};
use super::query::Query;

/// What is done with a document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Action {
    Check,
    Fix,
    Preview,
    Show,
}

/// How `show` shows.
#[derive(Clone, Copy, Debug)]
enum Shown {
    Json,
    Html,
    Markdown,
    Text,
}

/// How a rule is told.
#[derive(Clone, Copy, Debug)]
enum Told {
    Json,
    Markdown,
}

const JSON: &str = Format::Json.media_type();
const MARKDOWN: &str = Format::Markdown.media_type();
const TEXT: &str = "text/plain; charset=utf-8";
const HTML: &str = "text/html; charset=utf-8";

/// The words by which documents are shown, the usual one first.
const SHOWN: &[(&str, Shown)] =
    &[("json", Shown::Json), ("html", Shown::Html), ("markdown", Shown::Markdown), ("text", Shown::Text)];
/// And rules.
const TOLD: &[(&str, Told)] = &[("json", Told::Json), ("markdown", Told::Markdown)];
/// And what has one form only.
const ONLY_JSON: &[(&str, ())] = &[("json", ())];

/// An answer.
#[derive(Debug)]
pub(super) struct Answer {
    media_type: &'static str,
    bytes: Vec<u8>,
}

impl Action {
    /// All of them.
    pub(super) const ALL: [Self; 4] = [Self::Check, Self::Fix, Self::Preview, Self::Show];

    /// Its route.
    pub(super) const fn route(self) -> &'static str {
        match self {
            Self::Check => "/v1/check",
            Self::Fix => "/v1/fix",
            Self::Preview => "/v1/preview",
            Self::Show => "/v1/show",
        }
    }

    /// The words of `format`, the usual one first.
    #[cfg(test)]
    pub(super) fn formats(self) -> Vec<(&'static str, &'static str)> {
        match self {
            Self::Check => Format::ALL.iter().map(|it| (it.name(), it.media_type())).collect(),
            Self::Fix | Self::Preview => vec![("json", JSON)],
            Self::Show => SHOWN.iter().map(|(name, shown)| (*name, shown.media_type())).collect(),
        }
    }

    /// The options, read before anything is worked on.
    pub(super) fn prepare(
        self,
        query: &str,
    ) -> Result<impl FnOnce(&[u8]) -> Result<Answer, Problem> + use<>, Problem> {
        let mut query = Query::read(query);
        let (mut shown, mut item) = (Shown::Json, None);
        match self {
            // It is one of the options that every caller has.
            Self::Check => {}
            Self::Fix | Self::Preview => _ = query.choice("format", ONLY_JSON),
            Self::Show => {
                shown = query.choice("format", SHOWN).unwrap_or(shown);
                item = query.item("item");
            }
        }
        let call = query.call()?;
        Ok(move |document: &[u8]| {
            let text = &Text::from(document);
            match self {
                Self::Check => {
                    Ok(Answer { media_type: call.format.media_type(), bytes: call::report(&call, text)? })
                }
                Self::Fix => {
                    let (source, _) = call.decode(text)?;
                    if !source.malformed().is_empty() {
                        return Err(malformed(source.encoding()));
                    }
                    Answer::json(&call::fix(&call, text)?)
                }
                Self::Preview => Answer::json(&call::preview(&call, text)?),
                Self::Show => Answer::shown(shown, call::show(&call, text)?, item),
            }
        })
    }
}

/// That a text would lose bytes.
fn malformed(encoding: &str) -> Problem {
    let detail = format!("the document has bytes that are no {encoding}; mended, it would lose them");
    Kind::Malformed.because(detail)
}

impl Shown {
    const fn media_type(self) -> &'static str {
        match self {
            Self::Json => JSON,
            Self::Html => HTML,
            Self::Markdown => MARKDOWN,
            Self::Text => TEXT,
        }
    }
}

impl Answer {
    fn json(document: &impl Serialize) -> Result<Self, Problem> {
        let mut bytes = Vec::new();
        documents::write(&mut bytes, document).map_err(CallError::from)?;
        Ok(Self { media_type: JSON, bytes })
    }

    fn shown(how: Shown, mut show: documents::Show, item: Option<usize>) -> Result<Self, Problem> {
        if let Some(item) = item {
            let articles = show.articles.len();
            let wanted = show.articles.into_iter().nth(item - 1);
            let missing = || {
                Kind::WrongOptions
                    .because(format!("`item`: there is no article {item}; there are {articles}"))
            };
            show.articles = vec![wanted.ok_or_else(missing)?];
        }
        let mut out = Vec::new();
        match how {
            Shown::Json => documents::write(&mut out, &show),
            Shown::Html => shown::html::write(&mut out, &show),
            Shown::Markdown => shown::markdown::write(&mut out, &show),
            Shown::Text => shown::text::write(&mut out, &show, false),
        }
        .map_err(CallError::from)?;
        Ok(Self { media_type: how.media_type(), bytes: out })
    }

    /// All rules, or the one with this id.
    pub(super) fn rules(id: Option<&str>, query: &str) -> Result<Self, Problem> {
        let mut query = Query::read(query);
        let told = query.choice("format", TOLD);
        query.nothing_more()?;
        let rules = match id {
            Some(id) => vec![rules::find(id.trim_ascii()).ok_or_else(|| Problem::no_rule(id))?],
            None => rules::all().to_vec(),
        };
        match (told, &rules[..]) {
            (Some(Told::Markdown), [rule]) if id.is_some() => {
                Ok(Self { media_type: MARKDOWN, bytes: rule_page::explained(rule).into_bytes() })
            }
            (Some(Told::Markdown), rules) => {
                Ok(Self { media_type: MARKDOWN, bytes: rule_page::of(rules).into_bytes() })
            }
            (_, rules) => Self::json(&Catalogue::of(rules)),
        }
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        ([(header::CONTENT_TYPE, HeaderValue::from_static(self.media_type))], self.bytes).into_response()
    }
}
