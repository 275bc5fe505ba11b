//! What is noticed in papers, and what is let be.
