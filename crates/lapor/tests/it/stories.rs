//! Whole lives of reports. Each is told on SQLite and on PostgreSQL; at its end every journal is folded and
//! compared with the records.

mod accused;
mod calendar;
mod contested;
mod corrected;
mod declined;
mod disputed;
mod extended;
mod kinds;
mod learned;
mod overdue;
mod plain;
mod promised;
mod questions;
mod rated;
mod reopened;
mod schools;
mod secret;
mod silence;
mod unconnected;
mod withdrawn;

/// A ward in the regency of Wonosobo, in Central Java.
const KERTEK: &str = "33.07.08.1008";
/// The regency's government.
const REGENCY: &str = "PEMDA-33.07";
/// Another regency of the province.
const OTHER_REGENCY: &str = "PEMDA-33.08";
/// The government of the province above both.
const PROVINCE: &str = "PEMDA-33";
/// A report of which the program is sure whose it is.
const POTHOLE: &str = "Jalan berlubang dalam di depan pasar, sudah dua motor jatuh.";
/// A report that says too little for anyone to know.
const VAGUE: &str = "Tolong perhatikan kami, sudah lama begini terus.";
