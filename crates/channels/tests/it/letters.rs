//! What a reporter gets.

use crate::world::{ADDRESS, REGENCY, email, reachable, received, send_all};
use lapor_app::jobs::deliver::deliver;
use lapor_app::receive::Receipt;
use lapor_domain::actors::{Actor, Rank, Role};
use lapor_domain::cases::commands::Command;
use lapor_domain::cases::notices::News;
use lapor_domain::reports::{Draft, Secrecy};
use lapor_domain::routing::book::RoutingBook;
use lapor_testkit::apps::{answer, ask, progress, reply, route_to_unit, start, with_app};
use lapor_testkit::databases::sent_by;
use lapor_testkit::mail::{MailSink, Taken};
use lapor_words::{Lang, Words};

#[test]
fn a_reporter_is_told_of_receipt_question_and_answer_in_one_thread() {
    with_app(|app| async move {
        let sink = MailSink::start().await;
        let email = email(&sink);
        let (_, officer) = app.connect(REGENCY).await;
        let Receipt { ticket, access_code, .. } = received(&app, 1).await;
        assert_eq!(send_all(&app, &email).await.sent, 1, "one letter for receipt and routing");
        let question = ask("Di dekat toko <b>mana</b>, Pak Jaka & Bu Ñandú?");
        app.says(ticket, &officer, &question).await.expect("asked");
        app.says(ticket, &Actor::Reporter, &reply("Toko Makmur.")).await.expect("replied");
        app.says(ticket, &officer, &start("Kami periksa.")).await.expect("started");
        app.says(ticket, &officer, &answer("Lubang sudah ditambal.")).await.expect("answered");
        send_all(&app, &email).await;

        let letters = sink.taken();
        let words = Words::new(Lang::Id);
        let wanted = [News::Received, News::Asked, News::Started, News::Answered];
        let subjects: Vec<String> = letters.iter().filter_map(|letter| letter.header("Subject")).collect();
        assert_eq!(subjects, wanted.map(|news| format!("[{ticket}] {}", words.news(news))));
        for letter in &letters {
            assert_eq!(letter.to, ADDRESS);
            assert_eq!(letter.header("From").as_deref(), Some("LAPOR <lapor@lapor.example>"));
            assert_eq!(letter.header("Auto-Submitted").as_deref(), Some("auto-generated"));
            assert!(letter.header("Date").is_some());
            let kind = letter.header("Content-Type").unwrap_or_default();
            assert!(kind.starts_with("multipart/alternative"), "{kind}");
            let text = letter.readable();
            assert!(text.contains("text/plain") && text.contains("text/html"), "{text}");
            assert!(text.contains(&ticket.to_string()) && text.contains("https://lapor.example/track"));
            let code = access_code.digits();
            let groups: Vec<&str> = (0..5).map(|nth| &code[nth * 4..nth * 4 + 4]).collect();
            assert!(!text.contains(&groups.join("-")) && !text.contains(&groups.join(" ")));
            assert!(!text.contains(access_code.digits()), "whoever reads the mail opens nothing");
        }
        let (first, later) = letters.split_first().expect("letters");
        let name = first.message_id();
        assert!(name.starts_with(&format!("<{}.1.", ticket.to_string().replace('-', ""))), "{name}");
        assert!(name.ends_with("@lapor.example>"), "{name}");
        assert_eq!((first.header("In-Reply-To"), first.header("References")), (None, None));
        for letter in later {
            assert_eq!(letter.header("In-Reply-To").as_ref(), Some(&name));
            assert_eq!(letter.header("References").as_ref(), Some(&name));
        }
        let asked = letters[1].readable();
        assert!(asked.contains("Di dekat toko <b>mana</b>, Pak Jaka & Bu Ñandú?"), "{asked}");
        assert!(asked.contains("toko &lt;b&gt;mana&lt;/b&gt;, Pak Jaka &amp; Bu Ñandú?"), "{asked}");
        let answered = letters[3].readable();
        assert!(answered.contains("Lubang sudah ditambal.") && answered.contains("Wonosobo"), "{answered}");
        assert!(!answered.contains("Toko Makmur"), "their own words are not sent back");
        assert!(answered.contains("2026"), "by when: {answered}");
    });
}

const BRIBE: &str = "Camat meminta setoran dari dana hibah, kegiatannya fiktif dan uangnya dikorupsi.";
const INSPECTORATE: &str = "PEMDA-33.07/INSPEKTORAT";

