//! The domain that belongs to a Facebook page.

use std::fmt;
use std::str::FromStr;

use url::Host;

use super::public_suffix;

/// A domain claimed by a page: canonical URLs must be on it or on a sub-domain (FAQ L84, L180).
///
/// Compared in lower case, IDNA-encoded and without a trailing dot.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Domain(Host);

/// A text that cannot be a page's domain; the caller's configuration is at fault.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DomainError {
    /// It is no host.
    #[error("`{0}` is no domain name: give the host alone, such as `example.com`")]
    NoName(String),
    /// Everyone can have a domain under it, so it would cover sites of others.
    #[error("`{0}` is a public suffix: give the domain under it that is yours")]
    PublicSuffix(String),
}

impl Domain {
    /// Whether a URL's host is this domain or a sub-domain of it.
    ///
    /// `www.example.com` does not cover `example.com`, and `example.com` not `notexample.com`.
    pub(crate) fn covers(&self, host: &Host<&str>) -> bool {
        match (&self.0, host) {
            (Host::Domain(own), Host::Domain(other)) => {
                let other = other.strip_suffix('.').unwrap_or(other);
                other.strip_suffix(own.as_str()).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
            }
            (Host::Ipv4(own), Host::Ipv4(other)) => own == other,
            (Host::Ipv6(own), Host::Ipv6(other)) => own == other,
            _ => false,
        }
    }
}

impl FromStr for Domain {
    type Err = DomainError;

    fn from_str(given: &str) -> Result<Self, Self::Err> {
        let no_name = || DomainError::NoName(given.to_owned());
        let name = given.trim_ascii();
        let name = name.strip_suffix('.').unwrap_or(name);
        if name.is_empty() || name.starts_with('.') || name.contains("..") {
            return Err(no_name());
        }
        match Host::parse(name).map_err(|_| no_name())? {
            Host::Domain(name) if is_public_suffix(&name) => Err(DomainError::PublicSuffix(given.to_owned())),
            host => Ok(Self(host)),
        }
    }
}

/// Whether the public suffix list names this host, such as `co.uk` or `github.io`; one label that it does
/// not know (`localhost`) is none.
fn is_public_suffix(name: &str) -> bool {
    public_suffix::of(name).is_some_and(|suffix| suffix.section.is_some() && suffix.name == name)
}

impl fmt::Display for Domain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn covers(domain: &str, url: &str) -> bool {
        let url = url::Url::parse(url).unwrap();
        domain.parse::<Domain>().unwrap().covers(&url.host().unwrap())
    }

    #[test]
    fn domains_and_sub_domains() {
        for url in [
            "https://example.com/a",
            "https://a.b.example.com/a",
            "https://EXAMPLE.com./a",
            "https://user@example.com:8443/",
        ] {
            assert!(covers("Example.com", url), "{url}");
        }
        for url in ["https://notexample.com/", "https://example.com.evil.net/", "https://example.co/"] {
            assert!(!covers("example.com", url), "{url}");
        }
        assert!(!covers("www.example.com", "https://example.com/"));
        assert!(covers("bücher.example", "https://xn--bcher-kva.example/"));
        assert!(covers("xn--bcher-kva.example", "https://www.bücher.example/"));
        assert!(covers("127.0.0.1", "https://127.0.0.1:80/") && !covers("127.0.0.1", "https://127.0.0.2/"));
    }

    #[test]
    fn what_is_no_domain() {
        for given in ["", ".", "https://example.com", "example.com/a", "a b", "a..b", ".com"] {
            let error = given.parse::<Domain>().unwrap_err().to_string();
            assert!(error.contains("give the host alone"), "{given}: {error}");
        }
    }
    #[test]
    fn public_suffixes_are_nobodys() {
        for given in ["com", "co.uk", "CO.UK.", "github.io", "рф", "xn--p1ai", "example.ck"] {
            let error = given.parse::<Domain>().unwrap_err();
            assert!(matches!(error, DomainError::PublicSuffix(_)), "{given}: {error}");
        }
        for given in ["example.co.uk", "user.github.io", "www.ck", "localhost", "intranet.local", "127.0.0.1"]
        {
            assert!(given.parse::<Domain>().is_ok(), "{given}");
        }
        assert!("[::1]".parse::<Domain>().is_ok());
    }
}
