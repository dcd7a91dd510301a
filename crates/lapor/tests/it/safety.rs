//! The operator's drill: a copy while the program serves, the way back, and what the doctor says.

use crate::program::{Installation, Served, on_both};
use std::fs;

fn receive(server: &Served, count: usize) {
    for nth in 0..count {
        let body = format!("{{\"words\":\"Sampah menumpuk di depan pasar, kiriman {nth}\"}}");
        let answer = server.ask("POST /api/v1/reports", &body);
        assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");
    }
}

/// Whether any key, as bytes or as written, stands in the file.
fn holds_a_key(place: &Installation, file: &str) -> bool {
    let content = fs::read(file).expect("the file");
    ["body.key", "contact.key", "pepper.key", "identity.private"].iter().any(|name| {
        let written = fs::read_to_string(place.path(&format!("keys/{name}"))).expect("a key");
        let bytes = data_encoding::HEXLOWER_PERMISSIVE.decode(written.trim().as_bytes()).expect("digits");
        let is_in = |needle: &[u8]| content.windows(needle.len()).any(|window| window == needle);
        is_in(&bytes) || is_in(written.trim().as_bytes())
    })
}

#[test]
fn a_copy_is_made_while_it_serves_and_never_overwrites() {
    on_both(|place| {
        let server = place.serve();
        receive(&server, 5);
        let file = place.path("copy");
        let said = place.run(&["backup", &file]);
        assert!(said.contains("cases    5") && said.contains("SHA-256"), "{said}");
        receive(&server, 1);
        assert!(!holds_a_key(&place, &file));
        let again = place.fail(&["backup", &file]);
        assert!(again.contains("there already"), "{again}");
        let among_keys = place.fail(&["backup", &place.path("keys/copy")]);
        assert!(among_keys.contains("apart"), "{among_keys}");
        let occupied = place.fail(&["restore", &file]);
        assert!(occupied.contains("is not empty"), "{occupied}");
        let healthy = place.run(&["doctor"]);
        assert!(healthy.contains(" 0 bad") && healthy.contains("identity.private lies"), "{healthy}");
    });
}

#[test]
fn a_damaged_database_is_not_served_and_the_backup_is() {
    on_both(|place| {
        let database = fs::canonicalize(place.path("")).expect("a folder").join("data/lapor.sqlite");
        let mut server = place.serve();
        receive(&server, 3);
        let file = place.path("copy");
        place.run(&["backup", &file]);
        assert!(server.terminate().success());
        // A server's files are the server's affair.
        if !database.exists() {
            return;
        }
        let mut bytes = fs::read(&database).expect("read");
        let length = bytes.len();
        bytes[100..length.min(100 + 4096)].fill(0x5a);
        fs::write(&database, bytes).expect("damaged");
        let refused = place.fail(&["serve", "--listen", "127.0.0.1:0"]);
        assert!(refused.contains("is not served") && refused.contains("lapor restore"), "{refused}");
        place.fail(&["doctor"]);
        let fresh = place.path("fresh");
        let restored = place.run(&["restore", &file, "--data", &fresh]);
        assert!(restored.contains("3 cases restored"), "{restored}");
        assert!(place.run(&["verify", "--data", &fresh]).contains("3 cases verified, 0 differences"));
    });
}

#[test]
fn counts_are_compared_and_counted_again_while_it_serves() {
    on_both(|place| {
        let server = place.serve();
        receive(&server, 5);
        let said = place.run(&["verify", "rollups"]);
        assert!(said.contains("5 cases compared, 0 wrong counts"), "{said}");
        let again = place.run(&["verify", "rollups", "--rebuild"]);
        assert!(again.contains("5 cases compared, 0 wrong counts"), "{again}");
        assert!(place.run(&["verify"]).contains("5 cases verified, 0 differences"));
    });
}
