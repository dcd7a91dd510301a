//! A look at the records from beside the program, read-only.

use lapor_store::db::Statement;
use lapor_store::{Db, Location};
use std::collections::{HashMap, HashSet};

const CASES: Statement = Statement::new("bench::cases", "select count(*) as found from cases");
const SECRET: Statement = Statement::new(
    "bench::secret",
    "select cast(coalesce(sum(length(sealed)), 0) as bigint) as found from vault_body",
);
const REPORTS: Statement = Statement::new(
    "bench::reports",
    "select cast(coalesce(sum(length(coalesce(words, '')) + length(coalesce(title, '')) \
     + length(coalesce(place, ''))), 0) as bigint) as found from reports",
);
const MESSAGES: Statement = Statement::new(
    "bench::messages",
    "select cast(coalesce(sum(length(coalesce(text, '')) + length(coalesce(law, ''))), 0) as bigint) as found \
     from messages",
);
const TOPIC: Statement = Statement::new(
    "bench::topic",
    "select topic as found from cases where topic is not null group by topic order by count(*) desc, topic limit 1",
);
const PROVINCE: Statement = Statement::new(
    "bench::province",
    "select substr(area, 1, 2) as found from cases where area is not null group by substr(area, 1, 2) \
     order by count(*) desc, found limit 1",
);
const INSTITUTION: Statement = Statement::new(
    "bench::institution",
    "select lead_institution as found from cases where lead_institution is not null group by lead_institution \
     order by count(*) desc, found limit 1",
);
const COUNTS_DUE: Statement = Statement::new("bench::counts_due", "select count(*) as found from counts_due");
const SEARCH_DUE: Statement = Statement::new("bench::search_due", "select count(*) as found from search_due");
const LETTERS: Statement = Statement::new(
    "bench::letters",
    "select count(*) as found from outbox where sent_at is null and dead_at is null",
);
/// From all over the records, because cases that were made together speak of the same.
const WORDS: Statement = Statement::new(
    "bench::words",
    "select words from reports where words is not null and case_id % 97 = 13 limit 4000",
);

async fn number(db: &Db, statement: Statement) -> i64 {
    let row = db.one(statement, Vec::new()).await.expect("the records answer");
    row.get("found").expect("a number")
}

async fn attach(location: &Location) -> Db {
    Db::attach(location).await.expect("the records open")
}

/// Prints how many cases there are.
pub async fn cases(location: &Location) {
    println!("{}", number(&attach(location).await, CASES).await);
}

/// Prints how many bytes were written by people.
pub async fn texts(location: &Location) {
    let db = attach(location).await;
    let mut bytes = 0;
    for statement in [SECRET, REPORTS, MESSAGES] {
        bytes += number(&db, statement).await;
    }
    println!("{bytes}");
}

/// Prints the most frequent topic, province and institution, one a line.
pub async fn frequent(location: &Location) {
    let db = attach(location).await;
    for statement in [TOPIC, PROVINCE, INSTITUTION] {
        let row = db.one_or_none(statement, Vec::new()).await.expect("the records answer");
        println!("{}", row.map_or(String::new(), |row| row.get("found").expect("a code")));
    }
}

/// Prints what is decided and not yet counted, not yet searched for, not yet sent.
pub async fn owed(location: &Location) {
    let db = attach(location).await;
    let (counts, search) = (number(&db, COUNTS_DUE).await, number(&db, SEARCH_DUE).await);
    println!("{counts}\t{search}\t{}", number(&db, LETTERS).await);
}

/// Prints words with the share of reports that they stand in, the most frequent first.
pub async fn words(location: &Location) {
    let db = attach(location).await;
    let rows = db.all(WORDS, Vec::new()).await.expect("the records answer");
    let mut reports: HashMap<String, usize> = HashMap::new();
    for row in &rows {
        let text: String = row.get("words").expect("a text");
        let words = text.split(|letter: char| !letter.is_alphabetic()).map(str::to_lowercase);
        let words: HashSet<String> = words.filter(|word| word.chars().count() >= 5).collect();
        for word in words {
            *reports.entry(word).or_default() += 1;
        }
    }
    let mut reports: Vec<(String, usize)> = reports.into_iter().collect();
    reports.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(&other.0)));
    for (word, count) in reports {
        println!("{word}\t{}", count as f64 / rows.len() as f64);
    }
}
