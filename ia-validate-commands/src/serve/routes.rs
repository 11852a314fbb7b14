//! What can be asked for, and by whom.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, RawQuery, Request, State};
use axum::http::{HeaderName, HeaderValue, Method, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};
use tower_http::cors::{AllowOrigin, CorsLayer};

use super::answer::{Action, Answer};
use super::body::{Bodies, Document};
use super::metrics::{self, Metrics};
use super::openapi;
use super::problem::{Kind, Problem};
use super::work::Work;
use crate::args::ServeArgs;

/// What all requests share.
#[derive(Clone, Debug)]
pub(super) struct Shared {
    pub(super) bodies: Bodies,
    pub(super) work: Work,
    pub(super) metrics: Arc<Metrics>,
}

/// How many documents of the largest size may be there at once.
const LARGEST: usize = 16;

impl Shared {
    /// As whoever runs the service wants it.
    pub(super) fn new(args: &ServeArgs) -> Self {
        let metrics = Arc::new(Metrics::new());
        let work = Work::new(args.threads, args.queue, args.timeout, &metrics);
        Self { bodies: Bodies::new(args.max_body, args.timeout, LARGEST), work, metrics }
    }
}

/// The routes that are read.
const RULES: &str = "/v1/rules";
const RULE: &str = "/v1/rules/{id}";
const OPENAPI: &str = "/openapi.json";
const HEALTH: &str = "/healthz";
const METRICS: &str = "/metrics";
const ROOT: &str = "/";

/// What there is, for whoever looks.
const INDEX: &str = concat!(
    "ia-validate ",
    env!("CARGO_PKG_VERSION"),
    "\n\nPOST a document to /v1/check, /v1/fix, /v1/preview or /v1/show; options by query.\n\
     GET /v1/rules, /v1/rules/RULE, /openapi.json, /healthz, /metrics.\n",
);

/// The routes.
pub(super) fn routes(shared: Shared, origins: &[String]) -> Router {
    let mut router: Router<Shared> = Router::new();
    for action in Action::ALL {
        let answer = move |State(shared), RawQuery(query), request| document(action, shared, query, request);
        router = router.route(action.route(), counted(&shared, action.route(), post(answer)));
    }
    let gets: [(&'static str, MethodRouter<Shared, Infallible>); 6] = [
        (
            RULES,
            get(|RawQuery(query): RawQuery| async move { Answer::rules(None, &query.unwrap_or_default()) }),
        ),
        (
            RULE,
            get(|Path(id): Path<String>, RawQuery(query): RawQuery| async move {
                Answer::rules(Some(&id), &query.unwrap_or_default())
            }),
        ),
        (OPENAPI, get(|| async { ([(header::CONTENT_TYPE, "application/json")], openapi::DOCUMENT) })),
        (HEALTH, get(|| async { "ok\n" })),
        (
            METRICS,
            get(|State(shared): State<Shared>| async move {
                ([(header::CONTENT_TYPE, metrics::MEDIA_TYPE)], shared.metrics.text())
            }),
        ),
        (ROOT, get(|| async { INDEX })),
    ];
    for (route, answer) in gets {
        router = router.route(route, counted(&shared, route, answer));
    }
    let missing = || async { Kind::NotFound.because("GET / says what there is") };
    let wrong_method =
        || async { Kind::WrongMethod.because("documents come by POST, everything else by GET") };
    router
        .fallback(missing)
        .method_not_allowed_fallback(wrong_method)
        .layer(tower::util::option_layer(cors(origins)))
        .layer(axum::middleware::map_request(unambiguous))
        .layer(axum::middleware::map_response(harmless))
        .with_state(shared)
}

/// A route whose requests are counted.
fn counted(
    shared: &Shared,
    route: &'static str,
    answer: MethodRouter<Shared, Infallible>,
) -> MethodRouter<Shared, Infallible> {
    let count = move |State(metrics): State<Arc<Metrics>>, request: Request, next: Next| async move {
        let begun = Instant::now();
        let response = next.run(request).await;
        metrics.answered(route, response.status().as_u16(), begun.elapsed());
        response
    };
    answer.layer(from_fn_with_state(Arc::clone(&shared.metrics), count))
}

/// Answers a document.
async fn document(
    action: Action,
    shared: Shared,
    query: Option<String>,
    request: Request,
) -> Result<Response, Problem> {
    let (head, body) = request.into_parts();
    // What is wrong with options is told before a document has to be sent.
    let answer = match action.prepare(&query.unwrap_or_default()) {
        Ok(answer) => answer,
        Err(problem) => return Err(shared.bodies.refuse(&head.headers, body, problem).await),
    };
    let Document { bytes, share } = shared.bodies.read(&head.headers, body).await?;
    shared.metrics.document_bytes.inc_by(bytes.len() as u64);
    let answer = shared.work.run(move || answer(&bytes)).await??;
    let (parts, body) = answer.into_response().into_parts();
    // The answer may be as large as the document; it keeps its share until it is gone.
    Ok(Response::from_parts(parts, Body::new(super::body::Kept::new(body, share))))
}

/// Who may ask from a browser: nobody unless whoever runs the service says so.
fn cors(origins: &[String]) -> Option<CorsLayer> {
    if origins.is_empty() {
        return None;
    }
    let allowed = match origins.iter().any(|origin| origin == "*") {
        true => AllowOrigin::any(),
        false => AllowOrigin::list(origins.iter().filter_map(|origin| HeaderValue::from_str(origin).ok())),
    };
    let layer = CorsLayer::new()
        .allow_origin(allowed)
        .allow_methods([Method::GET, Method::POST])
        .allow_headers([header::CONTENT_TYPE])
        .expose_headers([header::RETRY_AFTER]);
    Some(layer)
}

/// Refuses what a proxy in front may have read as another request: a body that is packed in pieces twice over.
async fn unambiguous(request: Request) -> Result<Request, Problem> {
    let mut codings = request.headers().get_all(header::TRANSFER_ENCODING).iter();
    let is_plain = |coding: &HeaderValue| coding.as_bytes().trim_ascii().eq_ignore_ascii_case(b"chunked");
    if codings.next().is_none_or(is_plain) && codings.next().is_none() {
        return Ok(request);
    }
    let problem = Kind::Broken.because("`Transfer-Encoding` says something other than `chunked`, once");
    Err(problem.with("connection", "close"))
}

/// What a browser does with an answer is what is meant: reports hold other people's words.
async fn harmless(mut response: Response) -> Response {
    const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; \
                          img-src data:; sandbox allow-scripts";
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("cross-origin"),
    );
    response
}
