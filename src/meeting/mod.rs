//! The domain: what a meeting is, what may happen in it, and what follows from what happened.

pub mod text;
