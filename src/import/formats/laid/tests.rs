//! Lines from words laid on pages.
