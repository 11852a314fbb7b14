//! What keeps a request from being answered: a problem document (RFC 9457).

use std::borrow::Cow;

use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use ia_validate::rules;
use ia_validate_render::call::CallError;
use ia_validate_render::documents;
use serde::Serialize;

/// The page about the service.
const PAGE: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/main/docs/service.md");

/// A problem document.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Problem {
    /// A page that says more of this kind of problem.
    #[serde(rename = "type")]
    pub(super) kind: String,
    /// The kind, in short.
    pub(super) title: &'static str,
    /// The status of the answer.
    pub(super) status: u16,
    /// What is wrong here, and what to do.
    pub(super) detail: String,
    /// The options that are wrong, if it is them.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(super) errors: Box<[WrongOption]>,
    /// A header that belongs to it.
    #[serde(skip)]
    pub(super) header: Option<(&'static str, &'static str)>,
}

/// An option that is wrong.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct WrongOption {
    /// Its name, as it was written.
    pub(super) option: String,
    /// What is wrong with it.
    pub(super) detail: String,
    /// What to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) help: Option<String>,
}

/// Kinds of problems: a status, the anchor on the page about the service, and words.
macro_rules! kinds {
    ($($name:ident: $status:ident, $anchor:literal, $title:literal;)*) => {
        /// The kinds of problems.
        #[derive(Clone, Copy, Debug)]
        pub(super) enum Kind { $($name),* }

        impl Kind {
            #[cfg(test)]
            pub(super) const ALL: &[Self] = &[$(Self::$name),*];

            pub(super) const fn parts(self) -> (StatusCode, &'static str, &'static str) {
                match self { $(Self::$name => (StatusCode::$status, $anchor, $title)),* }
            }
        }
    };
}

kinds! {
    WrongOptions: BAD_REQUEST, "wrong-options", "Options are wrong";
    Broken: BAD_REQUEST, "broken-request", "The request is broken";
    NotFound: NOT_FOUND, "not-found", "There is nothing here";
    WrongMethod: METHOD_NOT_ALLOWED, "wrong-method", "Another method is needed";
    TooSlow: REQUEST_TIMEOUT, "too-slow", "The document did not come in time";
    TooLarge: PAYLOAD_TOO_LARGE, "too-large", "The document is too large";
    WrongType: UNSUPPORTED_MEDIA_TYPE, "wrong-type", "This is no document that can be checked";
    Malformed: UNPROCESSABLE_ENTITY, "malformed", "The document cannot be given back";
    Failed: INTERNAL_SERVER_ERROR, "failed", "The service failed";
    Busy: SERVICE_UNAVAILABLE, "busy", "There is too much to do";
    TookTooLong: SERVICE_UNAVAILABLE, "took-too-long", "The answer took too long";
}

impl Kind {
    /// A problem of this kind.
    pub(super) fn because(self, detail: impl Into<Cow<'static, str>>) -> Problem {
        let (status, anchor, title) = self.parts();
        let header = match self {
            // Long enough for a queue to be worked off.
            Self::Busy => Some(("retry-after", "1")),
            // It would be the same again; but perhaps not when there is less to do.
            Self::TookTooLong => Some(("retry-after", "30")),
            _ => None,
        };
        Problem {
            kind: format!("{PAGE}#{anchor}"),
            title,
            status: status.as_u16(),
            detail: detail.into().into_owned(),
            errors: Box::default(),
            header,
        }
    }
}

impl Problem {
    /// With a header, its name in lower case.
    pub(super) fn with(self, name: &'static str, value: &'static str) -> Self {
        Self { header: Some((name, value)), ..self }
    }

    /// That there is no such rule.
    pub(super) fn no_rule(id: &str) -> Self {
        let near = rules::nearest(id).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        Kind::NotFound.because(format!("there is no rule `{id}`{near}"))
    }

    /// As JSON.
    pub(super) fn json(&self) -> Vec<u8> {
        let mut out = Vec::new();
        // Nothing in it keeps it from being written.
        let _ = documents::write(&mut out, self);
        out
    }
}

impl From<CallError> for Problem {
    fn from(error: CallError) -> Self {
        let detail = error.to_string();
        match error {
            CallError::Options(problems) => {
                let option = |it: ia_validate_render::options::Problem<String>| WrongOption {
                    option: it.at,
                    detail: it.message,
                    help: it.help,
                };
                let errors = problems.into_iter().map(option).collect();
                Self { errors, ..Kind::WrongOptions.because(detail) }
            }
            CallError::TooLarge { .. } | CallError::TooLong(_) => Kind::TooLarge.because(detail),
            _ => Kind::Failed.because(detail),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let media_type = HeaderValue::from_static("application/problem+json");
        let mut response = (status, [(header::CONTENT_TYPE, media_type)], self.json()).into_response();
        if let Some((name, value)) = self.header {
            response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_stands_on_the_page() {
        let page = include_str!("../../../docs/service.md");
        for kind in Kind::ALL {
            let (status, anchor, title) = kind.parts();
            let line = format!("| <a id=\"{anchor}\"></a>{} | {title} |", status.as_u16());
            assert!(page.contains(&line), "{line}");
        }
    }
}
