//! The private PostgreSQL cluster of a checkout.

use lapor_store::{Db, Location};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, PgConnection, Row};
use std::fs::{self, File, OpenOptions};
use std::future::Future;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// The account that runs the server when root runs the tests; PostgreSQL refuses root.
const SERVER_ACCOUNT: &str = "postgres";

/// Role inside the cluster; it trusts every local connection.
const ROLE: &str = "lapor";

/// For speed: what a test loses with the power is not missed.
const FAST: &str = "-c fsync=off -c full_page_writes=off -c max_connections=300 -c shared_buffers=64MB \
                    -c autovacuum=off -c listen_addresses=127.0.0.1 -c log_min_messages=fatal";

/// A running cluster.
pub struct Cluster {
    port: u16,
}

/// A database in the cluster, dropped with this value.
pub struct Copy {
    cluster: Cluster,
    name: String,
    url: String,
}

impl Cluster {
    /// The cluster of this checkout, started if it does not run.
    ///
    /// # Panics
    /// When PostgreSQL is not installed or does not start.
    pub fn running() -> Cluster {
        let _lock = lock("cluster");
        let home = home();
        if let Some(port) = port_of_running(&home) {
            return Cluster { port };
        }
        let binaries = binaries();
        if !home.join("data/PG_VERSION").exists() {
            initialise(&home, &binaries);
        }
        start(&home, &binaries)
    }

    /// A copy of the migrated template.
    ///
    /// # Panics
    /// When the cluster refuses.
    pub fn new_database(self) -> Copy {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("t_{}_{number}", std::process::id());
        let template = self.template();
        self.administer(&format!("create database {name} template {template}"));
        let url = self.url(&name);
        Copy { cluster: self, name, url }
    }

    /// The migrated template, made by the first test after a migration changed.
    fn template(&self) -> String {
        let name = format!("template_{:016x}", lapor_store::schema_fingerprint());
        let _lock = lock("template");
        let exists =
            "select datname::text from pg_database where datname like 't\\_%' or datname like 'template\\_%'";
        let names = self.list(exists);
        for orphan in names.iter().filter(|name| is_orphan(name)) {
            self.administer(&format!("drop database if exists {orphan} with (force)"));
        }
        if !names.contains(&name) {
            // Under another name until it is whole: a killed test leaves no half template.
            self.administer("drop database if exists draft with (force)");
            self.administer("create database draft");
            let location = Location::Server(self.url("draft"));
            block_on(async move { Db::open(&location).await.expect("migrations run").close().await });
            self.administer(&format!("alter database draft rename to {name}"));
        }
        name
    }

    fn url(&self, database: &str) -> String {
        format!("postgres://{ROLE}@127.0.0.1:{}/{database}?sslmode=disable", self.port)
    }

    async fn connect(&self) -> PgConnection {
        let options: sqlx::postgres::PgConnectOptions =
            self.url("postgres").parse().expect("our own address");
        options.connect().await.expect("the test cluster answers")
    }

    fn administer(&self, sql: &str) {
        block_on(async {
            let mut connection = self.connect().await;
            let done = sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&mut connection).await;
            done.unwrap_or_else(|error| panic!("{sql}: {error}"));
            connection.close().await.expect("closes");
        });
    }

    fn list(&self, sql: &'static str) -> Vec<String> {
        block_on(async {
            let mut connection = self.connect().await;
            let rows = sqlx::raw_sql(sql).fetch_all(&mut connection).await.expect("lists");
            connection.close().await.expect("closes");
            rows.iter().map(|row| row.get(0)).collect()
        })
    }
}

impl Copy {
    /// Its address.
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        self.cluster.administer(&format!("drop database if exists {} with (force)", self.name));
    }
}

/// Stops the cluster of this checkout, if it runs, and deletes it.
///
/// # Panics
/// When the server does not stop.
pub fn stop() {
    let _lock = lock("cluster");
    let home = home();
    if port_of_running(&home).is_some() {
        let mut command = as_server(&binaries().join("pg_ctl"));
        command.args(["stop", "-w", "-m", "immediate", "-D"]).arg(home.join("data"));
        run(command, "stopping PostgreSQL");
    }
    // The directory may never have been made.
    let _ = fs::remove_dir_all(home);
}

