//! Values that must not be printed and do not stay in memory.

use zeroize::Zeroize;

/// A value that is wiped when dropped. It has no `Debug`, `Display` or `Clone`, so it can't slip
/// into a log line or an error; whoever needs it says [`Secret::expose`].
///
/// ```compile_fail,E0277
/// println!("{:?}", lapor_store::Secret::new(String::from("0811")));
/// ```
pub struct Secret<T: Zeroize>(T);

impl<T: Zeroize> Secret<T> {
    /// Takes the value in.
    pub fn new(value: T) -> Self {
        Secret(value)
    }

    /// The value, in the open.
    pub fn expose(&self) -> &T {
        &self.0
    }
}

impl<T: Zeroize> Drop for Secret<T> {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl Secret<Vec<u8>> {
    /// The bytes as text; none when they are not UTF-8.
    pub fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.0).ok()
    }
}
