//! Small values that everything else is made of.

use std::fmt;
use std::str::FromStr;

/// Internal, time-ordered key of a case. It never leaves the program; people see a [`Ticket`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CaseId(pub i64);

/// Internal key of a member of staff.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UserId(pub i64);

/// Internal key of a message in a case's thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MessageId(pub i64);

/// Number of a rulebook revision; every Decision records the one it was made under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Revision(pub i64);

/// A point in time. Unit: microseconds since 1970-01-01T00:00:00Z, as both engines store it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Instant(pub i64);

impl Instant {
    /// The instant `seconds` after this one.
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Instant(self.0 + seconds * 1_000_000)
    }

    /// The instant `days` times 24 hours after this one.
    pub fn plus_days(self, days: i64) -> Self {
        self.plus_seconds(days * 86_400)
    }
}

/// Zona waktu: one of the three official time zones of Indonesia, none with daylight saving.
///
/// Source: Keppres 41/1987.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Zone {
    /// Waktu Indonesia Barat, UTC+7.
    #[default]
    Wib,
    /// Waktu Indonesia Tengah, UTC+8.
    Wita,
    /// Waktu Indonesia Timur, UTC+9.
    Wit,
}

impl Zone {
    /// Every zone, west to east.
    pub const ALL: [Zone; 3] = [Zone::Wib, Zone::Wita, Zone::Wit];

    /// Offset from UTC. Unit: seconds.
    pub const fn offset_seconds(self) -> i64 {
        match self {
            Zone::Wib => 7 * 3600,
            Zone::Wita => 8 * 3600,
            Zone::Wit => 9 * 3600,
        }
    }

    /// The code in data files and the journal.
    pub const fn code(self) -> &'static str {
        match self {
            Zone::Wib => "WIB",
            Zone::Wita => "WITA",
            Zone::Wit => "WIT",
        }
    }

    /// Reads the code.
    pub fn from_code(code: &str) -> Option<Self> {
        Zone::ALL.into_iter().find(|zone| zone.code() == code)
    }

    /// The calendar day that `at` falls on in this zone.
    pub fn date_of(self, at: Instant) -> jiff::civil::Date {
        let days = (at.0.div_euclid(1_000_000) + self.offset_seconds()).div_euclid(86_400);
        EPOCH.saturating_add(jiff::Span::new().days(days))
    }

    /// The first instant of `date` in this zone.
    pub fn midnight(self, date: jiff::civil::Date) -> Instant {
        let days = i64::from((date - EPOCH).get_days());
        Instant((days * 86_400 - self.offset_seconds()) * 1_000_000)
    }
}

const EPOCH: jiff::civil::Date = jiff::civil::date(1970, 1, 1);

/// Text codes from the rulebook: cheap to clone, compared by value.
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(std::sync::Arc<str>);

        impl $name {
            /// Wraps a code as it stands in the rulebook.
            pub fn new(code: &str) -> Self {
                $name(code.into())
            }

            /// The code as it stands in the rulebook.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

codes! {
    /// Instansi: code of an institution, such as a ministry or a regional government.
    InstitutionCode,
    /// Jenis perangkat daerah: code of a kind of unit (education office, inspectorate …).
    UnitKindCode,
    /// Code of an official area: `33`, `33.74`, `33.74.01`, `33.74.01.1001`.
    AreaCode,
    /// Code of a topic of the taxonomy.
    TopicCode,
    /// Code of an instrument: the regulation (or house rule) a clock's length comes from.
    InstrumentCode,
}

/// Unit kerja: a kind of unit inside an institution, written `INSTITUTION/KIND`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnitCode {
    /// The institution the unit belongs to.
    pub institution: InstitutionCode,
    /// What kind of unit it is.
    pub kind: UnitKindCode,
}

impl fmt::Display for UnitCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.institution, self.kind)
    }
}

