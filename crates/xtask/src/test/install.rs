//! Installs what the tests need and is missing, where that is Debian's to give.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::bail;

use super::{Outcome, run_shown};
use crate::faults::clockwork::is_there as has_clockwork;

/// Something the tests use that cargo does not bring.
struct Need {
    what: &'static str,
    is_there: fn() -> bool,
    package: &'static str,
}

const NEEDS: &[Need] = &[
    Need {
        what: "PostgreSQL server (initdb and postgres in /usr/lib/postgresql/*/bin or in PATH)",
        is_there: has_postgresql,
        package: "postgresql",
    },
    Need { what: "Chromium (chromium in PATH)", is_there: || is_in_path("chromium"), package: "chromium" },
    Need { what: "Node.js 20 or newer (node in PATH)", is_there: has_node, package: "nodejs" },
    Need { what: "npm (npm in PATH)", is_there: || is_in_path("npm"), package: "npm" },
    Need { what: "faketime (a library for clocks that jump)", is_there: has_clockwork, package: "faketime" },
];

/// Parts of the Rust toolchain that a minimal installation leaves out.
const TOOLCHAIN: &[(&str, &str)] = &[("fmt", "rustfmt"), ("clippy", "clippy")];

/// Makes sure that everything is there.
pub fn run(root: &Path) -> Outcome {
    check_toolchain()?;
    let missing: Vec<&Need> = NEEDS.iter().filter(|need| !(need.is_there)()).collect();
    if !missing.is_empty() {
        install(&missing)?;
    }
    install_npm_packages(&root.join("browser"))?;
    Ok(match missing.len() {
        0 => "everything was there".into(),
        count => format!("{count} Debian packages installed"),
    })
}

fn check_toolchain() -> anyhow::Result<()> {
    for (command, component) in TOOLCHAIN {
        if !succeeds(Command::new("cargo").args([command, "--version"])) {
            bail!("`cargo {command}` is missing; run `rustup component add {component}`");
        }
    }
    Ok(())
}

fn install(missing: &[&Need]) -> anyhow::Result<()> {
    for need in missing {
        println!("   missing: {}", need.what);
    }
    if !is_in_path("apt-get") {
        bail!("this is no Debian, so the programs named above have to be installed by hand");
    }
    // Without a fresh list, an older mirror answers with packages that are gone.
    run_shown(&mut apt_get(&["update", "-q"]))?;
    let packages = missing.iter().map(|need| need.package);
    run_shown(apt_get(&["install", "-q", "-y", "--no-install-recommends"]).args(packages))?;
    let still: Vec<&str> = missing.iter().filter(|need| !(need.is_there)()).map(|need| need.what).collect();
    if !still.is_empty() {
        bail!("installed, but not found afterwards: {}", still.join(", "));
    }
    Ok(())
}

fn apt_get(arguments: &[&str]) -> Command {
    let mut command = if is_root() {
        Command::new("env")
    } else {
        let mut sudo = Command::new("sudo");
        sudo.arg("env");
        sudo
    };
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]).args(arguments);
    command
}

/// Installs the packages of the lock file, unless that was done since it changed.
fn install_npm_packages(folder: &Path) -> anyhow::Result<()> {
    let changed = |path: &Path| fs::metadata(path).and_then(|data| data.modified()).ok();
    let lock = changed(&folder.join("package-lock.json"));
    let installed = changed(&folder.join("node_modules/.package-lock.json"));
    if installed.is_some() && installed >= lock {
        return Ok(());
    }
    let mut npm = Command::new("npm");
    npm.args(["ci", "--no-audit", "--no-fund"]);
    run_shown(npm.current_dir(folder))
}

fn has_postgresql() -> bool {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
    let is_debian = versions.flatten().any(|version| version.path().join("bin/initdb").exists());
    is_debian || is_in_path("initdb")
}

/// The browser driver of the stories asks for Node.js 20.
fn has_node() -> bool {
    let version = Command::new("node").arg("--version").output();
    let text = version.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    text.is_ok_and(|text| {
        let major = text.trim_start_matches('v').split('.').next();
        major.and_then(|major| major.parse::<u32>().ok()) >= Some(20)
    })
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

/// Whether a program can be started by its name.
pub fn is_in_path(program: &str) -> bool {
    find(program).is_some()
}

/// Where a program is, if it can be started by its name.
pub fn find(program: &str) -> Option<PathBuf> {
    let folders = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&folders).map(|folder| folder.join(program)).find(|path| path.is_file())
}

fn succeeds(command: &mut Command) -> bool {
    let quiet = command.stdout(Stdio::null()).stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}
