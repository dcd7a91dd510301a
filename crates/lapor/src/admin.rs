//! `lapor admin`.

use crate::office::{Place, new_password};
use anyhow::{Context, bail};
use lapor_app::arbiters;
use lapor_app::ports::MachineClock;
use lapor_app::sign_in::{self, NewStaff};
use lapor_domain::actors::{Rank, Role};
use lapor_domain::values::{InstitutionCode, UnitCode};
use lapor_store::keys::Purpose;
use std::process::ExitCode;
use std::sync::Arc;

/// A new account.
#[derive(clap::Args)]
pub struct NewUser {
    /// The name the person logs in with.
    #[arg(long)]
    login: String,
    /// The person's name.
    #[arg(long)]
    name: String,
    /// In which role: national, coordinator, admin or officer.
    #[arg(long, value_parser = role)]
    role: Role,
    /// For which institution: its code in the rulebook.
    #[arg(long, value_name = "CODE")]
    institution: String,
    /// For which unit of it: the code of a kind of unit. Without it, for all of the institution.
    #[arg(long, value_name = "KIND")]
    unit: Option<String>,
    /// Add the person to the circle that handles a unit's secret cases, as INSTITUTION/KIND.
    #[arg(long, value_name = "UNIT")]
    circle: Vec<UnitArg>,
    /// As head of these circles: adds people and assigns.
    #[arg(long, requires = "circle")]
    head: bool,
}

/// A unit on the command line.
#[derive(Clone)]
struct UnitArg(UnitCode);

impl std::str::FromStr for UnitArg {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        text.parse().map(UnitArg).map_err(|_| format!("{text:?} is not written as INSTITUTION/KIND"))
    }
}

fn role(code: &str) -> Result<Role, String> {
    Role::from_code(code).ok_or_else(|| "write national, coordinator, admin or officer".into())
}

/// Makes an account and prints its password once.
pub async fn create_user(place: &Place, new: &NewUser) -> anyhow::Result<ExitCode> {
    let app = match place.keys.exists() {
        true => place.open().await?,
        // The first account of a new production system may be made before its first start.
        false => place.open_for(Purpose::Production, Arc::new(MachineClock)).await?,
    };
    let institution = InstitutionCode::new(&new.institution);
    let unit = new.unit.as_ref().map(|kind| format!("{institution}/{kind}").parse::<UnitCode>());
    let unit = unit.transpose().map_err(|_| anyhow::anyhow!("the unit is not the code of a kind of unit"))?;
    let rank = if new.head { Rank::Head } else { Rank::Member };
    let password = new_password();
    sign_in::create_staff(
        &app,
        &NewStaff {
            login: &new.login,
            name: &new.name,
            password: &password,
            seats: vec![(new.role, institution, unit)],
            circles: new.circle.iter().map(|unit| (unit.0.clone(), rank)).collect(),
        },
    )
    .await
    .context("the account was not made")?;
    println!("{}  {password}", new.login);
    println!("The password is shown this once.");
    Ok(ExitCode::SUCCESS)
}

/// Who decides where institutions keep declining.
#[derive(clap::Args)]
pub struct Marking {
    /// The name the person logs in with.
    login: String,
    /// Take the mark away again.
    #[arg(long)]
    end: bool,
}

/// Gives the arbiter's mark to a person's seat at the national desk, or takes it away.
pub async fn arbiter(place: &Place, options: &Marking) -> anyhow::Result<ExitCode> {
    let app = place.open().await?;
    let login = &options.login;
    let changed = match options.end {
        true => arbiters::unmark(&app, login).await,
        false => arbiters::mark(&app, login).await,
    };
    match (changed, options.end) {
        (Ok(0), true) => println!("{login} was no arbiter."),
        (Ok(0), false) => println!("{login} is an arbiter already."),
        (Ok(_), true) => println!("{login} is no arbiter any more."),
        (Ok(_), false) => println!("{login} is an arbiter now."),
        (Err(lapor_app::Error::NotFound), _) => {
            bail!("there is no account {login:?} with a seat at the national desk")
        }
        (Err(error), _) => return Err(error.into()),
    }
    Ok(ExitCode::SUCCESS)
}

/// Sets a new password and prints it once.
pub async fn reset_password(place: &Place, login: &str) -> anyhow::Result<ExitCode> {
    let app = place.open().await?;
    let password = new_password();
    match sign_in::set_password(&app, login, &password).await {
        Ok(()) => println!("{login}  {password}\nThe password is shown this once; every session has ended."),
        Err(lapor_app::Error::NotFound) => bail!("there is no account {login:?}"),
        Err(error) => return Err(error.into()),
    }
    Ok(ExitCode::SUCCESS)
}
