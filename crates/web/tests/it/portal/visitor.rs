//! A citizen at a browser without scripts: one page at a time, its form, and the cookies.

use crate::web::{Answer, Web};
use lapor_domain::values::Ticket;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// A city, with its area and its name.
pub const CITY: &str = "PEMDA-35.78";
pub const CITY_AREA: &str = "35.78";
/// Words that speak for no topic, so that a person routes them.
pub const VAGUE: &str = "Mohon dibantu, sudah lama begini terus dan belum ada kabar.";

/// A citizen.
pub struct Visitor<'w> {
    web: &'w Web,
    cookies: RefCell<BTreeMap<String, String>>,
    /// Every page so far, with the step it showed.
    pub pages: RefCell<Vec<String>>,
    /// The fields of the form at hand.
    form: RefCell<Form>,
}

#[derive(Clone, Default)]
struct Form {
    action: String,
    fields: Vec<(String, String)>,
}

impl<'w> Visitor<'w> {
    pub fn new(web: &'w Web) -> Visitor<'w> {
        Visitor { web, cookies: RefCell::default(), pages: RefCell::default(), form: RefCell::default() }
    }

    /// Comes to the home page.
    pub async fn comes(web: &'w Web) -> Visitor<'w> {
        let visitor = Visitor::new(web);
        visitor.get("/").await;
        visitor
    }

    pub async fn get(&self, path: &str) -> Answer {
        let cookie = self.cookie();
        let answer = self.web.get(path, &[("cookie", &cookie)]).await;
        self.keeps(answer)
    }

    /// Posts as the browser would, and follows where it leads.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let answer = self.post_only(path, fields).await;
        match answer.status.as_u16() {
            303 => self.get(answer.header("location")).await,
            _ => answer,
        }
    }

    /// Posts, and stays where that is.
    pub async fn post_only(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let cookie = self.cookie();
        let headers = [
            ("cookie", cookie.as_str()),
            ("sec-fetch-site", "same-origin"),
            ("content-type", "application/x-www-form-urlencoded"),
        ];
        let answer = self.web.post(path, &headers, encoded(fields)).await;
        self.keeps(answer)
    }

    /// Types into a field of the form, or chooses in it.
    pub fn types(&self, name: &str, value: &str) -> &Self {
        let mut form = self.form.borrow_mut();
        form.fields.retain(|(known, _)| known != name);
        form.fields.push((name.to_owned(), value.to_owned()));
        drop(form);
        self
    }

    /// What a field of the form holds.
    pub fn holds(&self, name: &str) -> String {
        let form = self.form.borrow();
        form.fields
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.clone())
            .unwrap_or_default()
    }

    /// Presses a button of the form.
    pub async fn presses(&self, go: &str) -> Answer {
        self.presses_named("go", go).await
    }

    pub async fn presses_named(&self, name: &str, value: &str) -> Answer {
        let form = self.form.borrow().clone();
        let mut fields: Vec<(&str, &str)> =
            form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        if !name.is_empty() {
            fields.push((name, value));
        }
        self.post(&form.action, &fields).await
    }

    /// Writes into the form of the case's page that goes to `action`, and sends it.
    pub async fn does(&self, action: &str, text: &str) -> Answer {
        self.chooses(action, "text", text).await
    }

    /// Fills in one field of the form of the case's page that goes to `action`, and sends it.
    pub async fn chooses(&self, action: &str, field: &str, value: &str) -> Answer {
        let page = self.page();
        *self.form.borrow_mut() =
            form_to(&page, action).unwrap_or_else(|| panic!("no form {action} on {page}"));
        self.types(field, value);
        self.presses_named("", "").await
    }

    /// Fills in the form of the case's page that goes to `action`, and sends it.
    pub async fn sends(&self, action: &str, fields: &[(&str, &str)]) -> Answer {
        let page = self.page();
        *self.form.borrow_mut() =
            form_to(&page, action).unwrap_or_else(|| panic!("no form {action} on {page}"));
        for (field, value) in fields {
            self.types(field, value);
        }
        self.presses_named("", "").await
    }

    /// The page before their eyes.
    pub fn page(&self) -> String {
        self.pages.borrow().last().cloned().unwrap_or_default()
    }

    /// Whether the page has a form to this address.
    pub fn may(&self, action: &str) -> bool {
        form_to(&self.page(), action).is_some()
    }

    /// Goes from the home page to the last step.
    pub async fn fills(&self, words: &str, area: &str) {
        self.get("/").await;
        self.types("words", words).presses("next").await;
        self.types("area", area).presses("next").await;
        self.presses("next").await;
        self.presses("next").await;
    }

    /// Sends a report; gives its numbers. The browser is then on the page that shows them.
    pub async fn reports(&self, words: &str, area: &str) -> (Ticket, String) {
        self.fills(words, area).await;
        let answer = self.presses("send").await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        self.numbers()
    }

    /// The numbers on the page after sending.
    pub fn numbers(&self) -> (Ticket, String) {
        (self.holds("ticket").parse().expect("a ticket"), self.holds("code"))
    }

    /// Opens a case by its numbers.
    pub async fn opens(&self, ticket: Ticket, code: &str) -> Answer {
        self.post("/track", &[("ticket", &ticket.to_string()), ("code", code)]).await
    }

    fn cookie(&self) -> String {
        let cookies = self.cookies.borrow();
        cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    fn keeps(&self, answer: Answer) -> Answer {
        for line in answer.headers.get_all("set-cookie") {
            let line = line.to_str().expect("a cookie");
            let (name, value) = line.split(';').next().and_then(|pair| pair.split_once('=')).expect("a pair");
            match value {
                "" => self.cookies.borrow_mut().remove(name),
                value => self.cookies.borrow_mut().insert(name.to_owned(), value.to_owned()),
            };
        }
        let page = answer.text();
        if let Some(form) = form_to(&page, "/report").or_else(|| form_to(&page, "/track")) {
            *self.form.borrow_mut() = form;
        }
        self.pages.borrow_mut().push(page);
        answer
    }
}

/// The form of a page that goes to `action`, with all it would send.
fn form_to(page: &str, action: &str) -> Option<Form> {
    let start = page.find(&format!("action=\"{action}\""))?;
    let form = page[start..].split("</form>").next()?;
    let mut fields = Vec::new();
    let mut list = String::new();
    for tag in form.split('<').skip(1) {
        let (tag, text) = tag.split_once('>').unwrap_or((tag, ""));
        let name = attribute(tag, "name");
        let is_unset =
            matches!(attribute(tag, "type").as_str(), "radio" | "checkbox") && !tag.contains(" checked");
        if tag.starts_with("input") && !is_unset {
            fields.push((name, attribute(tag, "value")));
        } else if tag.starts_with("textarea") {
            fields.push((name, unescaped(text)));
        } else if tag.starts_with("select") {
            list = name;
        } else if tag.starts_with("option") && tag.contains(" selected") {
            fields.push((list.clone(), attribute(tag, "value")));
        }
    }
    Some(Form { action: action.to_owned(), fields })
}

fn attribute(tag: &str, name: &str) -> String {
    let rest = tag.split_once(&format!(" {name}=\"")).map(|(_, rest)| rest).unwrap_or_default();
    unescaped(rest.split('"').next().unwrap_or_default())
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

pub fn encoded(fields: &[(&str, &str)]) -> String {
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
