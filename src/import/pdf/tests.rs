//! Reading PDF files.
