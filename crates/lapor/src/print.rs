//! Printing for people, who may stop reading.

use std::fmt::Arguments;
use std::io::{ErrorKind, Write};

/// What a shell reports of a program that was ended because nobody read on: 128 and the signal's number.
const NOBODY_READS: i32 = 128 + 13;

/// Prints a line. When nobody reads any more (`lapor jobs list | head`), the program ends without a word.
pub fn line(text: Arguments<'_>) {
    let Err(error) = writeln!(std::io::stdout().lock(), "{text}") else { return };
    if error.kind() == ErrorKind::BrokenPipe {
        std::process::exit(NOBODY_READS);
    }
    eprintln!("lapor: can't print: {error}");
    std::process::exit(1);
}

/// As `println!`, for commands whose output is likely to be cut.
macro_rules! say {
    ($($text:tt)*) => { $crate::print::line(format_args!($($text)*)) };
}

pub(crate) use say;
