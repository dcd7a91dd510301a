//! Letters that went wrong: who sees them, what of them, and what can be done.

use crate::desk::clerk::{CITY_AREA, Clerk, VAGUE, address};
use crate::web::{Answer, Web, on_web};
use lapor_app::jobs::deliver::deliver;
use lapor_app::jobs::letters::{self, Shelf};
use lapor_app::ports::{Letter, Outbound, SendError};
use lapor_domain::reports::{Contact, Draft, Secrecy};
use lapor_domain::values::Ticket;
use lapor_testkit::apps::draft;
use lapor_testkit::databases::sent_by;

const LIST: &str = "/desk/letters";
const WAITING: &str = "/desk/letters?view=waiting";
const RETRIES: &str = "/desk/letters/retries";
const ADDRESS: &str = "kenari.zzyq@contoh.example";

/// A mail server that says the same to every letter.
struct Always(SendError);

impl Outbound for Always {
    async fn send(&self, _: &Letter) -> Result<(), SendError> {
        Err(self.0.clone())
    }
}

async fn owed(web: &Web, token: &str, secrecy: Option<Secrecy>) -> Ticket {
    let contact = Contact { email: ADDRESS.to_owned(), ..Contact::default() };
    let draft = Draft { contact, secrecy, ..draft(VAGUE, CITY_AREA) };
    web.app.receives(&draft, token).await.expect("a report").ticket
}

/// Every letter that is due gets this answer.
async fn answered(web: &Web, error: SendError) {
    let server = Always(error);
    while deliver(&web.app, &server).await.expect("the records answer").taken > 0 {}
}

/// They are refused for good, as often as it takes.
async fn given_up(web: &Web) {
    for _ in 0..12 {
        answered(web, SendError::Never("smtp-550".into())).await;
        web.app.at(web.app.now().plus_seconds(15 * 60));
    }
}

async fn dead(web: &Web) -> usize {
    letters::list(&web.app, Shelf::Dead, 100).await.expect("listed").len()
}

/// The key that the first button of a page carries.
fn key_on(page: &str) -> String {
    let rest = page.split("name=\"letter\" value=\"").nth(1).expect("a button");
    rest.split('"').next().unwrap_or_default().to_owned()
}

#[test]
fn only_who_tends_the_installation_finds_the_page() {
    on_web(|web| async move {
        web.opens_desks().await;
        owed(&web, "one", None).await;
        given_up(&web).await;
        let national = Clerk::signs_in(&web, "nasional").await;
        assert!(national.get("/desk").await.text().contains("href=\"/desk/letters\""));
        let key = key_on(&national.get(LIST).await.text());
        for login in ["admin", "petugas"] {
            let clerk = Clerk::signs_in(&web, login).await;
            assert!(!clerk.get("/desk").await.text().contains(LIST), "{login}");
            assert_eq!(clerk.get(LIST).await.status, 404, "{login}");
            for letter in ["all", &key] {
                assert_eq!(clerk.post(RETRIES, &[("letter", letter)]).await.status, 404, "{login} {letter}");
            }
        }
        assert_eq!(dead(&web).await, 1, "nobody else can have it tried again");
    });
}

#[test]
fn a_letter_is_told_with_its_trouble_and_never_with_its_address_or_its_secret_case() {
    on_web(|web| async move {
        web.opens_desks().await;
        let clerk = Clerk::signs_in(&web, "nasional").await;
        let empty = clerk.get(LIST).await.text();
        assert!(empty.contains("Tidak ada surat yang berhenti dikirim."), "{empty}");
        assert!(!empty.contains("Coba semua lagi"), "{empty}");

        let open = owed(&web, "open", None).await;
        let secret = owed(&web, "secret", Some(Secrecy::Secret)).await;
        answered(&web, SendError::NotNow("smtp-451".into())).await;
        let waiting = clerk.get(WAITING).await.text();
        assert_eq!(waiting.matches("Server surat belum mau menerimanya (451).").count(), 2, "{waiting}");
        assert!(waiting.contains("6 Jul 2026, 09.01 WIB"), "when it is tried next: {waiting}");
        web.app.at(web.app.now().plus_seconds(60));
        assert!(clerk.get(WAITING).await.text().contains("Secepatnya"));

        given_up(&web).await;
        let clerk = Clerk::signs_in(&web, "nasional").await;
        let page = clerk.get(LIST).await.text();
        assert_eq!(page.matches("Server surat menolaknya (550).").count(), 2, "{page}");
        assert!(page.contains(&format!("href=\"{}\"", address(open))), "{page}");
        assert!(page.contains(&web.news()), "{page}");
        assert!(page.contains("Laporan rahasia") && !page.contains(&secret.to_string()), "{page}");
        assert!(page.contains("12") && page.contains("Coba semua lagi"), "{page}");
        for page in [&waiting, &page] {
            assert!(!page.contains(ADDRESS) && !page.contains("zzyq") && !page.contains(VAGUE), "{page}");
        }
        let english = clerk.get("/desk/letters?lang=en").await.text();
        assert!(english.contains("The mail server refuses it (550)."), "{english}");
    });
}

