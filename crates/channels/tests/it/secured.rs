//! Letters leave under TLS to the server that was meant, or not at all.

use crate::world::{ADDRESS, received, send_all};
use lapor_app::jobs::letters::{self, Shelf};
use lapor_channels::email::{AddressError, Email, Server, Trust};
use lapor_testkit::apps::{TestApp, with_app};
use lapor_testkit::mail::{Authority, Line, MailSink};

/// Where test servers are reached.
const HERE: &str = "127.0.0.1";

fn email(url: &str, authority: &Authority) -> Email {
    let server = Server::trusting(url, Trust::Own(authority.pem().as_bytes())).expect("a server");
    Email::new(server, "LAPOR <lapor@lapor.example>", None).expect("a sender")
}

/// Whether a conversation was begun about a letter.
fn was_told_of_a_letter(sink: &MailSink) -> bool {
    sink.heard().iter().any(|verb| ["AUTH", "MAIL", "RCPT", "DATA"].contains(&verb.as_str()))
}

/// The server gets nothing, and the letter stays owed with this trouble and no attempt against it.
async fn gets_nothing(app: &TestApp, sink: &MailSink, email: &Email, trouble: &str) {
    let done = send_all(app, email).await;
    assert!(done.is_unreachable && done.sent == 0, "{trouble}: {done:?}");
    assert!(!was_told_of_a_letter(sink) && sink.taken().is_empty(), "{trouble}: {:?}", sink.heard());
    let owed = letters::list(app, Shelf::Waiting, 10).await.expect("listed");
    let told: Vec<_> = owed.iter().map(|letter| (letter.attempts, letter.last_error.as_deref())).collect();
    assert_eq!(told, [(0, Some(trouble))]);
}

#[test]
fn a_letter_arrives_after_going_over_to_tls_and_under_tls_from_the_start() {
    with_app(|app| async move {
        let authority = Authority::new();
        let lines = [Line::StartTls(authority.vouches_for(HERE)), Line::Tls(authority.vouches_for(HERE))];
        for (nth, line) in lines.into_iter().enumerate() {
            let sink = MailSink::speaking(line).await;
            received(&app, nth).await;
            assert_eq!(send_all(&app, &email(&sink.url(), &authority)).await.sent, 1);
            assert_eq!(sink.taken()[0].to, ADDRESS);
            let heard = sink.heard();
            let first = heard.iter().position(|verb| verb == "MAIL").expect("a letter");
            let asked = heard.iter().position(|verb| verb == "STARTTLS");
            assert_eq!(asked.is_some(), nth == 0, "{heard:?}");
            assert!(asked.is_none_or(|asked| asked < first), "{heard:?}");
        }
    });
}

#[test]
fn a_server_that_nobody_vouches_for_gets_nothing() {
    with_app(|app| async move {
        let (ours, other) = (Authority::new(), Authority::new());
        received(&app, 1).await;
        for line in [Line::StartTls(other.vouches_for(HERE)), Line::Tls(other.vouches_for(HERE))] {
            let sink = MailSink::speaking(line).await;
            gets_nothing(&app, &sink, &email(&sink.url(), &ours), "smtp-certificate").await;
        }
        // Nor does one that only our own authority knows, while the public ones are asked.
        let sink = MailSink::speaking(Line::Tls(ours.vouches_for(HERE))).await;
        let public = Server::at(&sink.url()).expect("a server");
        let public = Email::new(public, "lapor@lapor.example", None).expect("a sender");
        gets_nothing(&app, &sink, &public, "smtp-certificate").await;
    });
}

#[test]
fn a_server_of_another_name_gets_nothing() {
    with_app(|app| async move {
        let authority = Authority::new();
        received(&app, 1).await;
        for name in ["surat.example", "127.0.0.2"] {
            for line in [Line::StartTls(authority.vouches_for(name)), Line::Tls(authority.vouches_for(name))]
            {
                let sink = MailSink::speaking(line).await;
                gets_nothing(&app, &sink, &email(&sink.url(), &authority), "smtp-certificate").await;
            }
        }
    });
}

#[test]
fn a_server_that_offers_no_encryption_gets_nothing_and_the_letter_leaves_once_it_does() {
    with_app(|app| async move {
        let authority = Authority::new();
        received(&app, 1).await;
        let open = MailSink::start().await;
        gets_nothing(&app, &open, &email(&open.url(), &authority), "smtp-no-starttls").await;
        // One that breaks off in the middle of it, because it speaks no TLS at all.
        let dumb = MailSink::start().await;
        let url = dumb.url().replace("smtp://", "smtps://");
        gets_nothing(&app, &dumb, &email(&url, &authority), "smtp-tls").await;
        let sink = MailSink::speaking(Line::StartTls(authority.vouches_for(HERE))).await;
        assert_eq!(
            send_all(&app, &email(&sink.url(), &authority)).await.sent,
            1,
            "nothing was lost by waiting"
        );
    });
}

#[test]
fn what_is_no_certificate_is_refused_before_anything_is_sent() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let broken = "-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n";
        for pem in ["", "no certificate", broken] {
            for url in ["smtp://127.0.0.1:25", "smtps://surat.example"] {
                let refused = Server::trusting(url, Trust::Own(pem.as_bytes())).err();
                assert_eq!(refused, Some(AddressError::Authority), "{url}: {pem}");
            }
        }
    });
}
