//! What holds the house together: its rooms, its names, its README and its samples.

mod architecture;
mod readme;
mod samples;
