//! Values on their way into a statement and out of a row.

use crate::error::StoreError;
use lapor_domain::values::{
    AreaCode, CaseId, Instant, InstitutionCode, InstrumentCode, MessageId, Revision, Ticket, TopicCode,
    UnitCode, UnitKindCode, UserId,
};
use sqlx::Row as _;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;

/// A value bound to a placeholder. An absent one keeps its type.
#[derive(Clone, PartialEq)]
pub enum Val {
    /// `bigint`; truth values are 0 and 1.
    Int(Option<i64>),
    /// `double precision`.
    Real(Option<f64>),
    /// `text`.
    Text(Option<String>),
    /// `bytea`.
    Blob(Option<Vec<u8>>),
}

/// What can be bound to a placeholder.
pub trait Bind: Sized {
    /// The value when there is none.
    const NULL: Val;

    /// The value.
    fn into_val(self) -> Val;
}

impl<T: Bind> Bind for Option<T> {
    const NULL: Val = T::NULL;

    fn into_val(self) -> Val {
        self.map_or(Self::NULL, T::into_val)
    }
}

/// What can be read from a column.
pub trait Column: Sized {
    /// Reads the column; none where it holds no value.
    ///
    /// # Errors
    /// `Corrupt` when the column is missing or holds something else.
    fn read(row: &Row, name: &str) -> Result<Option<Self>, StoreError>;
}

/// One row of an answer.
pub enum Row {
    /// From SQLite.
    Sqlite(SqliteRow),
    /// From PostgreSQL.
    Postgres(PgRow),
}

impl Row {
    /// The value of a column that always has one.
    ///
    /// # Errors
    /// `Corrupt` when it is missing, empty or something else.
    pub fn get<T: Column>(&self, name: &str) -> Result<T, StoreError> {
        T::read(self, name)?.ok_or_else(|| StoreError::Corrupt(format!("no value in {name}")))
    }

    /// The value of a column that may have none.
    ///
    /// # Errors
    /// `Corrupt` when the column is missing or holds something else.
    pub fn maybe<T: Column>(&self, name: &str) -> Result<Option<T>, StoreError> {
        T::read(self, name)
    }
}

impl Column for i64 {
    fn read(row: &Row, name: &str) -> Result<Option<Self>, StoreError> {
        Ok(match row {
            Row::Sqlite(row) => row.try_get(name)?,
            // A literal (`case when … then 1 else 0 end`) is `integer` there, not `bigint`.
            Row::Postgres(row) => match row.try_get(name) {
                Err(sqlx::Error::ColumnDecode { .. }) => row.try_get::<Option<i32>, _>(name)?.map(i64::from),
                read => read?,
            },
        })
    }
}

macro_rules! native_columns {
    ($($type:ty),*) => {$(
        impl Column for $type {
            fn read(row: &Row, name: &str) -> Result<Option<Self>, StoreError> {
                Ok(match row {
                    Row::Sqlite(row) => row.try_get(name)?,
                    Row::Postgres(row) => row.try_get(name)?,
                })
            }
        }
    )*};
}

native_columns!(f64, String, Vec<u8>);

/// Values that travel as another: how to bind, how to read back.
macro_rules! carried {
    ($($type:ty as $carrier:ty, $null:ident, |$out:ident| $bind:expr, |$back:ident| $read:expr;)*) => {$(
        impl Bind for $type {
            const NULL: Val = Val::$null(None);

            fn into_val(self) -> Val {
                let $out = self;
                Val::$null(Some($bind))
            }
        }

        impl Column for $type {
            fn read(row: &Row, name: &str) -> Result<Option<Self>, StoreError> {
                let Some($back) = <$carrier>::read(row, name)? else {
                    return Ok(None);
                };
                let value: Option<Self> = $read;
                value.map(Some).ok_or_else(|| StoreError::Corrupt(format!("odd value in {name}")))
            }
        }
    )*};
}

carried! {
    bool as i64, Int, |v| i64::from(v), |v| match v { 0 => Some(false), 1 => Some(true), _ => None };
    u32 as i64, Int, |v| i64::from(v), |v| u32::try_from(v).ok();
    CaseId as i64, Int, |v| v.0, |v| Some(CaseId(v));
    UserId as i64, Int, |v| v.0, |v| Some(UserId(v));
    MessageId as i64, Int, |v| v.0, |v| Some(MessageId(v));
    Revision as i64, Int, |v| v.0, |v| Some(Revision(v));
    Instant as i64, Int, |v| v.0, |v| Some(Instant(v));
    Ticket as i64, Int, |v| v.digits(), |v| Ticket::from_digits(v);
    InstitutionCode as String, Text, |v| v.to_string(), |v| Some(InstitutionCode::new(&v));
    UnitKindCode as String, Text, |v| v.to_string(), |v| Some(UnitKindCode::new(&v));
    AreaCode as String, Text, |v| v.to_string(), |v| Some(AreaCode::new(&v));
    TopicCode as String, Text, |v| v.to_string(), |v| Some(TopicCode::new(&v));
    InstrumentCode as String, Text, |v| v.to_string(), |v| Some(InstrumentCode::new(&v));
    UnitCode as String, Text, |v| v.to_string(), |v| v.parse().ok();
}

macro_rules! bound_as {
    ($($type:ty, $null:ident, |$out:ident| $bind:expr;)*) => {$(
        impl Bind for $type {
            const NULL: Val = Val::$null(None);

            fn into_val(self) -> Val {
                let $out = self;
                Val::$null(Some($bind))
            }
        }
    )*};
}

bound_as! {
    i64, Int, |v| v;
    f64, Real, |v| v;
    String, Text, |v| v;
    &str, Text, |v| v.to_owned();
    &String, Text, |v| v.clone();
    Vec<u8>, Blob, |v| v;
    &[u8], Blob, |v| v.to_vec();
    &Vec<u8>, Blob, |v| v.clone();
    &InstitutionCode, Text, |v| v.to_string();
    &UnitKindCode, Text, |v| v.to_string();
    &AreaCode, Text, |v| v.to_string();
    &TopicCode, Text, |v| v.to_string();
    &InstrumentCode, Text, |v| v.to_string();
    &UnitCode, Text, |v| v.to_string();
}

impl<const N: usize> Bind for [u8; N] {
    const NULL: Val = Val::Blob(None);

    fn into_val(self) -> Val {
        Val::Blob(Some(self.to_vec()))
    }
}

impl<const N: usize> Bind for &[u8; N] {
    const NULL: Val = Val::Blob(None);

    fn into_val(self) -> Val {
        Val::Blob(Some(self.to_vec()))
    }
}

impl<const N: usize> Column for [u8; N] {
    fn read(row: &Row, name: &str) -> Result<Option<Self>, StoreError> {
        let Some(bytes) = Vec::<u8>::read(row, name)? else {
            return Ok(None);
        };
        let array = bytes.try_into();
        array.map(Some).map_err(|_| StoreError::Corrupt(format!("odd length in {name}")))
    }
}
