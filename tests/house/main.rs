//! What holds the house together: its rooms, its names, its README and its samples.

mod architecture;
mod lexicon;
mod names;
mod readme;
mod samples;
