//! What must stay apart is nowhere in the files of the database but sealed.

use crate::office::{Office, as_staff, report, route};
use crate::world::NOW;
use lapor_domain::actors::{Rank, Role};
use lapor_domain::cases::commands::Command;
use lapor_domain::reports::{Contact, Report, Secrecy};
use lapor_store::db::Engine;
use lapor_store::{Location, reports, vault};
use lapor_testkit::databases::on_sqlite;
use lapor_testkit::rulebooks::{INSPECTORATE, WEST_REGENCY, unit};

const STRANGE: [&str; 8] = [
    "Zxqv Kanari-Satu",
    "kanari.dua+zxqv@contoh.example",
    "+62 899 0000 7731",
    "Ñandú 'Kanari' \"Tiga\"",
    "zxqv\u{202e}empat\u{200b}",
    "😀kanari😀lima",
    "<b>zxqv&enam</b>",
    "Zxqv; drop table kanari--",
];

#[test]
fn contact_and_secret_words_are_only_sealed() {
    on_sqlite(|fresh| async move {
        let office = Office::open(&fresh).await;
        let mut markers: Vec<String> = STRANGE.map(str::to_owned).to_vec();
        for (number, value) in STRANGE.into_iter().enumerate() {
            let secrecy = if number % 2 == 0 { Secrecy::Open } else { Secrecy::Secret };
            let contact = Contact { name: value.into(), email: value.into(), phone: value.into() };
            let secret = format!("Rahasia bertanda burungkenari{number}zz.");
            let words = if secrecy == Secrecy::Secret { secret.clone() } else { report().words };
            let place = (secrecy == Secrecy::Secret).then(|| format!("tempatkenari{number}zz"));
            let sent =
                Report { secrecy: Some(secrecy), contact, title: place.clone(), words, place, ..report() };
            let case = office.receive(&sent, NOW).await.case;
            assert_eq!(
                reports::contact_kinds(&office.store, case.id).await.expect("kinds"),
                ["name", "email", "phone"]
            );
            if case.is_secret() {
                markers.extend([format!("burungkenari{number}zz"), format!("tempatkenari{number}zz")]);
                let national = as_staff(office.people.at(Role::National, "NATIONAL"));
                let circle = unit(WEST_REGENCY, INSPECTORATE);
                let head = as_staff(office.people.in_circle(&circle, Rank::Head));
                let case = office.act(&case, route(WEST_REGENCY, Some(INSPECTORATE)), &national, NOW).await;
                let text = format!("Pesankenari{number}zz sudah kami terima.");
                office.act(&case, Command::Start { text }, &head, NOW).await;
                markers.push(format!("esankenari{number}zz"));
            }
        }
        assert_eq!(fresh.engine(), Engine::Sqlite);
        assert_eq!(vault::Kind::ALL.len(), 3);
        let Location::Directory(directory) = &fresh.location else { unreachable!("a directory") };
        let mut bytes = Vec::new();
        for entry in std::fs::read_dir(directory).expect("the data directory") {
            bytes.extend(std::fs::read(entry.expect("entry").path()).expect("file"));
        }
        let times = |text: &str| bytes.windows(text.len()).filter(|part| *part == text.as_bytes()).count();
        assert!(times("depan pasar") > 0, "what is open is there, so the files were read");
        for marker in markers {
            let jsonned = serde_json::to_string(&marker).expect("text");
            assert_eq!(times(&marker) + times(jsonned.trim_matches('"')), 0, "{marker}");
        }
    });
}
