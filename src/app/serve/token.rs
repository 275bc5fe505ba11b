//! The words in an address that let a reader in: drawn by the system, and compared in a time that tells
//! nothing of how much of them was right.

use std::fmt::Write;
use std::hint::black_box;

use tokio_rustls::rustls::crypto::ring;

use crate::app::fail::{Exit, Fail};

/// How many bytes are drawn.
const BYTES: usize = 16;

/// A token. It has no `Debug`, so that it gets into no message by mistake.
#[derive(Clone)]
pub(super) struct Token(String);

impl Token {
    /// A new one.
    ///
    /// # Errors
    /// When the system has no randomness to give.
    pub(super) fn draw() -> Result<Self, Fail> {
        let mut bytes = [0; BYTES];
        let drawn = ring::default_provider().secure_random.fill(&mut bytes);
        drawn.map_err(|_| {
            Fail::new(
                Exit::Refused,
                "The system gives no random numbers, which the addresses of the pages need.",
                "",
            )
        })?;
        let mut token = String::with_capacity(2 * BYTES);
        for byte in bytes {
            // A string can always be written to.
            let _ = write!(token, "{byte:02x}");
        }
        Ok(Self(token))
    }

    /// As it stands in an address.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is this one.
    pub(super) fn is(&self, other: &str) -> bool {
        let (own, other) = (self.0.as_bytes(), other.as_bytes());
        // Everybody may know how long they are.
        let mut differ = u8::from(own.len() != other.len());
        for (a, b) in own.iter().zip(other) {
            differ |= black_box(a ^ b);
        }
        black_box(differ) == 0
    }
}
