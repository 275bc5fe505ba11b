//! Decisions, as officers meet them.
