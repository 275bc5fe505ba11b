//! The journal: the facts of a meeting in the order in which they were recorded, undo and redo as
//! entries of their own, and replay as the only way to the state of the meeting.

mod record;

pub use record::{Act, Record};
