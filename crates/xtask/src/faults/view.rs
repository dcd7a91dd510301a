//! Everything that people see of a small installation: so that two states can be told apart.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::Context;
use ureq::Agent;
use ureq::http::header::{COOKIE, SET_COOKIE};

use super::client::{Client, in_parallel};
use super::country::Country;
use super::load::Sent;

/// What was seen, by name. A status stands for a page that was refused.
pub type View = BTreeMap<String, Result<String, u16>>;

/// Login and password.
pub type Account = (String, String);

/// Who looks.
pub struct Onlooker<'a> {
    /// What was sent, with its receipts.
    pub sent: &'a [Sent],
    /// What the reports are about.
    pub country: &'a Country,
    /// Members of staff.
    pub staff: &'a [Account],
}

impl Onlooker<'_> {
    /// Looks at everything: each report opened and sent again, and each desk.
    pub fn look(&self, address: &str) -> View {
        let client = Client::of(address);
        let mut view: View =
            in_parallel(self.sent, |one| self.look_at(&client, one)).into_iter().flatten().collect();
        for (login, password) in self.staff {
            let desk = Desk::of(address);
            let seen = desk.enter(login, password).and_then(|cookie| desk.show(&cookie));
            view.insert(format!("desk of {login}"), seen);
        }
        view
    }

    fn look_at(&self, client: &Client, one: &Sent) -> [(String, Result<String, u16>); 2] {
        let receipt = one.first.as_ref().expect("only what was acknowledged is looked at");
        let opened = client.open_whole(&receipt.ticket, &receipt.code).map_err(|refusal| refusal.status());
        let again = client.send(&one.key, &one.report.body(self.country, one.email.as_deref()));
        let again = again.map(|again| format!("{} {} {}", again.ticket, again.code, again.is_repeat));
        let again = again.map_err(|trouble| trouble.status());
        let opened = opened.map(|opened| opened.to_string());
        [(format!("{} opened", one.key), opened), (format!("{} sent again", one.key), again)]
    }
}

/// Stands for an answer that did not come.
const NO_ANSWER: u16 = 0;

/// The pages of a desk.
struct Desk<'a> {
    agent: Agent,
    address: &'a str,
}

impl<'a> Desk<'a> {
    fn of(address: &'a str) -> Self {
        let config = Agent::config_builder().http_status_as_error(false).max_redirects(0).proxy(None);
        let agent = config.timeout_global(Some(Duration::from_secs(60))).build().new_agent();
        Self { agent, address }
    }

    /// Signs in; gives the cookie.
    fn enter(&self, login: &str, password: &str) -> Result<String, u16> {
        let form = [("login", login), ("password", password)];
        let answer = self.agent.post(format!("{}/login", self.address)).send_form(form);
        let answer = answer.map_err(|_| NO_ANSWER)?;
        let cookie = answer.headers().get(SET_COOKIE).and_then(|cookie| cookie.to_str().ok());
        let cookie = cookie.and_then(|cookie| cookie.split(';').next()).map(str::to_owned);
        cookie.ok_or(answer.status().as_u16())
    }

    /// The list of cases.
    fn show(&self, cookie: &str) -> Result<String, u16> {
        let asked = self.agent.get(format!("{}/desk", self.address)).header(COOKIE, cookie).call();
        let mut answer = asked.map_err(|_| NO_ANSWER)?;
        match answer.status().as_u16() {
            200 => answer.body_mut().read_to_string().map_err(|_| NO_ANSWER),
            status => Err(status),
        }
    }
}

/// What changed between two views.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Nothing.
    None,
    /// Something was refused, openly: a mistake of ours, or not now.
    Refused,
    /// Something else was shown, or what is there was denied.
    Wrong(String),
}

/// Compares a view with the one it should be. What is not stable is left out.
pub fn compare(should: &View, is: &View, unstable: &[String]) -> Change {
    let mut change = Change::None;
    for (name, expected) in should.iter().filter(|(name, _)| !unstable.contains(name)) {
        match is.get(name) {
            Some(seen) if seen == expected => {}
            Some(Err(status)) if *status >= 500 => change = Change::Refused,
            seen => return Change::Wrong(format!("{name}: {}", shown(seen))),
        }
    }
    change
}

fn shown(seen: Option<&Result<String, u16>>) -> String {
    match seen {
        None => "not there".into(),
        Some(Err(NO_ANSWER)) => "no answer".into(),
        Some(Err(status)) => format!("status {status}"),
        Some(Ok(_)) => "something else".into(),
    }
}

/// What differs between two looks at the same state.
pub fn unstable(one: &View, other: &View) -> Vec<String> {
    one.iter().filter(|(name, seen)| other.get(*name) != Some(seen)).map(|(name, _)| name.clone()).collect()
}

/// Login and password, as `lapor admin create-user` prints them.
///
/// # Errors
/// When it prints something else.
pub fn account_in(said: &str) -> anyhow::Result<Account> {
    let mut words = said.lines().next().unwrap_or_default().split_whitespace();
    let both = words.next().zip(words.next()).context("no account was printed")?;
    Ok((both.0.to_owned(), both.1.to_owned()))
}
