//! Enums that are kept and spoken of by a code.

/// A short enum with a code for each variant.
macro_rules! coded_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vdoc])* $variant),* }

        impl $name {
            /// Every value, in the order in which they are shown.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// The code in the records, the data and the catalogues.
            pub const fn code(self) -> &'static str {
                match self { $($name::$variant => $code),* }
            }

            /// Reads the code.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some($name::$variant),)* _ => None }
            }
        }
    };
}

pub(crate) use coded_enum;
