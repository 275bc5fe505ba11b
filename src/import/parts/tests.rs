//! Packs cut into their parts.
