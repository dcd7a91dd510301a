//! What the program does by itself, on time. A list to read.

pub mod deadline_sweep;
