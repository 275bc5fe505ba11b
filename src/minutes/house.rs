//! The house's way of writing minutes: plain settings with defaults, which a meeting keeps.

pub use crate::meeting::house::*;
