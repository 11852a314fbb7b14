//! One request without a network: for whoever runs the command in place of a service.

use std::io::{self, Read, Write};

use axum::body::Body;
use axum::http::{Method, Request, Uri};
use http_body_util::BodyExt;
use tower::ServiceExt;

use super::answer::Action;
use super::error::ServeError;
use super::routes::{Shared, routes};
use crate::args::ServeArgs;

/// Answers the request for `target`; whether it is an answer, and no refusal.
pub(super) fn answer(args: &ServeArgs, target: &str) -> Result<bool, ServeError> {
    let wrong = || ServeError::Target(target.to_owned());
    let uri: Uri = target.parse().map_err(|_| wrong())?;
    if !target.starts_with('/') {
        return Err(wrong());
    }
    let has_document = Action::ALL.iter().any(|action| action.route() == uri.path());
    let mut document = Vec::new();
    if has_document {
        let one_more = args.max_body.saturating_add(1);
        io::stdin().lock().take(one_more).read_to_end(&mut document).map_err(ServeError::Stdin)?;
    }
    let method = if has_document { Method::POST } else { Method::GET };
    let request =
        Request::builder().method(method).uri(uri).body(Body::from(document)).map_err(|_| wrong())?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
    let runtime = runtime.map_err(ServeError::Runtime)?;
    let (status, bytes) = runtime.block_on(async {
        let response = match routes(Shared::new(args), &[]).oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        };
        let (head, body) = response.into_parts();
        let body = body.collect().await.map_err(|error| ServeError::Stdout(io::Error::other(error)))?;
        Ok((head.status, body.to_bytes()))
    })?;
    let mut out = io::stdout().lock();
    out.write_all(&bytes).and_then(|()| out.flush()).map_err(ServeError::Stdout)?;
    Ok(status.is_success())
}
