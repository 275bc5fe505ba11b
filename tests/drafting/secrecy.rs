//! Secrecy.
