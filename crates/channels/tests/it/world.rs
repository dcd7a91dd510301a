//! What the stories share: a reporter with an address, and a mail server.

use lapor_app::jobs::deliver::{Delivered, deliver};
use lapor_app::ports::Outbound;
use lapor_app::receive::Receipt;
use lapor_channels::email::{Email, Server};
use lapor_domain::reports::{Contact, Draft};
use lapor_testkit::apps::{TestApp, draft};
use lapor_testkit::mail::MailSink;

pub const KERTEK: &str = "33.07.08.1008";
pub const REGENCY: &str = "PEMDA-33.07";
pub const POTHOLE: &str = "Jalan berlubang dalam di depan pasar";
/// An address that stands nowhere but in the vault and in the envelope.
pub const ADDRESS: &str = "kanari.zxqv@contoh.example";

pub fn email(sink: &MailSink) -> Email {
    let server = Server::at(&sink.url()).expect("a server");
    Email::new(server, "LAPOR <lapor@lapor.example>", Some("https://lapor.example/")).expect("a sender")
}

pub fn reachable(words: &str) -> Draft {
    let contact = Contact { email: ADDRESS.to_owned(), ..Contact::default() };
    Draft { contact, ..draft(words, KERTEK) }
}

pub async fn received(app: &TestApp, number: usize) -> Receipt {
    app.receives(&reachable(POTHOLE), &format!("token {number}")).await.expect("received")
}

/// Sends until nothing is due, or nothing can be sent.
pub async fn send_all(app: &TestApp, outbound: &impl Outbound) -> Delivered {
    let mut all = Delivered::default();
    loop {
        let done = deliver(app, outbound).await.expect("the records answer");
        all.taken += done.taken;
        all.sent += done.sent;
        all.refused += done.refused;
        all.dead += done.dead;
        all.lost += done.lost;
        all.is_unreachable = done.is_unreachable;
        if done.taken == 0 || done.is_unreachable {
            return all;
        }
    }
}
