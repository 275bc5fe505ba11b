//! Branches by hand: what is taken over, what is refused.
