//! Whether the records agree with themselves: the state of a case is the fold of its journal, the
//! journal's chain holds, and every text is the one that its row commits to.

use crate::db::{Depth, Row, Val};
use crate::error::StoreError;
use crate::journal::{self, Entry};
use crate::messages::Proof;
use crate::open::Store;
use crate::seals::{self, Broken};
use crate::vault::{self, Kind};
use crate::{cases, clocks, messages, parties, proposals, reports};
use lapor_domain::cases::case::Case;
use lapor_domain::cases::events::Event;
use lapor_domain::cases::facts::{Fact, Purpose, Value};
use lapor_domain::values::{CaseId, Instant};

/// A place where the records contradict themselves. It quotes no text of a report or message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which case.
    pub case: CaseId,
    /// Which place: table and column, with the row where there are several.
    pub place: String,
    /// What is stored there.
    pub stored: String,
    /// What should be.
    pub expected: String,
}

/// The stored rows of a case, as of one moment.
struct Records {
    case: Option<Row>,
    clocks: Vec<Row>,
    journal: Vec<Row>,
    parties: Vec<String>,
}

/// Every place where the records of a case contradict themselves.
///
/// # Errors
/// `Unavailable`; what can't be read is a difference, not an error.
pub async fn verify_case(store: &Store, case: CaseId) -> Result<Vec<Difference>, StoreError> {
    let mut tx = store.db.snapshot().await?;
    let records = Records {
        case: cases::row(&mut tx, case).await?,
        clocks: clocks::rows(&mut tx, case).await?,
        journal: journal::rows(&mut tx, case).await?,
        parties: parties::rows(&mut tx, case).await?,
    };
    tx.rollback().await?;
    let mut finding = Finding { case, differences: Vec::new() };
    let Some(row) = &records.case else {
        finding.add("cases", "nothing", "the case");
        return Ok(finding.differences);
    };
    let start = journal::stored(row, "verifier", &Val::Blob(None))?;
    finding.check_chain(store, start, &records.journal)?;
    let Some(entries) = finding.read(&records.journal) else {
        return Ok(finding.differences);
    };
    let events: Vec<Event> = entries.iter().map(|entry| entry.event.clone()).collect();
    let Some(folded) = Case::fold(case, &events) else {
        finding.add("journal.1", "no beginning of a case", "a received report");
        return Ok(finding.differences);
    };
    finding.compare_case(row, &folded, &entries)?;
    finding.compare_clocks(&records.clocks, &folded)?;
    finding.compare_parties(&records.parties, &folded);
    finding.check_messages(store, &entries).await?;
    finding.check_report(store, &folded, &entries).await?;
    finding.check_contact(store).await?;
    Ok(finding.differences)
}

/// Every place outside the cases where the records are not as they were written: the engine's own files, and
/// the seals of rows that no journal speaks of.
///
/// # Errors
/// `Unavailable`; what can't be read is broken, not an error.
pub async fn verify_rest(store: &Store, now: Instant) -> Result<Vec<Broken>, StoreError> {
    let damages = store.db.damages(Depth::Full).await?;
    let engine = damages.into_iter().map(|stored| Broken { place: "the engine's files".into(), stored });
    let mut broken: Vec<Broken> = engine.collect();
    broken.extend(seals::broken(&store.db, now).await?);
    Ok(broken)
}

/// What was found so far.
struct Finding {
    case: CaseId,
    differences: Vec<Difference>,
}

impl Finding {
    fn add(&mut self, place: impl Into<String>, stored: impl Into<String>, expected: impl Into<String>) {
        self.differences.push(Difference {
            case: self.case,
            place: place.into(),
            stored: stored.into(),
            expected: expected.into(),
        });
    }

    fn check_chain(&mut self, store: &Store, start: Val, rows: &[Row]) -> Result<(), StoreError> {
        let start = match start {
            Val::Blob(Some(verifier)) => verifier.try_into().unwrap_or_default(),
            _ => [0; 32],
        };
        for version in journal::broken_links(store.keys.pepper(), start, rows)? {
            let place = match version {
                1 => "journal.1 or cases.verifier".to_owned(),
                version => format!("journal.{version}"),
            };
            self.add(place, "a row that the chain does not hold", "the row as it was written");
        }
        Ok(())
    }

    /// Reads the journal; none when a row is none of ours.
    fn read(&mut self, rows: &[Row]) -> Option<Vec<Entry>> {
        let found_before = self.differences.len();
        let mut entries = Vec::new();
        for (row, version) in rows.iter().zip(1..) {
            match journal::entries_of(row) {
                Ok(some) => entries.extend(some),
                Err(error) => self.add(format!("journal.{version}"), error.to_string(), "facts"),
            }
        }
        (self.differences.len() == found_before).then_some(entries)
    }

    fn compare_case(&mut self, row: &Row, folded: &Case, entries: &[Entry]) -> Result<(), StoreError> {
        self.compare("cases", row, cases::columns(folded))?;
        let revision = entries.first().map(|entry| entry.revision.0);
        self.compare("cases", row, vec![("revision", Val::Int(revision))])
    }