impl FromStr for UnitCode {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        match text.split_once('/') {
            Some((institution, kind)) if !institution.is_empty() && !kind.is_empty() => {
                Ok(UnitCode { institution: InstitutionCode::new(institution), kind: UnitKindCode::new(kind) })
            }
            _ => Err(Malformed),
        }
    }
}

/// Nomor tiket: the public number of a case. Twelve digits and a check digit, shown as
/// `4831-0275-9164-3`. It opens nothing without its [`AccessCode`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ticket(u64);

/// Kode akses: what the reporter keeps. Nineteen digits and a check digit, in five groups of four.
///
/// It has no `Debug`: whoever holds it reads and steers the case.
#[derive(Clone, PartialEq, Eq)]
pub struct AccessCode(String);

/// The text is not such a value: wrong length, a stray character, or a wrong check digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed;

impl Ticket {
    /// How many tickets there are: twelve free digits.
    pub const SPACE: u64 = 1_000_000_000_000;

    /// Makes the ticket whose free digits are `number % SPACE`, adding the check digit.
    pub fn from_number(number: u64) -> Self {
        let free = number % Self::SPACE;
        Ticket(free * 10 + u64::from(check_digit(&format!("{free:012}"))))
    }

    /// All thirteen digits as one number, as the database keeps it.
    pub fn digits(self) -> i64 {
        self.0 as i64
    }

    /// Reads what [`Ticket::digits`] gave.
    pub fn from_digits(digits: i64) -> Option<Self> {
        format!("{digits:013}").parse().ok()
    }
}

impl fmt::Display for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = format!("{:013}", self.0);
        write!(f, "{}-{}-{}-{}", &all[..4], &all[4..8], &all[8..12], &all[12..])
    }
}

impl FromStr for Ticket {
    type Err = Malformed;

    /// Accepts any spacing and dashes, as people type and dictate it.
    fn from_str(text: &str) -> Result<Self, Malformed> {
        let digits = checked_digits(text, 13)?;
        Ok(Ticket(digits.parse().map_err(|_| Malformed)?))
    }
}

impl AccessCode {
    /// Makes the code from 64 bits of key material, adding the check digit.
    pub fn from_bits(bits: u64) -> Self {
        let free = format!("{:019}", bits % 10_000_000_000_000_000_000);
        let check = check_digit(&free);
        AccessCode(format!("{free}{check}"))
    }

    /// The twenty digits without grouping.
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// The code as it is shown to its owner: five groups of four. Only for the reporter's own page.
    pub fn reveal(&self) -> String {
        let groups: Vec<&str> = (0..5).map(|i| &self.0[i * 4..i * 4 + 4]).collect();
        groups.join("-")
    }
}

impl FromStr for AccessCode {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        checked_digits(text, 20).map(AccessCode)
    }
}

/// Keeps the digits of `text`, refusing other signs, a wrong length and a wrong check digit.
fn checked_digits(text: &str, length: usize) -> Result<String, Malformed> {
    let mut digits = String::with_capacity(length);
    for sign in text.chars() {
        match sign {
            '0'..='9' => digits.push(sign),
            ' ' | '-' | '\u{a0}' | '\u{2010}'..='\u{2015}' => {}
            _ => return Err(Malformed),
        }
    }
    match digits.len() == length && damm(&digits) == 0 {
        true => Ok(digits),
        false => Err(Malformed),
    }
}

fn check_digit(free: &str) -> u8 {
    damm(free)
}

/// Damm's check: finds every single wrong digit and every swap of neighbours, the two
/// mistakes people make when they copy a number. 0 means that the whole number is sound.
fn damm(digits: &str) -> u8 {
    const TABLE: [[u8; 10]; 10] = [
        [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
        [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
        [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
        [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
        [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
        [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
        [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
        [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
        [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
        [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
    ];
    digits.bytes().fold(0, |interim, digit| TABLE[usize::from(interim)][usize::from(digit - b'0')])
}

#[cfg(test)]
mod tests;
