//! Where media come from: the `src` of each, taken apart once for all the rules that ask.

use std::borrow::Cow;
use std::ops::Range;

use super::media_type::{self, MediaType};
use super::url;
use crate::markup::{NodeId, NodeRef};
use crate::source::Span;

/// The `src` of an image, a video, an audio, a `source` or an iframe, not empty.
#[derive(Clone, Debug)]
pub(crate) struct Src<'t> {
    element: NodeId,
    /// Its value as it is written, without white space around it.
    pub(super) written: Span,
    /// Its value, decoded, without white space around it.
    pub(crate) url: Cow<'t, str>,
    /// What its extension tells.
    pub(crate) format: Option<MediaType>,
    host: Option<Range<usize>>,
    file: Option<Range<usize>>,
    /// Where the extension of the file's name begins, if it has any.
    extension: Option<usize>,
}

impl<'t> Src<'t> {
    /// Reads the `src` of an element, if it has any.
    pub(super) fn of(node: NodeRef<'t>) -> Option<Self> {
        let attribute = node.attribute("src")?;
        let written = attribute.value()?.trimmed(node.text);
        let url = match node.decoded(attribute) {
            Cow::Borrowed(url) => Cow::Borrowed(url.trim_ascii()),
            Cow::Owned(url) => Cow::Owned(url.trim_ascii().to_owned()),
        };
        let host = url::plain_host(&url);
        let file = host.as_ref().map_or_else(|| url::file(&url), |host| url::file_behind(&url, host));
        let extension = file.clone().and_then(|file| url::extension_of_file(&url[file]));
        let format = extension.and_then(media_type::of_extension);
        let extension = file.as_ref().zip(extension).map(|(file, extension)| file.end - extension.len());
        (!url.is_empty()).then_some(Self { element: node.id, written, url, format, host, file, extension })
    }

    pub(crate) fn element(&self) -> NodeId {
        self.element
    }

    /// Where what comes behind the host is written, if the host is plain to see: in lower case, with nothing in front of it
    /// but the scheme.
    pub(super) fn behind_plain_host(&self) -> Option<Span> {
        let host = self.host.as_ref().filter(|_| matches!(self.url, Cow::Borrowed(_)))?;
        Some(Span::at(self.written.start as usize + host.end, self.written.end as usize))
    }

    /// Whether it is a URL as [`WebUrl::parse`](url::WebUrl::parse) takes it.
    pub(crate) fn is_absolute(&self) -> bool {
        self.host.is_some() || url::is_absolute(&self.url)
    }

    /// Host and path, as [`url::host_and_path`] has them.
    pub(crate) fn host_and_path(&self) -> Option<(Cow<'_, str>, Cow<'_, str>)> {
        let Some(host) = self.host.clone() else { return url::host_and_path(&self.url) };
        let path = &self.without_query()[host.end..];
        Some((Cow::Borrowed(&self.url[host]), Cow::Borrowed(path)))
    }

    /// The URL without query and fragment.
    pub(crate) fn without_query(&self) -> &str {
        let end = self.file.as_ref().map_or_else(|| url::path_end(&self.url), |file| file.end);
        &self.url[..end]
    }

    /// The extension of the file's name, as [`url::extension`] has it.
    pub(crate) fn extension(&self) -> Option<&str> {
        self.url.get(self.extension?..self.file.as_ref()?.end)
    }

    /// Whether the extension is not that of a photograph, but of something drawn: of most pictures it tells already.
    pub(super) fn is_drawn(&self) -> bool {
        let extension = self.extension().unwrap_or_default();
        ["gif", "png", "svg", "webp"].iter().any(|known| known.eq_ignore_ascii_case(extension))
    }

    /// The name of the file without its extension, if anything is left.
    pub(crate) fn file_stem(&self) -> Option<&str> {
        let file = self.file.clone()?;
        match self.extension {
            Some(start) => Some(&self.url[file.start..start - 1]),
            None => url::stem(&self.url[file]),
        }
    }
}
