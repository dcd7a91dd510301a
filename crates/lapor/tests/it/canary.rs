//! How a reporter may be reached stays in the vault: not in the records, not in the log at its most
//! talkative, not in any answer.

use crate::program::{Installation, Served, field, on_both};

/// Names, addresses and numbers that nothing else writes.
const CANARIES: [(&str, &str, &str); 3] = [
    ("Zzyqwo ‘Kenari’ Ünîqué 🐤", "kenari.satu+zzyq@contoh-aneh.id", "+62 899-7313-0101"),
    ("Robert'); drop table cases;--", "kenari.dua'--@zzyq.example", "0899.7313.0202"),
    ("=HYPERLINK(\"zzyq\")", "kenari%tiga@zzyq-3.co.id", "(0899) 73130303"),
];

fn send(server: &Served, (name, email, phone): (&str, &str, &str), secret: bool) -> (String, String) {
    let quoted = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    let body = format!(
        "{{\"words\":\"Jalan berlubang dalam di depan pasar\",\"area\":\"33.07.08.1008\",\"secret\":{secret},\"contact\":{{\"name\":{},\"email\":{},\"phone\":{}}}}}",
        quoted(name),
        quoted(email),
        quoted(phone)
    );
    let answer = server.ask("POST /api/v1/reports", &body);
    (field(&answer, "ticket"), field(&answer, "access_code"))
}

fn holds(bytes: &[u8], needle: &str) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle.as_bytes())
}

fn traces(bytes: &[u8]) -> Vec<String> {
    let plain = CANARIES.iter().flat_map(|(name, email, phone)| {
        let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
        [(*name).to_owned(), (*email).to_owned(), (*phone).to_owned(), digits]
    });
    plain.filter(|needle| holds(bytes, needle)).collect()
}

#[test]
fn contact_is_found_nowhere_but_in_the_vault() {
    on_both(|place: Installation| {
        let server = place.serve();
        let mut answers = String::new();
        for (nth, canary) in CANARIES.into_iter().enumerate() {
            let (ticket, code) = send(&server, canary, nth == 1);
            answers += &server.ask(&format!("GET /api/v1/reports/{ticket}"), "");
            let head =
                format!("GET /api/v1/reports/{ticket} HTTP/1.1\r\nauthorization: Bearer {code}\r\nx-rest:");
            answers += &server.ask(&head, "");
        }
        // A report with a flaw is refused: what it carried must not be logged on the way.
        let (name, email, phone) = CANARIES[0];
        let flawed = format!(
            "{{\"words\":\"\",\"contact\":{{\"name\":\"{name}\",\"email\":\"{email}\",\"phone\":\"{phone}\"}}}}"
        );
        answers += &server.ask("POST /api/v1/reports", &flawed);
        let log = server.said();
        assert!(log.contains("sqlx") || log.len() > 2_000, "the log talks: {log}");
        assert!(answers.contains("Jalan berlubang"), "the reporter's answers are there: {answers}");
        assert_eq!(traces(answers.as_bytes()), Vec::<String>::new(), "in the answers");
        assert_eq!(traces(log.as_bytes()), Vec::<String>::new(), "in the log");
        let records = place.records();
        assert!(holds(&records, "Jalan berlubang"), "the open report's words are in the records");
        assert_eq!(traces(&records), Vec::<String>::new(), "in the records");
    });
}
