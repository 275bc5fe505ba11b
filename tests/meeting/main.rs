//! Meetings and what is made of them: what is stored, carried on and drafted.

mod after;
mod by_hand;
mod carried;
mod drafting;
mod edits;
mod procedure;
mod session_format;
mod spelling;
mod stored_names;
