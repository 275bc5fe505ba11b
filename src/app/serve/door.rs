//! What is let in: a request is held against what the pages themselves ask, and everything else is
//! refused. Nothing here knows of a meeting.

use std::net::{IpAddr, SocketAddr};

use hyper::header::{CONTENT_LENGTH, HOST, ORIGIN, TRANSFER_ENCODING};
use hyper::http::request::Parts;
use hyper::{Method, StatusCode};

use super::token::Token;
use crate::app::fail::Fail;
use crate::pages::PageKind;

/// What a request asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asks {
    /// A page.
    Page(PageKind),
    /// To be told of it as it changes.
    Events(PageKind),
    /// How pages look.
    Style,
    /// What renews them.
    Script,
}

/// The words that let readers in, and the names of this machine.
#[derive(Clone)]
pub(super) struct Doors {
    tokens: [Token; 3],
    names: Vec<String>,
    secure: bool,
}

impl Doors {
    /// New words for every page.
    ///
    /// # Errors
    /// When the system has no randomness to give.
    pub(super) fn new(names: Vec<String>, secure: bool) -> Result<Self, Fail> {
        Ok(Self {
            tokens: [Token::draw()?, Token::draw()?, Token::draw()?],
            names,
            secure,
        })
    }

    /// The word for a page.
    pub(super) fn token(&self, page: PageKind) -> &str {
        self.of(page).as_str()
    }

    fn of(&self, page: PageKind) -> &Token {
        let [chamber, chair, draft] = &self.tokens;
        match page {
            PageKind::Chamber => chamber,
            PageKind::Chair => chair,
            PageKind::Draft => draft,
        }
    }

    /// What a request asks for; `here` is the address that it came to.
    ///
    /// # Errors
    /// With the status that it is refused with.
    pub(super) fn asks(&self, request: &Parts, here: SocketAddr) -> Result<Asks, StatusCode> {
        if !matches!(request.method, Method::GET | Method::HEAD) {
            return Err(StatusCode::METHOD_NOT_ALLOWED);
        }
        let mut hosts = request.headers.get_all(HOST).iter();
        let (host, more) = (hosts.next(), hosts.next());
        let host = host.filter(|_| more.is_none()).map(|h| h.to_str());
        let Some(Ok(host)) = host else {
            return Err(StatusCode::MISDIRECTED_REQUEST);
        };
        // A whole address in the place of a path is asked of a proxy.
        if request.uri.authority().is_some() || !self.is_here(host, here) {
            return Err(StatusCode::MISDIRECTED_REQUEST);
        }
        let scheme = if self.secure { "https" } else { "http" };
        let own = format!("{scheme}://{host}");
        if request
            .headers
            .get_all(ORIGIN)
            .iter()
            .any(|o| !o.as_bytes().eq_ignore_ascii_case(own.as_bytes()))
        {
            return Err(StatusCode::FORBIDDEN);
        }
        let length = request.headers.get(CONTENT_LENGTH);
        if length.is_some_and(|l| l.as_bytes() != b"0")
            || request.headers.contains_key(TRANSFER_ENCODING)
        {
            return Err(StatusCode::PAYLOAD_TOO_LARGE);
        }
        if request.uri.query().is_some() {
            return Err(StatusCode::NOT_FOUND);
        }
        self.behind(request.uri.path()).ok_or(StatusCode::NOT_FOUND)
    }

    /// What stands at a path.
    fn behind(&self, path: &str) -> Option<Asks> {
        let (token, asked) = path.strip_prefix('/')?.split_once('/')?;
        // Each word is looked at, whichever fits.
        let fits = PageKind::ALL.map(|page| (page, self.of(page).is(token)));
        let page = fits.into_iter().find(|(_, fits)| *fits)?.0;
        match asked {
            "page.css" => Some(Asks::Style),
            "page.js" => Some(Asks::Script),
            _ => match asked.strip_prefix(page.name())? {
                "" => Some(Asks::Page(page)),
                "/events" => Some(Asks::Events(page)),
                _ => None,
            },
        }
    }

    /// Whether a request for a host is for this machine. A name that somebody else made lead here is none
    /// of ours, and their page could read what it is given.
    fn is_here(&self, host: &str, here: SocketAddr) -> bool {
        let (name, port) = match host.rsplit_once(':') {
            // An address in brackets has colons of its own.
            Some((name, port)) if !port.ends_with(']') => {
                let digits = port.bytes().all(|b| b.is_ascii_digit());
                (name, port.parse().ok().filter(|_| digits))
            }
            _ => (host, Some(if self.secure { 443 } else { 80 })),
        };
        if port != Some(here.port()) {
            return false;
        }
        let ip = here.ip().to_canonical();
        let bare = name
            .strip_prefix('[')
            .and_then(|n| n.strip_suffix(']'))
            .unwrap_or(name);
        if let Ok(asked) = bare.parse::<IpAddr>() {
            return asked.is_ipv6() == name.starts_with('[') && asked.to_canonical() == ip;
        }
        (ip.is_loopback() && name.eq_ignore_ascii_case("localhost"))
            || self.names.iter().any(|n| n.eq_ignore_ascii_case(name))
    }
}
