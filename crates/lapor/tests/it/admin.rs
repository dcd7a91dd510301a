//! Looking after accounts at the machine.

use crate::program::on_both;

#[test]
fn an_arbiter_is_named_and_stops_being_one() {
    on_both(|place| {
        let account = |login: &str, role: &str| {
            let made = ["--login", login, "--name", login, "--role", role, "--institution", "KEMENPANRB"];
            place.run(&[&["admin", "create-user"], made.as_slice()].concat());
        };
        account("wati", "national");
        account("budi", "officer");
        let arbiter = |rest: &[&str]| place.run(&[&["admin", "arbiter"], rest].concat());
        assert!(arbiter(&["wati"]).contains("wati is an arbiter now"));
        assert!(arbiter(&["wati"]).contains("already"));
        assert!(arbiter(&["wati", "--end"]).contains("no arbiter any more"));
        assert!(arbiter(&["wati", "--end"]).contains("was no arbiter"));
        for stranger in ["budi", "siapa"] {
            let no = place.fail(&["admin", "arbiter", stranger]);
            assert!(no.contains("no account") && no.contains("national desk"), "{no}");
        }
    });
}