    fn compare_clocks(&mut self, rows: &[Row], folded: &Case) -> Result<(), StoreError> {
        for (index, clock) in folded.clocks.iter().enumerate() {
            let place = format!("clocks.{}", index + 1);
            match rows.get(index) {
                Some(row) => self.compare(&place, row, clocks::columns(self.case, index, clock)?)?,
                None => self.add(place, "nothing", clock.kind.code()),
            }
        }
        for index in folded.clocks.len()..rows.len() {
            self.add(format!("clocks.{}", index + 1), "a clock", "nothing");
        }
        Ok(())
    }

    fn compare_parties(&mut self, stored: &[String], folded: &Case) {
        let mut expected: Vec<String> = folded.parties.iter().map(Value::put).collect();
        let mut stored = stored.to_vec();
        expected.sort();
        stored.sort();
        if stored != expected {
            self.add("case_parties", stored.join(" "), expected.join(" "));
        }
    }

    fn compare(&mut self, table: &str, row: &Row, expected: Vec<cases::Cell>) -> Result<(), StoreError> {
        for (name, expected) in expected {
            let stored = journal::stored(row, name, &expected)?;
            if stored != expected {
                self.add(format!("{table}.{name}"), shown(&stored), shown(&expected));
            }
        }
        Ok(())
    }

    async fn check_messages(&mut self, store: &Store, entries: &[Entry]) -> Result<(), StoreError> {
        let proofs = match messages::proofs(store, self.case).await {
            Err(error) => return self.unreadable("messages", error),
            Ok(proofs) => proofs,
        };
        let said: Vec<(&Entry, Purpose)> =
            entries.iter().filter_map(|entry| Some((entry, purpose_of(&entry.event.fact)?))).collect();
        for (entry, purpose) in &said {
            let version = entry.event.version;
            match proofs.iter().find(|proof| proof.message.version == version) {
                Some(proof) => self.compare_message(entry, *purpose, proof),
                None => self.add(format!("messages.{version}"), "nothing", purpose.code()),
            }
        }
        for proof in &proofs {
            let version = proof.message.version;
            if !said.iter().any(|(entry, _)| entry.event.version == version) {
                self.add(format!("messages.{version}"), proof.message.purpose.code(), "nothing");
            }
        }
        Ok(())
    }

    fn compare_message(&mut self, entry: &Entry, purpose: Purpose, proof: &Proof) {
        let (event, message) = (&entry.event, &proof.message);
        let place = format!("messages.{}", event.version);
        if (message.purpose, message.at, &message.by) != (purpose, event.at, &event.by) {
            self.add(&place, "another purpose, time or writer", "those of the journal");
        }
        if proof.commitment.is_some() && proof.commitment != entry.commitment {
            self.add(&place, "another text", "the text that the journal commits to");
        }
    }

    async fn check_report(
        &mut self,
        store: &Store,
        folded: &Case,
        entries: &[Entry],
    ) -> Result<(), StoreError> {
        let committed = entries.first().and_then(|entry| entry.commitment);
        match reports::proof(store, self.case).await {
            Err(error) => self.unreadable("reports", error)?,
            Ok(Some(proof)) if Some(proof) != committed => {
                self.add("reports", "another text", "the text that the journal commits to");
            }
            Ok(_) => {}
        }
        let proposed = entries.iter().find_map(|entry| match &entry.event.fact {
            Fact::Proposed { institution, unit, .. } => Some((institution, unit)),
            _ => None,
        });
        match proposals::read(store, folded).await {
            Err(error) => self.unreadable("proposals", error)?,
            Ok(None) if !proposals::is_there(store, folded).await? => {
                self.add("proposals", "nothing", "the proposal");
            }
            Ok(Some(stored)) if proposed != Some((&stored.institution, &stored.unit)) => {
                self.add("proposals", "another proposal", "the one that the journal names");
            }
            Ok(_) => {}
        }
        Ok(())
    }

    /// Whether the address opens, where one is held. Identities can't be opened here.
    async fn check_contact(&mut self, store: &Store) -> Result<(), StoreError> {
        for held in vault::held(&store.db, self.case, Kind::Contact).await? {
            if let Err(error) =
                vault::read(&store.db, &store.keys, self.case, Kind::Contact, &held.field).await
            {
                self.unreadable("vault_contact", error)?;
            }
        }
        Ok(())
    }

    /// What can't be read is a difference; what can't be reached is not.
    fn unreadable(&mut self, table: &str, error: StoreError) -> Result<(), StoreError> {
        match error {
            StoreError::Unavailable(_) => Err(error),
            error => {
                self.add(table, error.to_string(), "something readable");
                Ok(())
            }
        }
    }
}

fn purpose_of(fact: &Fact) -> Option<Purpose> {
    match fact {
        Fact::MessageAdded { purpose } => Some(*purpose),
        _ => None,
    }
}

fn shown(value: &Val) -> String {
    match value {
        Val::Int(Some(whole)) => whole.to_string(),
        Val::Real(Some(real)) => real.to_string(),
        Val::Text(Some(text)) => text.clone(),
        Val::Blob(Some(blob)) => format!("{} bytes", blob.len()),
        Val::Int(None) | Val::Real(None) | Val::Text(None) | Val::Blob(None) => "nothing".to_owned(),
    }
}