impl Web {
    /// What the first letter of a case is about, as its subject says it.
    fn news(&self) -> String {
        use lapor_domain::cases::notices::News;
        lapor_words::Words::new(lapor_words::Lang::Id).news(News::Received)
    }
}

#[test]
fn what_is_tried_again_is_confirmed_and_noted_with_who_did_it() {
    on_web(|web| async move {
        web.opens_desks().await;
        for token in ["one", "two", "three"] {
            owed(&web, token, None).await;
        }
        given_up(&web).await;
        let clerk = Clerk::signs_in(&web, "nasional").await;
        let page = clerk.get(LIST).await.text();
        assert!(!page.contains("Tindakan terakhir"), "nothing was done yet: {page}");
        let follow = async |answer: Answer| {
            assert_eq!(answer.status, 303, "{}", answer.text());
            clerk.get(answer.header("location")).await.text()
        };
        let key = key_on(&page);
        let one = follow(clerk.post(RETRIES, &[("letter", &key)]).await).await;
        assert!(one.contains("Surat itu akan dicoba lagi."), "{one}");
        assert_eq!((dead(&web).await, one.contains(&key)), (2, false));
        let twice = follow(clerk.post(RETRIES, &[("letter", &key)]).await).await;
        assert!(twice.contains("Tidak ada lagi yang perlu dicoba."), "{twice}");

        let all = follow(clerk.post(RETRIES, &[("letter", "all")]).await).await;
        assert!(all.contains("Semua surat yang berhenti dikirim akan dicoba lagi."), "{all}");
        assert_eq!(dead(&web).await, 0);
        let log = all.split("Tindakan terakhir").nth(1).expect("the last deeds");
        assert!(log.contains("nasional (KemenPANRB) meminta 2 surat"), "{log}");
        assert!(log.contains("nasional (KemenPANRB) meminta satu surat"), "{log}");
        assert_eq!(log.matches("<li>").count(), 2, "what changed nothing is no deed: {log}");
        assert_eq!(clerk.post(RETRIES, &[("letter", "some")]).await.status, 400);
        assert!(page.contains("name=\"seat\""), "a form names the seat that it was shown in: {page}");
        let strange = clerk.post(RETRIES, &[("letter", "all"), ("seat", "1")]).await;
        assert_eq!(strange.header("location"), "/login/seat");
    });
}

#[test]
fn a_long_list_goes_on_and_takes_no_more_statements_than_a_short_one() {
    on_web(|web| async move {
        web.opens_desks().await;
        owed(&web, "0", None).await;
        given_up(&web).await;
        let clerk = Clerk::signs_in(&web, "nasional").await;
        let (_, few) = sent_by(clerk.get(LIST)).await;
        for number in 1..=50 {
            owed(&web, &number.to_string(), None).await;
        }
        given_up(&web).await;
        let clerk = Clerk::signs_in(&web, "nasional").await;
        clerk.get(LIST).await;
        let (first, many) = sent_by(clerk.get(LIST)).await;
        assert_eq!(few, many, "as many statements for one as for fifty");
        assert!(many.len() <= 6, "{many:?}");
        let first = first.text();
        assert_eq!(first.matches("name=\"letter\"").count(), 51, "fifty, and all");
        let next = first.split("rel=\"next\" href=\"").nth(1).and_then(|rest| rest.split('"').next());
        let next = next.expect("a second page").replace("&amp;", "&");
        let second = clerk.get(&next).await.text();
        assert_eq!(second.matches("name=\"letter\"").count(), 2, "{second}");
        assert!(second.contains("Ke awal daftar") && !second.contains("rel=\"next\""), "{second}");
    });
}
