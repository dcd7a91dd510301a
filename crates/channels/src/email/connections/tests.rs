use super::{Connections, Failed, LETTERS, Line, Patience, Way};
use crate::email::trouble::Trouble;
use lapor_testkit::mail::MailSink;
use lettre::address::Envelope;
use lettre::transport::smtp::authentication::Credentials;
use std::collections::BTreeSet;
use std::future::pending;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;

/// Longer than any of these tests.
const LONG: Duration = Duration::from_secs(3600);
/// As soon as nothing more comes.
const SOON: Duration = Duration::from_millis(200);

const UNHURRIED: Patience = Patience { step: LONG, letter: LONG, question: LONG, rest: LONG };

/// Instead of an answer: the server says nothing more, and does not hang up either.
const SILENCE: &str = "silence";
/// Instead of an answer: the server hangs up.
const HANG_UP: &str = "hang up";

const GREETED: [&str; 2] = ["220 sink", "250 sink"];
const TAKEN: [&str; 4] = ["250 ok", "250 ok", "354 go on", "250 taken"];
/// What the server hears of one letter.
const HEARD: [&str; 4] = ["MAIL", "RCPT", "DATA", "."];

/// A server that answers the lines of one connection after the other as its scripts say, and hangs up at the end of each.
struct Scripted {
    port: u16,
    heard: Arc<Mutex<Vec<Vec<String>>>>,
    hears: Arc<Notify>,
}

impl Scripted {
    async fn playing(scripts: Vec<Vec<&'static str>>) -> Scripted {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let (heard, hears) = (Arc::<Mutex<Vec<Vec<String>>>>::default(), Arc::new(Notify::new()));
        let ears = (Arc::clone(&heard), Arc::clone(&hears));
        tokio::spawn(async move {
            for (nth, script) in scripts.into_iter().enumerate() {
                let (stream, _) = listener.accept().await.expect("a connection");
                ears.0.lock().expect("unbroken").push(Vec::new());
                let (heard, hears) = ears.clone();
                let hear = move |verb: String| {
                    heard.lock().expect("unbroken")[nth].push(verb);
                    hears.notify_one();
                };
                // A client that hangs up is none of the server's business.
                tokio::spawn(async move { play(stream, script, hear).await.ok() });
            }
        });
        Scripted { port, heard, hears }
    }

    fn way(&self, patience: Patience) -> Way {
        Way { host: "127.0.0.1".into(), port: self.port, line: Line::Open, credentials: None, patience }
    }

    fn connections(&self, patience: Patience) -> Connections {
        Connections::by(self.way(patience))
    }

    /// The first words of what it heard on each connection after the greeting.
    fn heard(&self) -> Vec<Vec<String>> {
        self.heard.lock().expect("unbroken").iter().map(|verbs| verbs[1..].to_vec()).collect()
    }

    async fn hears(&self, verb: &str) {
        let is_heard = || self.heard.lock().expect("unbroken").iter().flatten().any(|heard| heard == verb);
        while !is_heard() {
            self.hears.notified().await;
        }
    }
}

async fn play(stream: TcpStream, script: Vec<&str>, hear: impl Fn(String)) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    let mut before = "";
    for answer in script {
        if !before.is_empty() {
            let mut line = String::new();
            loop {
                line.clear();
                if stream.read_line(&mut line).await? == 0 {
                    return Ok(());
                }
                if !before.starts_with("354") || line == ".\r\n" {
                    break;
                }
            }
            hear(line.split([' ', ':']).next().unwrap_or_default().trim().to_owned());
        }
        match answer {
            SILENCE => pending().await,
            HANG_UP => return Ok(()),
            _ => stream.write_all(format!("{answer}\r\n").as_bytes()).await?,
        }
        before = answer;
    }
    Ok(())
}

