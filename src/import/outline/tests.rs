//! Chains of headings.
