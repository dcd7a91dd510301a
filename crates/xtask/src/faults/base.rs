//! An installation with a few people at work, and a copy of it for every round.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::cluster::Cluster;
use super::country::Country;
use super::program::Program;
use super::temporary::{Folder, copy_all};

/// The name of the database, or folder, that the rounds are copied from.
const BASE: &str = "base";

/// Where the records and keys of one installation are.
pub struct Place<'a> {
    folder: PathBuf,
    database: Option<Database<'a>>,
}

struct Database<'a> {
    cluster: &'a Cluster,
    name: String,
    url: String,
}

impl<'a> Place<'a> {
    /// In a folder, on the embedded database.
    pub fn at(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), database: None }
    }

    /// With keys in a folder, on a new database of a server.
    pub fn on(folder: &Path, cluster: &'a Cluster, name: &str) -> anyhow::Result<Self> {
        let database = Database { cluster, name: name.into(), url: cluster.create(name)? };
        Ok(Self { folder: folder.to_owned(), database: Some(database) })
    }

    /// With keys in a folder, on a database that a server has.
    pub fn again(folder: &Path, cluster: &'a Cluster, name: &str) -> Self {
        let database = Database { cluster, name: name.into(), url: cluster.url(name) };
        Self { folder: folder.to_owned(), database: Some(database) }
    }

    /// The same place, reached through another port.
    ///
    /// # Errors
    /// When its database is embedded.
    pub fn behind(&self, port: u16) -> anyhow::Result<Place<'a>> {
        let database = self.database.as_ref().context("an embedded database has no port")?;
        let (cluster, name) = (database.cluster, database.name.clone());
        let url = cluster.url_at(port, &name);
        Ok(Place { folder: self.folder.clone(), database: Some(Database { cluster, name, url }) })
    }

    /// The folder for everything that belongs to it.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The folder of the embedded database.
    pub fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// The folder of the keys.
    pub fn keys(&self) -> PathBuf {
        self.folder.join("keys")
    }

    /// The address of the database, where it is not embedded.
    pub fn database(&self) -> Option<&str> {
        self.database.as_ref().map(|database| database.url.as_str())
    }

    /// Removes everything.
    pub fn remove(self) -> anyhow::Result<()> {
        if let Some(database) = &self.database {
            database.cluster.remove(&database.name)?;
        }
        fs::remove_dir_all(&self.folder).with_context(|| format!("can't remove {}", self.folder.display()))
    }
}

/// The installation that the rounds are copied from. Nobody uses it while it is copied.
pub struct Base<'a> {
    place: Place<'a>,
    folder: &'a Folder,
}

impl<'a> Base<'a> {
    /// On the embedded database.
    pub fn on_sqlite(folder: &'a Folder, program: &Program, country: &Country) -> anyhow::Result<Self> {
        let place = Place::at(&folder.path().join(BASE));
        Self { place, folder }.with_people(program, country)
    }

    /// On PostgreSQL.
    pub fn on_postgres(
        folder: &'a Folder,
        cluster: &'a Cluster,
        program: &Program,
        country: &Country,
    ) -> anyhow::Result<Self> {
        let place = Place::on(&folder.path().join(BASE), cluster, BASE)?;
        Self { place, folder }.with_people(program, country)
    }

    /// The installation itself, for whoever breaks it once.
    pub fn into_place(self) -> Place<'a> {
        self.place
    }

    /// The engine's name.
    pub fn engine(&self) -> &'static str {
        if self.place.database.is_some() { "postgres" } else { "sqlite" }
    }

    /// A copy for one round.
    pub fn copy(&self, name: &str) -> anyhow::Result<Place<'a>> {
        let folder = self.folder.path().join(name);
        copy_all(&self.place.folder, &folder)?;
        let database = match &self.place.database {
            None => None,
            Some(Database { cluster, .. }) => {
                let name = name.to_string();
                Some(Database { cluster, url: cluster.copy(BASE, &name)?, name })
            }
        };
        Ok(Place { folder, database })
    }

    /// A government is connected when it has both an admin and an officer.
    fn with_people(self, program: &Program, country: &Country) -> anyhow::Result<Self> {
        fs::create_dir_all(&self.place.folder)?;
        let national = [("national", country.national_desk.as_str())];
        let governments = country.at_work().iter().map(|one| one.code.as_str());
        let officers = governments.flat_map(|code| ["admin", "officer"].map(|role| (role, code)));
        for (role, institution) in national.into_iter().chain(officers) {
            let login = format!("{role}-{institution}").to_lowercase();
            let words = ["admin", "create-user", "--name", "Petugas", "--login", &login, "--role", role];
            program.run(&self.place, &[words.as_slice(), &["--institution", institution]].concat())?;
        }
        Ok(self)
    }
}
