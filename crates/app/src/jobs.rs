//! What the program does by itself, on time or on an operator's word. A list to read.

pub mod count;
pub mod deadline_sweep;
pub mod deliver;
pub mod forget;
pub mod freeze;
pub mod index;
pub mod letters;
pub mod retrain;
pub mod verify;