fn script(parts: &[&[&'static str]]) -> Vec<&'static str> {
    parts.concat()
}

async fn send(connections: &Connections) -> Result<(), Failed> {
    send_about(connections, "Halo").await
}

async fn send_about(connections: &Connections, subject: &str) -> Result<(), Failed> {
    let address = |text: &str| text.parse().expect("an address");
    let to = vec![address("kanari@contoh.example")];
    let envelope = Envelope::new(Some(address("lapor@lapor.example")), to).expect("an envelope");
    connections.send(&envelope, format!("Subject: {subject}\r\n\r\nHalo.\r\n").as_bytes()).await
}

fn code(done: Result<(), Failed>) -> (&'static str, String) {
    match done {
        Ok(()) => ("sent", String::new()),
        Err(Failed::Opening(trouble)) => ("opening", trouble.code()),
        Err(Failed::Letter(trouble)) => ("letter", trouble.code()),
    }
}

#[tokio::test]
async fn one_connection_carries_several_letters_and_nothing_is_held_back_on_it() {
    let server =
        Scripted::playing(vec![script(&[&GREETED, &TAKEN, &TAKEN, &TAKEN]), script(&[&GREETED])]).await;
    let connections = server.connections(UNHURRIED);
    for _ in 0..3 {
        send(&connections).await.expect("sent");
    }
    assert_eq!(server.heard(), [[HEARD, HEARD, HEARD].concat()]);
    let stream = server.way(UNHURRIED).reach().await.expect("another connection");
    assert!(stream.nodelay().expect("a socket"));
}

#[tokio::test]
async fn where_the_server_has_hung_up_meanwhile_the_letter_leaves_once_over_another_connection() {
    for leave in [&[HANG_UP][..], &["421 closing"], &["250 ok", "250 ok", HANG_UP]] {
        let first = script(&[&GREETED, &TAKEN, leave]);
        let server = Scripted::playing(vec![first, script(&[&GREETED, &TAKEN])]).await;
        let connections = server.connections(UNHURRIED);
        send(&connections).await.expect("sent");
        send(&connections).await.expect("sent");
        let heard = server.heard();
        assert_eq!(heard.len(), 2, "{leave:?}");
        assert_eq!(heard[1], HEARD, "{leave:?}");
        let texts = heard.iter().flatten().filter(|verb| *verb == ".").count();
        assert_eq!(texts, 2, "{leave:?}: each letter once");
    }
}

#[tokio::test]
async fn a_letter_whose_text_was_on_its_way_is_not_sent_again_by_itself() {
    let breaks_off = script(&[&GREETED, &TAKEN, &TAKEN[..3], &[HANG_UP]]);
    let server = Scripted::playing(vec![breaks_off, script(&[&GREETED, &TAKEN])]).await;
    let connections = server.connections(UNHURRIED);
    send(&connections).await.expect("sent");
    assert_eq!(code(send(&connections).await), ("letter", "smtp-connection".into()));
    assert_eq!(server.heard(), [[HEARD, HEARD].concat()], "no second connection");
    assert_eq!(code(send(&connections).await).0, "sent", "the broken one is not used again");
}

#[tokio::test]
async fn a_server_that_falls_silent_holds_nobody_up_for_ever() {
    let hurried = Patience { letter: SOON, ..UNHURRIED };
    for said in 0..TAKEN.len() {
        let server = Scripted::playing(vec![script(&[&GREETED, &TAKEN[..said], &[SILENCE]])]).await;
        let connections = server.connections(hurried);
        assert_eq!(code(send(&connections).await), ("letter", "smtp-timeout".into()), "{said}");
    }
    let hurried = Patience { step: SOON, question: SOON, ..UNHURRIED };
    let server = Scripted::playing(vec![vec![SILENCE], vec![SILENCE]]).await;
    let connections = server.connections(hurried);
    assert_eq!(code(send(&connections).await), ("opening", "smtp-timeout".into()));
    assert!(!connections.are_possible().await);
}

#[tokio::test]
async fn who_stops_waiting_leaves_no_connection_behind_that_is_half_used() {
    let half = script(&[&GREETED, &TAKEN, &TAKEN[..3], &[SILENCE]]);
    let server = Scripted::playing(vec![half, script(&[&GREETED, &TAKEN])]).await;
    let connections = server.connections(UNHURRIED);
    tokio::select! {
        done = send(&connections) => panic!("{done:?}"),
        () = server.hears("DATA") => {}
    }
    send(&connections).await.expect("sent");
    assert_eq!(server.heard()[1], HEARD);
}

#[tokio::test]
async fn a_letter_that_is_refused_costs_no_connection() {
    let refusing = script(&[&GREETED, &["250 ok", "550 nobody here", "250 forgotten"], &TAKEN]);
    let server = Scripted::playing(vec![refusing]).await;
    let connections = server.connections(UNHURRIED);
    let refused = send(&connections).await;
    assert!(matches!(&refused, Err(Failed::Letter(trouble)) if trouble.is_for_good()), "{refused:?}");
    assert_eq!(code(refused), ("letter", "smtp-550".into()));
    send(&connections).await.expect("sent");
    assert_eq!(server.heard()[0][..3], ["MAIL", "RCPT", "RSET"]);
}

#[tokio::test]
async fn who_is_not_let_in_has_no_connection() {
    let strict = vec!["220 sink", "250-sink\r\n250 AUTH PLAIN", "535 wrong password"];
    let server = Scripted::playing(vec![strict]).await;
    let credentials = Some(Credentials::new("lapor".into(), "salah".into()));
    let connections = Connections::by(Way { credentials, ..server.way(UNHURRIED) });
    assert_eq!(code(send(&connections).await), ("opening", "smtp-535".into()));
    assert_eq!(server.heard(), [["AUTH"]]);
}

#[tokio::test]
async fn an_address_that_the_server_can_not_write_is_no_trouble_of_the_connection() {
    let server = Scripted::playing(vec![script(&[&GREETED, &["250 forgotten"], &TAKEN])]).await;
    let connections = server.connections(UNHURRIED);
    let to = "käkätua@contoh.example".parse().expect("an address");
    let envelope = Envelope::new(None, vec![to]).expect("an envelope");
    let refused = connections.send(&envelope, b"Halo.\r\n").await;
    assert!(matches!(refused, Err(Failed::Letter(Trouble::NoUtf8))), "{refused:?}");
    send(&connections).await.expect("sent");
    assert_eq!(server.heard()[0][1..], HEARD);
}

#[tokio::test]
async fn a_connection_that_has_rested_is_taken_leave_of() {
    let server = Scripted::playing(vec![script(&[&GREETED, &TAKEN, &["221 bye"]])]).await;
    let connections = server.connections(Patience { rest: SOON, ..UNHURRIED });
    send(&connections).await.expect("sent");
    server.hears("QUIT").await;
    assert!(connections.take().is_none());
}

#[tokio::test]
async fn a_connection_carries_only_so_many_letters() {
    let sink = MailSink::start().await;
    let connections = to(&sink);
    for _ in 0..=LETTERS {
        send(&connections).await.expect("sent");
    }
    let heard = |verb: &str| sink.heard().iter().filter(|heard| *heard == verb).count();
    assert_eq!((heard("EHLO"), heard("QUIT")), (2, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn many_letters_at_once_need_no_more_connections_than_there_are_lanes() {
    const LANES: usize = 8;
    let sink = MailSink::start().await;
    let connections = Arc::new(to(&sink));
    let lanes: Vec<_> = (0..LANES)
        .map(|lane| {
            let connections = Arc::clone(&connections);
            tokio::spawn(async move {
                for letter in 0..50 {
                    send_about(&connections, &format!("{lane}-{letter}")).await.expect("sent");
                }
            })
        })
        .collect();
    for lane in lanes {
        lane.await.expect("no panic");
    }
    let subjects: Vec<_> = sink.taken().iter().filter_map(|letter| letter.header("Subject")).collect();
    assert_eq!((subjects.len(), subjects.iter().collect::<BTreeSet<_>>().len()), (400, 400));
    let open = sink.heard().into_iter().scan(0_usize, |open, verb| {
        match verb.as_str() {
            "EHLO" => *open += 1,
            "QUIT" => *open -= 1,
            _ => {}
        }
        Some(*open)
    });
    assert!(open.max().is_some_and(|most| most <= LANES));
}

/// Connections to a server that takes everything.
fn to(sink: &MailSink) -> Connections {
    let port = sink.url().rsplit(':').next().and_then(|port| port.parse().ok()).expect("a port");
    let host = "127.0.0.1".to_owned();
    Connections::by(Way { host, port, line: Line::Open, credentials: None, patience: UNHURRIED })
}
