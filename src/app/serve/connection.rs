//! What is answered on a connection: one request, and the connection is closed.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use hyper::body::{Body, Bytes, Frame, Incoming, SizeHint};
use hyper::header::{
    ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue, REFERRER_POLICY,
    RETRY_AFTER, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use hyper::{HeaderMap, Method, Request, Response, StatusCode};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc};
use tokio::time::timeout;

use super::door::{Asks, Doors};
use super::shown::Pages;
use crate::pages::{PageKind, SCRIPT, STYLE};

/// How often a page that follows is told that all is well.
const ALIVE: Duration = Duration::from_secs(5);

/// What a page may load: its own style, its own script, its own events, and nothing else.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// What all connections have in common.
#[derive(Clone)]
pub(super) struct Answers {
    pub(super) doors: Doors,
    pub(super) pages: Pages,
    pub(super) viewers: Arc<Semaphore>,
}

impl Answers {
    /// The answer to a request that came to `here`, and whether it is one that goes on.
    pub(super) async fn answer(
        &self,
        request: Request<Incoming>,
        here: SocketAddr,
    ) -> (Response<Answer>, bool) {
        let (parts, _) = request.into_parts();
        let mut response = match self.doors.asks(&parts, here) {
            Ok(asks) => self.give(asks, parts.method == Method::HEAD).await,
            Err(status) => refused(status),
        };
        close(response.headers_mut());
        let goes_on = matches!(response.body(), Answer::Events(_));
        (response, goes_on)
    }

    async fn give(&self, asks: Asks, head: bool) -> Response<Answer> {
        match asks {
            Asks::Page(kind) => {
                let page = self.pages.whole(kind).await;
                whole("text/html; charset=utf-8", page)
            }
            Asks::Style => whole(
                "text/css; charset=utf-8",
                Bytes::from_static(STYLE.as_bytes()),
            ),
            Asks::Script => whole(
                "text/javascript; charset=utf-8",
                Bytes::from_static(SCRIPT.as_bytes()),
            ),
            Asks::Events(kind) => {
                let answer = if head {
                    Some(Answer::Whole(None))
                } else {
                    let seat = self.viewers.clone().try_acquire_owned();
                    seat.ok().map(|seat| self.follow(kind, seat))
                };
                answer.map_or_else(
                    || refused(StatusCode::SERVICE_UNAVAILABLE),
                    |answer| typed("text/event-stream", answer),
                )
            }
        }
    }

    /// Tells a viewer of a page as it changes. Whoever is slow is given the newest when they are ready, and
    /// what was between is never kept.
    fn follow(&self, kind: PageKind, seat: OwnedSemaphorePermit) -> Answer {
        let (send, receive) = mpsc::channel(1);
        let ((mut page, following), pages) = (self.pages.follow(kind), self.pages.clone());
        tokio::spawn(async move {
            let _here = (seat, following);
            pages.made(kind).await;
            loop {
                let event = page.borrow_and_update().event.clone();
                if send.send(event).await.is_err() {
                    return;
                }
                loop {
                    match timeout(ALIVE, page.changed()).await {
                        Ok(Ok(())) => break,
                        Ok(Err(_)) => return,
                        // Where the session can't be read it stays silent, and the page says so.
                        Err(_) if !pages.are_sound() => {
                            if send.is_closed() {
                                return;
                            }
                        }
                        Err(_) => {
                            let alive = Bytes::from_static(b"event: alive\ndata: \n\n");
                            if send.send(alive).await.is_err() {
                                return;
                            }
                        }
                    }
                }
            }
        });
        Answer::Events(receive)
    }
}

fn whole(kind: &'static str, bytes: Bytes) -> Response<Answer> {
    typed(kind, Answer::Whole(Some(bytes)))
}

fn typed(kind: &'static str, answer: Answer) -> Response<Answer> {
    let mut response = Response::new(answer);
    let kind = HeaderValue::from_static(kind);
    response.headers_mut().insert(CONTENT_TYPE, kind);
    response
}

fn refused(status: StatusCode) -> Response<Answer> {
    let told = match status {
        StatusCode::NOT_FOUND => "There is no such page.\n",
        StatusCode::METHOD_NOT_ALLOWED => "These pages can be read, and nothing else.\n",
        StatusCode::MISDIRECTED_REQUEST => "This is not the machine that was asked.\n",
        StatusCode::SERVICE_UNAVAILABLE => "Too many are looking. It is tried again by itself.\n",
        _ => "That is refused.\n",
    };
    let mut response = whole(
        "text/plain; charset=utf-8",
        Bytes::from_static(told.as_bytes()),
    );
    *response.status_mut() = status;
    let headers = response.headers_mut();
    if status == StatusCode::METHOD_NOT_ALLOWED {
        headers.insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    if status == StatusCode::SERVICE_UNAVAILABLE {
        headers.insert(RETRY_AFTER, HeaderValue::from_static("5"));
    }
    response
}

/// What every answer says of itself: it is kept nowhere, framed by nobody, and loads nothing from
/// elsewhere.
fn close(headers: &mut HeaderMap) {
    let policy = "cross-origin-resource-policy";
    for (name, value) in [
        (CACHE_CONTROL, "no-store"),
        (CONTENT_SECURITY_POLICY, POLICY),
        (REFERRER_POLICY, "no-referrer"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (X_FRAME_OPTIONS, "DENY"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.insert(policy, HeaderValue::from_static("same-origin"));
}

/// The body of an answer.
pub(super) enum Answer {
    /// All of it.
    Whole(Option<Bytes>),
    /// Events as they come.
    Events(mpsc::Receiver<Bytes>),
}

impl Body for Answer {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        match &mut *self {
            Self::Whole(bytes) => Poll::Ready(bytes.take().map(|b| Ok(Frame::data(b)))),
            Self::Events(events) => events
                .poll_recv(context)
                .map(|event| event.map(|bytes| Ok(Frame::data(bytes)))),
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Self::Whole(None))
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Whole(bytes) => {
                SizeHint::with_exact(bytes.as_ref().map_or(0, |b| b.len() as u64))
            }
            Self::Events(_) => SizeHint::default(),
        }
    }
}
