//! The officer's screen: a model, what messages do to it, and views that read it. The model and the
//! update know no files, no clock and no terminal; only [`run`] does.

pub mod aid;
mod beside;
pub mod commands;
pub mod desk;
pub mod editor;
pub mod errand;
pub mod forms;
pub mod groups;
pub mod help;
mod here;
pub mod input;
pub mod key;
mod lines;
mod may;
pub mod model;
pub mod palette;
mod pasted;
pub mod people;
pub mod port;
pub mod run;
pub mod screens;
pub mod session;
pub mod sheet;
pub mod term;
#[doc(hidden)]
pub mod testing;
pub mod theme;
pub mod update;
pub mod view;
