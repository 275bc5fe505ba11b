//! What can be said behind `quorate show`.

#[cfg(feature = "serve")]
use std::net::SocketAddr;
#[cfg(feature = "serve")]
use std::path::PathBuf;

#[cfg(feature = "serve")]
use clap::ValueHint;
use clap::{Args, ValueEnum};

use super::args::Session;

/// Plan and state for other programs.
#[derive(Debug, Args)]
pub(super) struct Show {
    /// The session to show.
    #[command(flatten)]
    pub(super) session: Session,

    /// In which format; docs/show.md tells its fields
    #[arg(short, long, value_enum, default_value_t)]
    pub(super) format: ShowFormat,

    /// What is served to browsers.
    #[cfg(feature = "serve")]
    #[command(flatten)]
    pub(super) serve: Serve,
}

/// Pages for browsers, while the meeting sits.
#[cfg(feature = "serve")]
#[derive(Debug, Args)]
pub(super) struct Serve {
    /// Serve web pages of it: for the public in the room, for the chair, and of the draft
    #[arg(long = "serve", id = "serve", conflicts_with = "format")]
    pub(super) pages: bool,

    /// Where to listen, as ADDRESS:PORT; port 0 is any that is free
    #[arg(
        long,
        value_name = "ADDRESS:PORT",
        requires = "serve",
        default_value = "127.0.0.1:0"
    )]
    pub(super) listen: SocketAddr,

    /// Let other machines ask for the pages
    #[arg(long, requires = "serve")]
    pub(super) network: bool,

    /// A name of this machine on the network, beside its addresses
    #[arg(long, value_name = "NAME", requires = "serve")]
    pub(super) name: Vec<String>,

    /// Serve under TLS, with this certificate (PEM, the chain after it)
    #[arg(long, value_name = "FILE", requires_all = ["serve", "key"], value_hint = ValueHint::FilePath)]
    pub(super) certificate: Option<PathBuf>,

    /// The key of the certificate (PEM)
    #[arg(long, value_name = "FILE", requires_all = ["serve", "certificate"], value_hint = ValueHint::FilePath)]
    pub(super) key: Option<PathBuf>,

    /// Show a result so many seconds after it was recorded, or once something else is
    #[arg(long, value_name = "SECONDS", requires = "serve", default_value_t = 10,
        value_parser = clap::value_parser!(u16).range(..=600))]
    pub(super) vote_after: u16,

    /// Print the addresses alone and end when standard input does, for the program itself
    #[arg(long, requires = "serve", hide = true)]
    pub(super) while_open: bool,
}

/// A format for other programs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum ShowFormat {
    /// JSON.
    #[default]
    Json,
}
