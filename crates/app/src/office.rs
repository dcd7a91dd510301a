//! The program at work: records, rulebook, who is there, and the clock.

use crate::book::Book;
use crate::error::Error;
use crate::ports::Clock;
use crate::rulebook::{Files, Read};
use crate::statistics::Held;
use lapor_domain::actors::Role;
use lapor_domain::cases::decide::Scene;
use lapor_domain::rulebook::Directory;
use lapor_domain::values::{Instant, Revision};
use lapor_store::rulebooks::{
    NewRevision, RulebookRevision, latest_revision, load_files, revision_in_force, save_revision,
};
use lapor_store::{Store, StoreError, agencies, models};
use lapor_text::classify::Model;
use std::collections::HashSet;
use std::sync::{Arc, PoisonError, RwLock};

/// Everything a door needs. One per process; cheap to share behind an `Arc`.
pub struct App {
    /// The records.
    pub(crate) store: Store,
    clock: Arc<dyn Clock>,
    book: RwLock<Arc<Book>>,
    directory: RwLock<Arc<Directory>>,
    pub(crate) figures: Held,
}

/// Rulebook and directory as they are now, held while something is decided.
pub struct Present {
    /// The rulebook with its indexes.
    pub book: Arc<Book>,
    /// Who is at work.
    pub directory: Arc<Directory>,
    /// Now.
    pub now: Instant,
}

impl Present {
    /// What the domain decides by.
    pub fn scene(&self) -> Scene<'_> {
        Scene { now: self.now, rulebook: &self.book.rulebook, directory: &self.directory }
    }
}

impl App {
    /// Opens the records for work. The first start imports the seed as revision 1; from then on the
    /// database is the truth.
    ///
    /// # Errors
    /// The records can't be read, or their rulebook can't.
    pub async fn open(store: Store, clock: Arc<dyn Clock>) -> Result<App, Error> {
        App::open_with(store, clock, Files::seed()).await
    }

    /// As [`App::open`], with another seed for a new database.
    ///
    /// # Errors
    /// As [`App::open`].
    pub async fn open_with(store: Store, clock: Arc<dyn Clock>, seed: Files) -> Result<App, Error> {
        let book = load_or_import(&store, clock.now(), seed).await?;
        let directory = load_directory(&store).await?;
        Ok(App {
            store,
            clock,
            book: RwLock::new(Arc::new(book)),
            directory: RwLock::new(Arc::new(directory)),
            figures: Held::default(),
        })
    }

