//! A member of staff at a browser.

use crate::web::{Answer, Web};
use lapor_domain::actors::Role;
use lapor_domain::values::Ticket;
use lapor_testkit::apps::draft;
use lapor_words::{Lang, Words};

/// The password of everyone in tests.
pub const PASSWORD: &str = "rahasia-sekali";
/// The institution that runs the national desk.
pub const NATIONAL_DESK: &str = "KEMENPANRB";
/// A city, with its area.
pub const CITY: &str = "PEMDA-35.78";
pub const CITY_AREA: &str = "35.78";
/// Another city.
pub const OTHER_CITY: &str = "PEMDA-32.76";
/// Words that speak for no topic, so that a person routes them.
pub const VAGUE: &str = "Mohon dibantu, sudah lama begini terus dan belum ada kabar.";

/// Someone signed in.
pub struct Clerk<'w> {
    web: &'w Web,
    cookie: String,
}

/// A form of a page, as it would be sent.
pub struct Form {
    pub action: String,
    fields: Vec<(String, String)>,
}

impl Form {
    /// Types into a field.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|(known, _)| known != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }
}

impl<'w> Clerk<'w> {
    /// Signs in; a single seat is taken by that.
    pub async fn signs_in(web: &'w Web, login: &str) -> Clerk<'w> {
        let answer = sign_in(web, login, PASSWORD, &[]).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (303, "/desk"), "{}", answer.text());
        Clerk { web, cookie: cookie_of(&answer) }
    }

    /// What the browser sends along.
    pub fn cookie(&self) -> &str {
        &self.cookie
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.web.get(path, &[("cookie", &self.cookie)]).await
    }

    /// Posts a form from this site's own page.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let headers = [("cookie", self.cookie.as_str()), OWN, FORM];
        self.web.post(path, &headers, encoded(fields)).await
    }

    pub async fn sends(&self, form: &Form) -> Answer {
        let fields: Vec<(&str, &str)> =
            form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.post(&form.action, &fields).await
    }

    /// The form of a case's page whose address ends so.
    pub async fn form(&self, ticket: Ticket, path: &str) -> Form {
        let page = self.get(&address(ticket)).await;
        assert_eq!(page.status, 200, "{}", page.text());
        form_on(&page.text(), ticket, path)
    }

    /// Fills in a form, sends it, and follows where it leads.
    pub async fn does(&self, ticket: Ticket, path: &str, typed: &[(&str, &str)]) -> Answer {
        let form = self.form(ticket, path).await;
        let form = typed.iter().fold(form, |form, (name, value)| form.with(name, value));
        let answer = self.sends(&form).await;
        assert_eq!(answer.status, 303, "{path}: {}", answer.text());
        self.get(answer.header("location")).await
    }
}

const OWN: (&str, &str) = ("sec-fetch-site", "same-origin");
const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

/// Sends the sign-in form.
pub async fn sign_in(web: &Web, login: &str, password: &str, more: &[(&str, &str)]) -> Answer {
    let headers: Vec<(&str, &str)> = more.iter().copied().chain([OWN, FORM]).collect();
    web.post("/login", &headers, encoded(&[("login", login), ("password", password)])).await
}

/// The cookie that an answer sets, as a browser sends it back.
pub fn cookie_of(answer: &Answer) -> String {
    answer.header("set-cookie").split(';').next().unwrap_or_default().to_owned()
}

/// The sentence of a refusal, as it stands on a page.
pub fn refused(code: &str) -> String {
    Words::new(Lang::Id).named("refusal", code)
}

pub fn address(ticket: Ticket) -> String {
    format!("/desk/cases/{ticket}")
}

/// The form of a page with this address, with what it carries unseen.
pub fn form_on(page: &str, ticket: Ticket, path: &str) -> Form {
    let action = format!("{}/{path}", address(ticket));
    let start = page.find(&format!("action=\"{action}\"")).unwrap_or_else(|| panic!("no {path} on {page}"));
    let form = page[start..].split("</form>").next().unwrap_or_default();
    let hidden = form.split("<input type=\"hidden\"").skip(1);
    let fields = hidden.map(|input| (attribute(input, "name"), attribute(input, "value"))).collect();
    Form { action, fields }
}

fn attribute(tag: &str, name: &str) -> String {
    let rest = tag.split_once(&format!("{name}=\"")).map(|(_, rest)| rest).unwrap_or_default();
    rest.split('"').next().unwrap_or_default().to_owned()
}

fn encoded(fields: &[(&str, &str)]) -> String {
    let encode = |text: &str| -> String {
        text.bytes()
            .map(|byte| match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
                other => format!("%{other:02X}"),
            })
            .collect()
    };
    let pairs: Vec<String> =
        fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
    pairs.join("&")
}

impl Web {
    /// A national admin and the people of one city.
    pub async fn opens_desks(&self) {
        self.app.staff("nasional", Role::National, NATIONAL_DESK).await;
        self.app.staff("admin", Role::Admin, CITY).await;
        self.app.staff("petugas", Role::Officer, CITY).await;
    }

    /// A report that waits at the national desk.
    pub async fn waits_at_the_desk(&self, token: &str) -> Ticket {
        self.app.receives(&draft(VAGUE, CITY_AREA), token).await.expect("a report").ticket
    }
}