#[test]
fn of_a_secret_case_no_letter_tells_more_than_that_there_is_news() {
    with_app(|app| async move {
        let sink = MailSink::start().await;
        let email = email(&sink);
        app.connect(REGENCY).await;
        let sari = Actor::Staff(app.staff("sari", Role::National, "KEMENPANRB").await);
        let seat = (Role::Officer, REGENCY, Some(INSPECTORATE));
        let head = Actor::Staff(app.staff_with("head", seat, &[(INSPECTORATE, Rank::Head)]).await);
        let sent = Draft { secrecy: Some(Secrecy::Secret), ..reachable(BRIBE) };
        let case = app.receives(&sent, "secret").await.expect("received").case;
        app.says(case.ticket, &sari, &route_to_unit(INSPECTORATE)).await.expect("routed");
        app.says(case.ticket, &head, &start("Kami periksa Camat.")).await.expect("started");
        app.says(case.ticket, &head, &progress("Camat diperiksa.")).await.expect("told");
        app.says(case.ticket, &head, &answer("Camat dihukum.")).await.expect("answered");
        send_all(&app, &email).await;

        let letters = sink.taken();
        assert_eq!(letters.len(), 5);
        let words = Words::new(Lang::Id);
        let book = app.book();
        let topic = case.topic.and_then(|code| book.rulebook.topic(&code)).expect("a topic");
        let told: Vec<String> = letters.iter().map(shown).collect();
        for (letter, text) in letters.iter().zip(&told) {
            let subject = format!("[{}] {}", case.ticket, words.word("mail-secret-news"));
            assert_eq!(letter.header("Subject"), Some(subject));
            for word in [
                "Camat",
                "setoran",
                "hibah",
                "fiktif",
                "korupsi",
                "periksa",
                "dihukum",
                "Wonosobo",
                "Inspektorat",
                &topic.name,
                topic.code.as_str(),
            ] {
                assert!(!text.contains(word), "{word}: {text}");
            }
        }
        assert!(told.iter().all(|text| text == &told[0]), "what happened can't be told from the letter");
    });
}

#[test]
fn for_a_letter_about_a_secret_case_nothing_is_read_but_its_envelope() {
    with_app(|app| async move {
        let sink = MailSink::start().await;
        let email = email(&sink);
        let sent = Draft { secrecy: Some(Secrecy::Secret), ..reachable(BRIBE) };
        app.receives(&sent, "secret").await.expect("received");
        let (done, statements) = sent_by(send_all(&app, &email)).await;
        assert_eq!(done.sent, 1);
        let read = |name: &&&str| !name.contains("outbox::") || name.contains("ENVELOPE");
        let read: Vec<_> = statements.iter().filter(read).collect();
        assert_eq!(read, [&"lapor_store::outbox::ENVELOPE"]);
    });
}

#[test]
fn a_letter_reads_as_much_after_a_long_life_as_after_a_short_one() {
    with_app(|app| async move {
        let sink = MailSink::start().await;
        let email = email(&sink);
        let (_, officer) = app.connect(REGENCY).await;
        let ticket = received(&app, 1).await.ticket;
        send_all(&app, &email).await;
        app.says(ticket, &officer, &start("Kami periksa.")).await.expect("started");
        let mut counts = Vec::new();
        for _ in 0..4 {
            app.says(ticket, &officer, &progress("Bahan dipesan.")).await.expect("told");
            let (done, statements) = sent_by(deliver(&app, &email)).await;
            assert_eq!(done.expect("sent").sent, 1);
            counts.push(statements.len());
        }
        assert!(counts.iter().all(|count| *count == counts[0] && *count > 0), "{counts:?}");
    });
}

/// What the letters of one case have in common: all but Date, Message-ID, threading and boundary.
fn shown(letter: &Taken) -> String {
    let text = letter.readable();
    let boundary = text.split("boundary=\"").nth(1).and_then(|rest| rest.split('"').next());
    let text = text.replace(boundary.unwrap_or("no boundary"), "…");
    let differs = ["Date:", "Message-ID:", "In-Reply-To:", "References:"];
    let is_same = |line: &&str| !differs.iter().any(|field| line.starts_with(field));
    text.lines().filter(is_same).collect::<Vec<_>>().join("\n")
}

#[test]
fn letters_are_said_in_english_too() {
    with_app(|app| async move {
        let sink = MailSink::start().await;
        let email = email(&sink).speaking(Lang::En);
        app.connect(REGENCY).await;
        let ticket = received(&app, 1).await.ticket;
        send_all(&app, &email).await;
        let letter = sink.taken().remove(0);
        assert_eq!(letter.header("Subject"), Some(format!("[{ticket}] We have received your report")));
        assert!(letter.readable().contains("lang=\"en\""));
    });
}

#[test]
fn whoever_has_taken_their_address_back_gets_nothing() {
    with_app(|app| async move {
        let sink = MailSink::start().await;
        let email = email(&sink);
        let case = received(&app, 1).await.case;
        app.forgets_address(&case).await;
        let done = send_all(&app, &email).await;
        assert_eq!((done.sent, done.dead, sink.taken().len()), (0, 1, 0));
    });
}

#[test]
fn closed_by_the_reporter_is_told_too() {
    with_app(|app| async move {
        let sink = MailSink::start().await;
        let email = email(&sink);
        let (_, officer) = app.connect(REGENCY).await;
        let ticket = received(&app, 1).await.ticket;
        app.says(ticket, &officer, &answer("Selesai.")).await.expect("answered");
        app.says(ticket, &Actor::Reporter, &Command::Confirm).await.expect("confirmed");
        send_all(&app, &email).await;
        let last = sink.taken().pop().and_then(|letter| letter.header("Subject"));
        assert_eq!(last, Some(format!("[{ticket}] {}", Words::new(Lang::Id).news(News::Closed))));
    });
}
