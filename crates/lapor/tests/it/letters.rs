//! Letters leave while the program serves; whom they go to is known to the mail server alone.

use crate::program::{Served, on_both};
use lapor_testkit::mail::{Authority, Line, MailSink, Mood};
use std::time::{Duration, Instant};

const ADDRESS: &str = "kenari.surat+zzyq@contoh-aneh.id";

fn send(server: &Served) {
    let body = format!(
        "{{\"words\":\"Jalan berlubang dalam di depan pasar\",\"area\":\"33.07.08.1008\",\"contact\":{{\"email\":\"{ADDRESS}\"}}}}"
    );
    let answer = server.ask("POST /api/v1/reports", &body);
    assert!(answer.contains("access_code"), "{answer}");
}

/// Waits until something holds.
fn until(what: &str, holds: impl Fn() -> bool) {
    let end = Instant::now() + Duration::from_secs(60);
    while !holds() {
        assert!(Instant::now() < end, "{what} takes too long");
        std::thread::sleep(Duration::from_millis(100));
    }
}

#[test]
fn letters_wait_are_refused_and_leave_without_a_trace_of_the_address() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    on_both(|place| {
        let sink = runtime.block_on(MailSink::start());
        let server = place.serve();
        send(&server);
        until("the start", || server.said().contains("no mail server is set"));
        let mut said = server.said();
        drop(server);
        let listed = place.run(&["jobs", "list"]);
        assert!(listed.contains("1 wait: no mail server is set") && listed.contains("Received"), "{listed}");
        said += &listed;

        sink.is(Mood::Refusing(550));
        let mail = ["--smtp", &sink.url(), "--mail-from", "lapor@lapor.example"];
        let server = place.serve_with(&mail);
        until("the refusal", || place.run(&["jobs", "list"]).contains("smtp-550"));
        sink.is(Mood::Taking);
        send(&server);
        until("the letter", || sink.taken().len() == 1);
        assert_eq!(sink.taken()[0].to, ADDRESS);
        said += &server.said();
        said += &place.run(&["jobs", "list"]);
        said += &place.run(&["jobs", "list", "--dead"]);
        said += &place.run(&["jobs", "retry", "--all"]);
        said += &place.fail(&["jobs", "retry", "5"]);
        assert!(said.contains("0 will be tried again"));
        assert!(!said.contains(ADDRESS) && !said.contains("kenari.surat"), "the address is in the log");
        let records = String::from_utf8_lossy(&place.records()).into_owned();
        assert!(!records.contains("kenari.surat"), "the address is in the records");
    });
}

#[test]
fn the_work_can_be_left_to_another_process() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    on_both(|place| {
        let sink = runtime.block_on(MailSink::start());
        let server = place.serve_with(&["--no-work"]);
        until("the start", || server.said().contains("left to `lapor work`"));
        send(&server);
        assert_eq!(sink.taken().len(), 0);
        let worker = place.work_with(&["--smtp", &sink.url(), "--mail-from", "lapor@lapor.example"]);
        until("the letter", || sink.taken().len() == 1);
        until("the note", || place.run(&["jobs", "list"]).contains("0 wait"));
        drop(worker);
    });
}

#[test]
fn a_list_needs_no_sender_and_may_be_cut_short() {
    on_both(|place| {
        drop(place.serve());
        let listed = place.run(&["jobs", "list", "--smtp", "smtp://127.0.0.1:25"]);
        assert!(listed.contains("0 wait and will be sent"), "{listed}");
        let refused = place.fail(&["work", "--smtp", "smtp://127.0.0.1:25"]);
        assert!(refused.contains("--mail-from"), "{refused}");
        for command in [&["jobs", "list"][..], &["doctor"], &["verify"]] {
            let (code, complained) = place.run_unread(command);
            assert_eq!((code, complained.as_str()), (Some(141), ""), "{command:?}");
        }
    });
}

#[test]
fn a_mail_server_of_ones_own_is_known_by_its_certificate_and_another_gets_nothing() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    on_both(|place| {
        let authority = Authority::new();
        let file = place.file("ca.pem", &authority.pem());
        let mail = |sink: &MailSink| {
            ["--smtp", &sink.url(), "--mail-from", "lapor@lapor.example", "--smtp-ca", &file]
                .map(str::to_owned)
        };
        let stranger = Line::StartTls(Authority::new().vouches_for("127.0.0.1"));
        let stranger = runtime.block_on(MailSink::speaking(stranger));
        let server = place.serve_with(&mail(&stranger).each_ref().map(String::as_str));
        send(&server);
        until("the distrust", || place.run(&["jobs", "list"]).contains("smtp-certificate"));
        drop(server);
        assert!(stranger.taken().is_empty() && !stranger.heard().contains(&"MAIL".to_owned()));

        let own = Line::StartTls(authority.vouches_for("127.0.0.1"));
        let own = runtime.block_on(MailSink::speaking(own));
        let _server = place.serve_with(&mail(&own).each_ref().map(String::as_str));
        until("the letter", || own.taken().len() == 1);
        assert_eq!(own.taken()[0].to, ADDRESS);
    });
}

#[test]
fn a_file_without_a_certificate_is_named_before_anything_starts() {
    on_both(|place| {
        drop(place.serve());
        let empty = place.file("empty.pem", "");
        let missing = place.path("missing.pem");
        for file in [&empty, &missing] {
            let mail = ["work", "--smtp", "smtp://127.0.0.1:25", "--mail-from", "lapor@lapor.example"];
            let refused = place.fail(&[&mail[..], &["--smtp-ca", file]].concat());
            assert!(refused.contains("--smtp-ca") && refused.contains(file.as_str()), "{refused}");
        }
    });
}
