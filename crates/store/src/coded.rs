//! Values of the rules in columns: as the text that the journal knows them by.

use crate::db::{Row, Val};
use crate::error::StoreError;
use lapor_domain::cases::facts::Value;

/// The value as it is stored.
pub(crate) fn text(value: &impl Value) -> Val {
    Val::Text(Some(value.put()))
}

/// The value as it is stored; an absent one as null.
pub(crate) fn maybe_text(value: Option<&impl Value>) -> Val {
    Val::Text(value.map(Value::put))
}

/// Reads a column that always holds one.
pub(crate) fn read<T: Value>(row: &Row, name: &str) -> Result<T, StoreError> {
    let text: String = row.get(name)?;
    T::take(&text).ok_or_else(|| odd(name))
}

/// Reads a column that may hold one.
pub(crate) fn maybe<T: Value>(row: &Row, name: &str) -> Result<Option<T>, StoreError> {
    let text: Option<String> = row.maybe(name)?;
    text.map(|text| T::take(&text).ok_or_else(|| odd(name))).transpose()
}

/// Reads a small count.
pub(crate) fn count(row: &Row, name: &str) -> Result<u16, StoreError> {
    u16::try_from(row.get::<i64>(name)?).map_err(|_| odd(name))
}

/// The column does not hold what it should; what it holds stays out of the message.
pub(crate) fn odd(name: &str) -> StoreError {
    StoreError::Corrupt(format!("odd value in {name}"))
}
