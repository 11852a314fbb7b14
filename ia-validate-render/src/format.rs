//! The formats of a report, by name.

use std::fmt;
use std::str::FromStr;

use crate::formats;
use crate::formats::statistics::Shape;
use crate::renderer::Renderer;
use crate::style::Layout;

/// A format of a report. Those of a feature that is off do not exist.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Format {
    /// Every finding with the source it points at, for people.
    #[cfg(feature = "full")]
    Full,
    /// `path:line:column: severity[rule] message`, one line each.
    Compact,
    /// One JSON document, for programs.
    Json,
    /// One line of JSON for each finding, for programs that read while it is written.
    Jsonl,
    /// Markdown for a comment on a pull request: rule by rule, and no longer than one can be.
    Markdown,
    /// Reviewdog's diagnostic format, for comments and suggestions in a review.
    Rdjson,
    /// SARIF 2.1.0, for code scanning services.
    Sarif,
    /// Workflow commands of GitHub Actions, which become annotations.
    Github,
    /// Code quality report of GitLab.
    Gitlab,
    /// JUnit XML with a test case for each article, for CI servers.
    #[cfg(feature = "junit")]
    Junit,
    /// Checkstyle XML, for CI servers and editors.
    Checkstyle,
    /// One page to open in a browser, to print or to send.
    #[cfg(feature = "html")]
    Html,
}

impl Format {
    /// All formats that this build has, in the order in which they are told.
    pub const ALL: &[Self] = &[
        #[cfg(feature = "full")]
        Self::Full,
        Self::Compact,
        Self::Json,
        Self::Jsonl,
        Self::Markdown,
        Self::Sarif,
        Self::Rdjson,
        Self::Github,
        Self::Gitlab,
        #[cfg(feature = "junit")]
        Self::Junit,
        Self::Checkstyle,
        #[cfg(feature = "html")]
        Self::Html,
    ];

    /// Its name, such as `json`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.described().0
    }

    /// What it is and for whom, in a line.
    #[must_use]
    pub const fn about(self) -> &'static str {
        self.described().1
    }

    /// Its media type, for whoever sends it.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            #[cfg(feature = "full")]
            Self::Full => "text/plain; charset=utf-8",
            Self::Compact | Self::Github => "text/plain; charset=utf-8",
            Self::Json | Self::Rdjson | Self::Gitlab => "application/json",
            Self::Jsonl => "application/jsonl",
            Self::Markdown => "text/markdown; charset=utf-8",
            Self::Sarif => "application/sarif+json",
            #[cfg(feature = "junit")]
            Self::Junit => "application/xml",
            Self::Checkstyle => "application/xml",
            #[cfg(feature = "html")]
            Self::Html => "text/html; charset=utf-8",
        }
    }

    /// How the name of a file of it ends, without the dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Json | Self::Rdjson | Self::Gitlab => "json",
            Self::Jsonl => "jsonl",
            Self::Markdown => "md",
            Self::Sarif => "sarif",
            #[cfg(feature = "junit")]
            Self::Junit => "xml",
            Self::Checkstyle => "xml",
            #[cfg(feature = "html")]
            Self::Html => "html",
            _ => "txt",
        }
    }

    const fn described(self) -> (&'static str, &'static str) {
        match self {
            #[cfg(feature = "full")]
            Self::Full => ("full", "Every finding with the source it points at, for people"),
            Self::Compact => ("compact", "`path:line:column: severity[rule] message`, one line each"),
            Self::Json => ("json", "One JSON document, for programs"),
            Self::Jsonl => {
                ("jsonl", "One line of JSON for each finding, for programs that read while it is written")
            }
            Self::Markdown => ("markdown", "A comment for a pull request, rule by rule"),
            Self::Rdjson => ("rdjson", "Reviewdog's format, for comments and suggestions in a review"),
            Self::Sarif => ("sarif", "SARIF 2.1.0, for code scanning services"),
            Self::Github => ("github", "Workflow commands of GitHub Actions, which become annotations"),
            Self::Gitlab => ("gitlab", "Code quality report of GitLab"),
            #[cfg(feature = "junit")]
            Self::Junit => ("junit", "JUnit XML with a test case for each article, for CI servers"),
            Self::Checkstyle => ("checkstyle", "Checkstyle XML, for CI servers and editors"),
            #[cfg(feature = "html")]
            Self::Html => ("html", "One page to open in a browser, to print or to send"),
        }
    }

    /// A renderer for one report.
    #[must_use]
    pub fn renderer(self, layout: Layout) -> Box<dyn Renderer> {
        match self {
            #[cfg(feature = "full")]
            Self::Full => Box::new(formats::full::Full::new(layout)),
            Self::Compact => Box::new(formats::compact::Compact { threads: layout.threads }),
            Self::Json => Box::new(formats::json::Json::new(layout)),
            Self::Jsonl => Box::new(formats::jsonl::Jsonl { threads: layout.threads }),
            Self::Markdown => Box::new(formats::markdown::Markdown::default()),
            Self::Rdjson => Box::new(formats::rdjson::Rdjson::default()),
            Self::Sarif => Box::new(formats::sarif::Sarif::new(layout)),
            Self::Github => Box::new(formats::github::Github),
            Self::Gitlab => Box::new(formats::gitlab::Gitlab::default()),
            #[cfg(feature = "junit")]
            Self::Junit => Box::new(formats::junit::Junit::new()),
            Self::Checkstyle => Box::new(formats::checkstyle::Checkstyle),
            #[cfg(feature = "html")]
            Self::Html => Box::new(formats::html::Html::new(layout)),
        }
    }
}

impl Format {
    /// A renderer that tells how often each rule is broken, in place of the findings; none where the format has no place
    /// for that.
    #[must_use]
    pub fn statistics(self, layout: Layout) -> Option<Box<dyn Renderer>> {
        let shape = match self {
            #[cfg(feature = "full")]
            Self::Full => Shape::Table,
            Self::Compact => Shape::Table,
            Self::Json => Shape::Json,
            Self::Jsonl => Shape::Jsonl,
            Self::Markdown => Shape::Markdown,
            _ => return None,
        };
        Some(Box::new(formats::statistics::Statistics::new(shape, layout)))
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A word that is no format: the caller's mistake.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("`{0}` is no format; there are {names}", names = names())]
pub struct UnknownFormat(String);

fn names() -> String {
    let names: Vec<String> = Format::ALL.iter().map(|format| format!("`{format}`")).collect();
    names.join(", ")
}

impl FromStr for Format {
    type Err = UnknownFormat;

    /// By its name, in lower case.
    fn from_str(name: &str) -> Result<Self, UnknownFormat> {
        let found = Self::ALL.iter().find(|format| format.name() == name);
        found.copied().ok_or_else(|| UnknownFormat(name.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back() {
        for &format in Format::ALL {
            assert_eq!(format.name().parse(), Ok(format));
            assert!(!format.about().ends_with('.'), "{format}");
        }
        for word in ["", "Json", "yaml", "json "] {
            assert!(word.parse::<Format>().is_err(), "{word}");
        }
    }
}
