//! What the benches share: an invented meeting of any length, and paired ratios with an interval.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::panic,
    reason = "each bench uses a part of it, and one that can't be set up had best stop"
)]

pub(crate) mod meeting;
pub(crate) mod ratio;

/// Whether figures are asked for (`cargo bench`); `cargo test --benches` only tries the code.
pub(crate) fn measuring() -> bool {
    std::env::args().any(|arg| arg == "--bench")
}