    /// Now, by the clock the program was given.
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// The records, for those who wire the program together.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The rulebook in force.
    pub fn book(&self) -> Arc<Book> {
        self.book.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Rulebook, directory and time, for one decision.
    pub fn present(&self) -> Present {
        let directory = self.directory.read().unwrap_or_else(PoisonError::into_inner).clone();
        Present { book: self.book(), directory, now: self.now() }
    }

    /// Reads anew who is at work. Cheap; done after every change of seats, when a decision failed on an
    /// outdated view, and by the sweep, because other nodes change seats too.
    ///
    /// # Errors
    /// The records can't be read.
    pub async fn refresh_directory(&self) -> Result<(), Error> {
        let fresh = Arc::new(load_directory(&self.store).await?);
        *self.directory.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        Ok(())
    }

    /// Takes over a newer revision of the rulebook, or another model of what people write, when another node or the
    /// operator made one.
    ///
    /// # Errors
    /// The records can't be read, or the new revision can't.
    pub async fn refresh_rulebook(&self) -> Result<(), Error> {
        let in_force = revision_in_force(&self.store.db, self.now()).await?;
        let held = self.book();
        let is_other_model = models::in_force(&self.store.db).await? != held.model;
        let is_news = |one: &RulebookRevision| one.revision > held.rulebook.revision || is_other_model;
        if let Some(newer) = in_force.filter(is_news) {
            let fresh = Arc::new(load(&self.store, &newer).await?);
            *self.book.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        }
        Ok(())
    }

    /// Whether the records answer.
    ///
    /// # Errors
    /// They don't.
    pub async fn is_ready(&self) -> Result<(), Error> {
        latest_revision(&self.store.db).await?.map(|_| ()).ok_or(Error::NotFound)
    }
}

async fn load_or_import(store: &Store, now: Instant, seed: Files) -> Result<Book, Error> {
    if let Some(held) = revision_in_force(&store.db, now).await? {
        return load(store, &held).await;
    }
    // Read before it is saved: a seed with mistakes must not become revision 1.
    let revision = Revision(1);
    let book = book_of(&seed, revision)?;
    let hash = seed.hash();
    let files = seed.to_pairs();
    let new = NewRevision {
        hash: &hash,
        author: "lapor",
        reason: "seed of a new installation",
        valid_from: now,
        created_at: now,
        files: &files,
    };
    let mut tx = store.db.begin().await?;
    match save_revision(&mut tx, &new).await {
        Ok(saved) if saved == revision => tx.commit().await?,
        // Another node was first; its revision is the truth.
        Ok(_) => {
            tx.rollback().await?;
            return load_newest(store).await;
        }
        Err(error) if error.is_taken() => {
            tx.rollback().await?;
            return load_newest(store).await;
        }
        Err(error) => return Err(error.into()),
    }
    Ok(book)
}

async fn load_newest(store: &Store) -> Result<Book, Error> {
    let newest = latest_revision(&store.db).await?.ok_or(Error::NotFound)?;
    load(store, &newest).await
}

async fn load(store: &Store, stored: &RulebookRevision) -> Result<Book, Error> {
    let files = Files::from_pairs(load_files(&store.db, stored.revision).await?);
    // A rulebook that changed on the disk would send cases astray and count wrong days, in silence.
    if stored.hash != files.hash() {
        let why = format!("revision {} of the rulebook is not as it was saved", stored.revision.0);
        return Err(Error::Store(StoreError::Corrupt(why)));
    }
    with_learned(store, book_of(&files, stored.revision)?).await
}

/// With the model that this installation learned. One that can't be used stops nobody: that of the program serves, the
/// log says so, and `lapor doctor` says it again.
async fn with_learned(store: &Store, book: Book) -> Result<Book, Error> {
    let number = models::in_force(&store.db).await?;
    if number == models::BUILT_IN {
        return Ok(book);
    }
    let body = models::read(&store.db, number).await?.and_then(|stored| stored.body);
    let model = body.ok_or_else(|| "it is not as it was written".to_owned());
    let model = model.and_then(|body| Model::from_bytes(&body).map_err(|flaw| flaw.to_string()));
    if let Err(flaw) = &model {
        tracing::warn!(number, %flaw, "the learned model of topics can't be used; the program's own is");
    }
    Ok(book.with_learned(number, model.ok()))
}

fn book_of(files: &Files, revision: Revision) -> Result<Book, Error> {
    let read: Read = files.read(revision).map_err(|mistakes| {
        let lines: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
        Error::Rulebook(lines.join("\n"))
    })?;
    Book::new(read).map_err(Error::Rulebook)
}

async fn load_directory(store: &Store) -> Result<Directory, Error> {
    let connected = agencies::connected(&store.db).await?;
    let circles = agencies::circle_heads(&store.db).await?;
    let seats = agencies::seated(&store.db).await?;
    let officers = agencies::officers(&store.db).await?;
    let circle_members = agencies::circle_members(&store.db).await?;
    let desks: HashSet<_> = seats
        .iter()
        .filter(|seat| seat.role == Role::National)
        .map(|seat| (seat.institution.clone(), seat.user))
        .collect();
    let in_units = seats.iter().filter_map(|seat| Some((seat.unit.clone()?, seat.user)));
    Ok(Directory {
        connected: connected.into_iter().collect(),
        circles: circles.into_iter().map(|(unit, _)| unit).collect(),
        nationals: desks.iter().map(|(_, user)| *user).collect(),
        seated: seats.iter().map(|seat| seat.user).collect(),
        officers: officers.into_iter().collect(),
        circle_members: circle_members.into_iter().collect(),
        in_units: in_units.collect(),
        desks,
    })
}
