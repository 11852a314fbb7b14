//! What the service counts, in Prometheus' words.

use std::sync::atomic::AtomicI64;
use std::time::Duration;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

/// The media type of the text.
pub(super) const MEDIA_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// Upper bounds of the buckets, in seconds.
const BUCKETS: [f64; 14] =
    [0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];

/// What tells requests apart: nothing that whoever asks can make up.
#[derive(Clone, PartialEq, Eq, Hash, Debug, EncodeLabelSet)]
struct Answered {
    route: &'static str,
    status: u16,
}

#[derive(Clone, PartialEq, Eq, Hash, Debug, EncodeLabelSet)]
struct Route {
    route: &'static str,
}

/// The counters.
#[derive(Debug)]
pub(super) struct Metrics {
    registry: Registry,
    requests: Family<Answered, Counter>,
    seconds: Family<Route, Histogram, fn() -> Histogram>,
    /// Bytes of documents that came whole.
    pub(super) document_bytes: Counter,
    /// Documents that are worked on.
    pub(super) working: Gauge<i64, AtomicI64>,
    /// Documents that wait for that.
    pub(super) waiting: Gauge<i64, AtomicI64>,
    /// Connections that are open.
    pub(super) connections: Gauge<i64, AtomicI64>,
}

impl Metrics {
    pub(super) fn new() -> Self {
        let histogram: fn() -> Histogram = || Histogram::new(BUCKETS);
        let mut it = Self {
            registry: Registry::with_prefix("ia_validate"),
            requests: Family::default(),
            seconds: Family::new_with_constructor(histogram),
            document_bytes: Counter::default(),
            working: Gauge::default(),
            waiting: Gauge::default(),
            connections: Gauge::default(),
        };
        let registry = &mut it.registry;
        registry.register("requests", "Requests that were answered", it.requests.clone());
        let seconds = it.seconds.clone();
        registry.register_with_unit("request", "From a request's head to its answer", Unit::Seconds, seconds);
        let bytes = it.document_bytes.clone();
        registry.register_with_unit("document", "Documents that came whole", Unit::Bytes, bytes);
        registry.register("working", "Documents that are worked on", it.working.clone());
        registry.register("waiting", "Documents that wait for that", it.waiting.clone());
        registry.register("connections", "Connections that are open", it.connections.clone());
        it
    }

    /// Counts an answer.
    pub(super) fn answered(&self, route: &'static str, status: u16, took: Duration) {
        self.requests.get_or_create(&Answered { route, status }).inc();
        self.seconds.get_or_create(&Route { route }).observe(took.as_secs_f64());
    }

    /// The text that Prometheus reads.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        // A string takes it all.
        let _ = encode(&mut text, &self.registry);
        in_order(&text)
    }
}

/// The same text with what one name counts in the order of its labels: a family keeps them by their hashes.
fn in_order(text: &str) -> String {
    let is_comment = |line: &&str| line.starts_with('#');
    let mut lines: Vec<&str> = text.lines().collect();
    for samples in lines.split_mut(|line| is_comment(line)) {
        // Stable, as the buckets of a histogram stand in their order already.
        samples.sort_by_key(|line| {
            line.find("route=").map(|from| &line[from..line.rfind('}').unwrap_or(line.len())])
        });
    }
    lines.iter().flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_stands_in_order() {
        let metrics = Metrics::new();
        let routes = ["/v1/rules", "/v1/check", "/healthz", "/v1/fix"];
        for (route, status) in routes.into_iter().flat_map(|route| [(route, 503), (route, 200)]) {
            metrics.answered(route, status, Duration::from_millis(3));
        }
        let text = metrics.text();
        let counted: Vec<&str> =
            text.lines().filter(|line| line.starts_with("ia_validate_requests_total{")).collect();
        assert_eq!(counted.len(), 8);
        assert!(counted.is_sorted(), "{text}");
        let buckets = text.lines().filter(|line| line.contains("_bucket{") && line.contains("/v1/fix"));
        let counts: Vec<u32> = buckets.filter_map(|line| line.rsplit_once(' ')?.1.parse().ok()).collect();
        assert_eq!(counts.len(), BUCKETS.len() + 1);
        assert!(counts.is_sorted(), "{text}");
        assert!(text.ends_with("# EOF\n"));
    }
}

/// Counts one thing as long as it lives.
#[derive(Debug)]
pub(super) struct Counted(Gauge<i64, AtomicI64>);

impl Counted {
    pub(super) fn new(gauge: &Gauge<i64, AtomicI64>) -> Self {
        gauge.inc();
        Self(gauge.clone())
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.dec();
    }
}
