//! Meetings and what is made of them: what is stored, carried on and drafted.

mod after;
mod any_intent;
mod by_hand;
mod carried;
mod corrections;
mod deputies;
mod drafting;
mod edits;
mod exclusion_by;
mod joint;
mod open_data;
mod papers;
mod played;
mod printed_lines;
mod procedure;
mod procedure_docs;
mod room_model;
mod room_papers;
mod room_procedure;
mod session_format;
mod spelling;
mod stored_names;
mod styles;
mod tracked;
mod voted;
mod warnings;
