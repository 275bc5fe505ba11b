//! The pages of a meeting, served while it sits: `quorate show SESSION --serve`.
//!
//! It runs as a process of its own that reads the session file as it grows and has no way to change it,
//! so that whatever is asked of it can't hold up a key of the officer's.

mod connection;
mod door;
mod follow;
mod listen;
mod patient;
mod shown;
#[cfg(test)]
mod tests;
mod tls;
mod token;

use std::fmt::Write;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use super::environment::{Environment, Readers};
use super::fail::{Exit, Fail};
use crate::pages::PageKind;
use door::Doors;
use follow::Follower;
use listen::Server;
use shown::shown;

/// How many pages may be held open at once.
pub(crate) const MOST_VIEWERS: usize = 200;

/// What is asked of the server.
#[derive(Clone, Debug)]
pub(crate) struct Serving {
    /// Where to listen.
    pub(crate) listen: SocketAddr,
    /// Other machines may ask for pages.
    pub(crate) network: bool,
    /// Names by which this machine is asked, beside its addresses.
    pub(crate) names: Vec<String>,
    /// The certificate, and its key.
    pub(crate) tls: Option<(PathBuf, PathBuf)>,
    /// For how long a result is held back, unless something else is recorded before.
    pub(crate) vote_after: Duration,
}

impl Default for Serving {
    fn default() -> Self {
        Self {
            listen: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0),
            network: false,
            names: Vec::new(),
            tls: None,
            vote_after: Duration::from_secs(10),
        }
    }
}

/// A server that listens and hasn't begun to answer.
pub(crate) struct Ready {
    server: Server,
    follower: Follower,
    address: SocketAddr,
    doors: Doors,
    secure: bool,
    readers: Readers,
    name: Option<String>,
}

/// Reads the session and begins to listen.
///
/// # Errors
/// When the session can't be read, the address isn't free or isn't allowed, or the certificate is none.
pub(crate) fn ready(
    env: &Environment,
    named: &std::path::Path,
    serving: &Serving,
) -> Result<Ready, Fail> {
    may_listen(env.audience, serving)?;
    let tls = match &serving.tls {
        Some((certificate, key)) => Some(tls::acceptor(env, certificate, key)?),
        None => None,
    };
    let secure = tls.is_some();
    let mut follower = Follower::new(env, named, serving.vote_after)?;
    let (show, pages) = shown();
    follower.show_on(show)?;
    let doors = Doors::new(serving.names.clone(), secure)?;
    let server = Server::bind(serving.listen, tls, doors.clone(), pages)?;
    Ok(Ready {
        address: server.address()?,
        server,
        follower,
        doors,
        secure,
        readers: env.audience,
        name: serving.names.first().cloned(),
    })
}

/// Whether pages may go where they are asked to.
fn may_listen(readers: Readers, serving: &Serving) -> Result<(), Fail> {
    if serving.listen.ip().is_loopback() {
        return Ok(());
    }
    if !serving.network {
        return Err(Fail::new(
            Exit::Usage,
            format!(
                "{} can be reached from other machines, and that was not asked for.",
                serving.listen
            ),
            "Add --network if they are to see the pages, or listen on 127.0.0.1.",
        ));
    }
    if readers == Readers::Full && serving.tls.is_none() {
        return Err(Fail::new(
            Exit::Usage,
            "What is exempt isn't sent over a network that others can read.",
            "Give --certificate and --key, or leave out --audience full.",
        ));
    }
    Ok(())
}

/// The pages give way to the meeting, whose keys come first on a busy machine.
#[cfg(unix)]
fn give_way() {
    // Where that isn't allowed they are served all the same.
    let _ = rustix::process::nice(5);
}

/// Elsewhere the system shares its time by itself.
#[cfg(not(unix))]
fn give_way() {}

impl Ready {
    /// The address of a page.
    pub(crate) fn link(&self, page: PageKind) -> String {
        let scheme = if self.secure { "https" } else { "http" };
        let host = match &self.name {
            Some(name) => format!("{name}:{}", self.address.port()),
            None => self.address.to_string(),
        };
        let token = self.doors.token(page);
        format!("{scheme}://{host}/{token}/{}", page.name())
    }

    /// The addresses alone, each in a line, in the order of [`PageKind::ALL`]: for the program that started
    /// this one.
    pub(crate) fn bare(&self) -> String {
        let lines = PageKind::ALL.map(|page| format!("{}\n", self.link(page)));
        lines.concat()
    }

    /// The addresses of the pages, as the officer is told them.
    pub(crate) fn told(&self) -> String {
        let mut told = String::new();
        for (page, what) in [
            (PageKind::Chamber, "For the public in the room"),
            (PageKind::Chair, "For whoever presides"),
            (PageKind::Draft, "The draft as it grows"),
        ] {
            let readers = match (page, self.readers) {
                (PageKind::Chair | PageKind::Draft, Readers::Full) => {
                    ", for those entitled to exempt text"
                }
                _ => "",
            };
            let _ = writeln!(told, "{what}{readers}: {}", self.link(page));
        }
        if self.address.ip().is_unspecified() {
            told.push_str("In these, put the address of this machine in the place of the first.\n");
        }
        told
    }

    /// Answers until the process ends.
    ///
    /// # Errors
    /// When threads can't be had.
    pub(crate) fn run(self) -> Result<(), Fail> {
        give_way();
        self.follower.follow()?;
        self.server.run()
    }
}
