//! The officer's screen: a model, what messages do to it, and views that read it. The model and the
//! update know no files, no clock and no terminal; only [`run`] does.

pub mod answers;
pub mod assist;
mod between;
mod carry;
mod check_words;
pub mod command;
mod command_table;
pub mod commands;
pub mod editor;
pub mod forms;
pub mod groups;
pub mod help;
mod here;
mod history_lines;
pub mod input;
pub mod job;
pub mod key;
mod lines;
pub mod margin;
mod may;
pub mod model;
pub mod page;
pub mod palette;
pub mod paper;
pub mod people;
pub mod plain;
pub mod port;
pub mod reach;
pub mod run;
pub mod screens;
pub mod search;
pub mod session;
pub mod sheet;
pub mod shown;
pub mod term;
#[cfg(any(test, feature = "testing"))]
#[doc(hidden)]
pub mod testing;
pub mod theme;
pub mod trial;
pub mod ui;
pub mod update;
pub mod view;
pub mod words;