/// Where this checkout's cluster lives: outside of it, because the server's account may not be
/// allowed into the checkout.
fn home() -> PathBuf {
    let mut hasher = DefaultHasher::new();
    env!("CARGO_MANIFEST_DIR").hash(&mut hasher);
    let place = hasher.finish() as u32;
    // The user is part of the name: one may not open another's lock in a shared directory.
    std::env::temp_dir().join(format!("lapor-pg-{}-{place:08x}", user()))
}

/// Waits for its turn among the test processes of this checkout.
fn lock(what: &str) -> File {
    let path = home().with_extension(format!("{what}.lock"));
    let file = OpenOptions::new().create(true).append(true).open(&path);
    let file = file.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    file.lock().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    file
}

/// The port of the server whose process still runs.
fn port_of_running(home: &Path) -> Option<u16> {
    let text = fs::read_to_string(home.join("data/postmaster.pid")).ok()?;
    let lines: Vec<&str> = text.lines().collect();
    let pid: u32 = lines.first()?.trim().parse().ok()?;
    let is_ready = lines.get(7).is_some_and(|status| status.trim() == "ready");
    match is_ready && is_alive(pid) {
        true => lines.get(3)?.trim().parse().ok(),
        false => None,
    }
}

fn is_alive(pid: u32) -> bool {
    Path::new("/proc").join(pid.to_string()).exists()
}

/// Whether a database was left by a test process that is gone.
fn is_orphan(name: &str) -> bool {
    let pid = name.strip_prefix("t_").and_then(|rest| rest.split('_').next()?.parse().ok());
    pid.is_some_and(|pid| !is_alive(pid))
}

/// The newest installed server's programs.
fn binaries() -> PathBuf {
    let mut found: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let version = path.file_name()?.to_str()?.parse().ok()?;
            path.join("bin/initdb").exists().then(|| (version, path.join("bin")))
        })
        .collect();
    found.sort();
    let newest = found.pop().unwrap_or_else(|| {
        panic!(
            "PostgreSQL is not installed, and every test of the records runs on both engines. \
             `cargo xtask test` installs it; by hand: apt-get install postgresql"
        )
    });
    newest.1
}

fn initialise(home: &Path, binaries: &Path) {
    // What an interrupted start left is of no use.
    let _ = fs::remove_dir_all(home);
    fs::create_dir_all(home).expect("a directory for the cluster");
    if is_root() {
        let mut command = Command::new("chown");
        command.arg(SERVER_ACCOUNT).arg(home);
        run(command, "giving the cluster's directory to its account");
    }
    let mut command = as_server(&binaries.join("initdb"));
    command.args(["--no-sync", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"]);
    command.arg(format!("--username={ROLE}")).arg("--pgdata").arg(home.join("data"));
    run(command, "initdb");
}

fn start(home: &Path, binaries: &Path) -> Cluster {
    let port = free_port();
    let sockets = home.display();
    let mut command = as_server(&binaries.join("pg_ctl"));
    command.args(["start", "-w", "-t", "60", "-D"]).arg(home.join("data"));
    command.arg("-l").arg(home.join("log"));
    command.arg("-o").arg(format!("{FAST} -p {port} -k {sockets}"));
    run(command, "starting PostgreSQL");
    Cluster { port }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("an address").port()
}

/// The command, under the server's account when this process is root.
fn as_server(program: &Path) -> Command {
    let mut command = match is_root() {
        true => {
            let mut command = Command::new("setpriv");
            let account = SERVER_ACCOUNT;
            command.args([format!("--reuid={account}"), format!("--regid={account}")]);
            command.args(["--init-groups", "--"]).arg(program);
            command
        }
        false => Command::new(program),
    };
    // Not the checkout: the account may not be allowed in, and programs complain.
    command.current_dir("/");
    command
}

fn is_root() -> bool {
    user() == 0
}

/// The user that this process runs as.
fn user() -> u32 {
    use std::os::unix::fs::MetadataExt;
    fs::metadata("/proc/self").expect("a Linux system with /proc").uid()
}

fn run(mut command: Command, what: &str) {
    // The server must not hold this process's pipes open, or the test runner would wait for it.
    let status = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    match status {
        Ok(status) if status.success() => {}
        other => panic!("{what} failed: {other:?}; its log is in {}", home().display()),
    }
}

/// Runs a future on a thread of its own: callers may already be inside a runtime.
fn block_on<T: Send>(future: impl Future<Output = T> + Send) -> T {
    std::thread::scope(|scope| {
        let thread = scope.spawn(|| {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.expect("a runtime").block_on(future)
        });
        thread.join().expect("the database thread")
    })
}
