//! Door 3: any read, cut to what the viewer may see.

use lapor_app::Error;
use lapor_app::look::{self, Cursor, View};
use lapor_domain::actors::{Actor, Rank, Role, Staff};
use lapor_domain::cases::case::Lead;
use lapor_domain::cases::commands::CommandName;
use lapor_domain::cases::facts::Bond;
use lapor_domain::reports::{Contact, Draft, Kind, Secrecy};
use lapor_domain::values::{AccessCode, InstitutionCode, Ticket};
use lapor_store::access;
use lapor_testkit::apps::{TestApp, draft, route_to_unit, start, with_app};

const KERTEK: &str = "33.07.08.1008";
const REGENCY: &str = "PEMDA-33.07";
const INSPECTORATE: &str = "PEMDA-33.07/INSPEKTORAT";
const POTHOLE: &str = "Jalan berlubang dalam di depan pasar";

fn staff(actor: &Actor) -> &Staff {
    actor.staff().expect("a member of staff")
}

async fn listed(app: &TestApp, staff: &Staff, view: View) -> Vec<Ticket> {
    let rows = look::queue(app, staff, view, None, 50).await.expect("the list");
    rows.into_iter().map(|row| row.ticket).collect()
}

fn secret() -> Draft {
    Draft { secrecy: Some(Secrecy::Secret), ..draft(POTHOLE, KERTEK) }
}

#[test]
fn a_view_of_a_secret_case_is_logged_and_the_reporter_sees_it() {
    with_app(|app| async move {
        let desk = app.staff("sari", Role::National, "KEMENPANRB").await;
        let circle = [(INSPECTORATE, Rank::Head)];
        let head = app.staff_with("head", (Role::Officer, REGENCY, Some(INSPECTORATE)), &circle).await;
        let receipt = app.receives(&secret(), "secret").await.expect("received");
        let (ticket, code) = (receipt.ticket, receipt.access_code);

        let seen = look::as_staff(&app, ticket, &desk).await.expect("opens");
        assert!(seen.openings.is_empty(), "only the reporter reads the log");
        let unit = route_to_unit(INSPECTORATE);
        app.says(ticket, &Actor::Staff(desk.clone()), &unit).await.expect("routed");
        app.pass_days(1);
        look::as_staff(&app, ticket, &head).await.expect("opens");
        look::as_staff(&app, ticket, &head).await.expect("opens again");
        assert!(matches!(look::as_staff(&app, ticket, &desk).await, Err(Error::NotFound)));

        let openings = look::as_reporter(&app, ticket, &code).await.expect("opens").openings;
        let who: Vec<_> =
            openings.iter().map(|one| (one.user, one.role.as_str(), one.what.as_str())).collect();
        assert_eq!(
            who,
            [(desk.user, "national", "case"), (head.user, "officer", "case"), (head.user, "officer", "case")],
            "what was refused is no opening"
        );
        assert_eq!(openings[1].at, app.now());
    });
}

#[test]
fn a_view_that_cannot_be_logged_shows_nothing() {
    with_app(|app| async move {
        let desk = app.staff("sari", Role::National, "KEMENPANRB").await;
        let receipt = app.receives(&secret(), "secret").await.expect("received");
        // An account that the records don't know: its row in the log would refer to nobody.
        let ghost = Staff { user: lapor_domain::values::UserId(404), ..desk };
        let opened = look::as_staff(&app, receipt.ticket, &ghost).await;
        assert!(matches!(opened, Err(Error::Store(_))));
        assert!(access::of_case(&app.store().db, receipt.case.id).await.expect("the log").is_empty());
    });
}

#[test]
fn a_view_of_an_open_case_is_not_logged() {
    with_app(|app| async move {
        let (admin, officer) = app.connect(REGENCY).await;
        let receipt = app.receives(&draft(POTHOLE, KERTEK), "open").await.expect("received");
        for one in [&admin, &officer] {
            let seen = look::as_staff(&app, receipt.ticket, staff(one)).await.expect("opens");
            assert_eq!(seen.report.words, POTHOLE);
        }
        let seen = look::as_reporter(&app, receipt.ticket, &receipt.access_code).await.expect("opens");
        assert!(seen.openings.is_empty());
    });
}

#[test]
fn a_wrong_code_and_an_unknown_ticket_are_the_same() {
    with_app(|app| async move {
        let one = app.receives(&draft(POTHOLE, KERTEK), "one").await.expect("received");
        let other = app.receives(&draft(POTHOLE, KERTEK), "other").await.expect("received");
        let nobodys = AccessCode::from_bits(1);
        let unknown = Ticket::from_number(one.ticket.digits() as u64 / 10 + 1);
        for (ticket, code) in
            [(one.ticket, &nobodys), (one.ticket, &other.access_code), (unknown, &one.access_code)]
        {
            assert!(matches!(look::as_reporter(&app, ticket, code).await, Err(Error::NotFound)));
        }
        assert!(look::as_reporter(&app, one.ticket, &one.access_code).await.is_ok());
    });
}

#[test]
fn staff_see_that_contact_is_held_and_never_what() {
    with_app(|app| async move {
        let (_, officer) = app.connect(REGENCY).await;
        let contact = Contact { phone: "0812 3456 7890".into(), ..Contact::default() };
        let receipt =
            app.receives(&Draft { contact, ..draft(POTHOLE, KERTEK) }, "one").await.expect("received");
        let seen = look::as_staff(&app, receipt.ticket, staff(&officer)).await.expect("opens");
        assert_eq!(seen.contact, ["phone"]);
    });
}

#[test]
fn each_is_offered_what_they_may_do() {
    with_app(|app| async move {
        let (admin, officer) = app.connect(REGENCY).await;
        let coordinator = app.staff("coordinator", Role::Coordinator, "PEMDA-33").await;
        let receipt = app.receives(&draft(POTHOLE, KERTEK), "one").await.expect("received");
        use CommandName::{Answer, Ask, Assign, Decline, NameParty, Promise, Start};
        for (who, actions) in [
            (staff(&admin), vec![Ask, Assign, Start, Decline, Answer, Promise]),
            (staff(&officer), vec![Ask, Start, Decline, Answer, Promise]),
            (&coordinator, vec![NameParty]),
        ] {
            let seen = look::as_staff(&app, receipt.ticket, who).await.expect("opens");
            assert_eq!(seen.actions, actions, "{:?}", who.role);
        }
    });
}

#[test]
fn a_list_holds_what_its_reader_may_see() {
    with_app(|app| async move {
        let desk = app.staff("sari", Role::National, "KEMENPANRB").await;
        let west = app.staff("west", Role::Coordinator, "PEMDA-33").await;
        let east = app.staff("east", Role::Coordinator, "PEMDA-81").await;
        let (admin, officer) = app.connect(REGENCY).await;
        let (_, stranger) = app.connect("PEMDA-33.08").await;
        let circle = [(INSPECTORATE, Rank::Head)];
        let head = app.staff_with("head", (Role::Officer, REGENCY, Some(INSPECTORATE)), &circle).await;

        let routed = app.receives(&draft(POTHOLE, KERTEK), "1").await.expect("received").ticket;
        let vague =
            app.receives(&draft("Tolong perhatikan kami", KERTEK), "2").await.expect("received").ticket;
        let hidden = app.receives(&secret(), "3").await.expect("received").ticket;
        let circled = app.receives(&secret(), "4").await.expect("received").ticket;
        let unit = route_to_unit(INSPECTORATE);
        app.says(circled, &Actor::Staff(desk.clone()), &unit).await.expect("routed");

        for (who, mut expected) in [
            (&desk, vec![routed, vague, hidden]),
            (&west, vec![routed, vague]),
            (&east, vec![]),
            (staff(&admin), vec![routed]),
            (staff(&officer), vec![routed]),
            (staff(&stranger), vec![]),
            (&head, vec![routed, circled]),
        ] {
            let mut found = listed(&app, who, View::Open).await;
            found.sort();
            expected.sort();
            assert_eq!(found, expected, "{:?} of {}", who.role, who.institution);
        }
        let rows = look::queue(&app, &desk, View::ToTriage, None, 50).await.expect("the list");
        for row in rows {
            assert_eq!(row.gist.is_none(), row.ticket == hidden, "no word of a secret case is in a list");
        }
    });
}

#[test]
fn a_list_is_read_page_by_page() {
    with_app(|app| async move {
        let (_, officer) = app.connect(REGENCY).await;
        for number in 0..7 {
            app.receives(&draft(POTHOLE, KERTEK), &format!("{number}")).await.expect("received");
        }
        let all = listed(&app, staff(&officer), View::ToStart).await;
        assert_eq!(all.len(), 7);
        let (mut paged, mut after) = (Vec::new(), None);
        loop {
            let page = look::queue(&app, staff(&officer), View::ToStart, after, 3).await.expect("a page");
            let Some(last) = page.last() else { break };
            after = Some(last.cursor());
            paged.extend(page.into_iter().map(|row| row.ticket));
        }
        assert_eq!(paged, all);
        let foreign = app.receives(&secret(), "foreign").await.expect("received").ticket;
        for ticket in [foreign, Ticket::from_number(1)] {
            let after = Cursor::from_code(&format!("0.{:013}", ticket.digits()));
            let page = look::queue(&app, staff(&officer), View::ToStart, after, 50).await.expect("a page");
            let found: Vec<Ticket> = page.into_iter().map(|row| row.ticket).collect();
            assert_eq!(found, all, "a case out of sight and none at all say the same");
        }
        let dues = look::queue(&app, staff(&officer), View::ToStart, None, 50).await.expect("a page");
        let due = dues[0].next_due_at.expect("something is due").0;
        let after = Cursor::from_code(&format!("{due}.{:013}", foreign.digits()));
        let page = look::queue(&app, staff(&officer), View::ToStart, after, 50).await.expect("a page");
        assert_eq!(page.len(), all.len(), "nor does its place among the others tell when it came");
        app.says(all[0], &officer, &start("Kami periksa.")).await.expect("started");
        assert_eq!(listed(&app, staff(&officer), View::ToStart).await, all[1..]);
        assert_eq!(listed(&app, staff(&officer), View::AtWork).await, all[..1]);
    });
}

#[test]
fn the_officers_who_can_be_assigned_are_the_institutions_own() {
    with_app(|app| async move {
        let (_, officer) = app.connect(REGENCY).await;
        app.connect("PEMDA-33.08").await;
        let lead = |circle: Option<&str>| Lead {
            institution: InstitutionCode::new(REGENCY),
            acting: InstitutionCode::new(REGENCY),
            unit: None,
            officer: None,
            circle: circle.map(|unit| unit.parse().expect("a unit")),
            bond: Bond::Free,
        };
        let found = look::assignable(&app, &lead(None)).await.expect("officers");
        assert_eq!(found, [(staff(&officer).user, format!("officer {REGENCY}"))]);

        let seat = (Role::Officer, REGENCY, Some(INSPECTORATE));
        let head = app.staff_with("head", seat, &[(INSPECTORATE, Rank::Head)]).await;
        let found = look::assignable(&app, &lead(Some(INSPECTORATE))).await.expect("the circle");
        assert_eq!(found, [(head.user, "head".to_string())]);
    });
}

#[test]
fn a_narrowed_list_goes_on_behind_cases_out_of_sight_and_names_none_of_them() {
    with_app(|app| async move {
        let coordinator = app.staff("budi", Role::Coordinator, "PEMDA-33").await;
        let mut strangers = Vec::new();
        for number in 0..45 {
            let elsewhere = draft("Tolong ditindaklanjuti pak, sudah lama sekali", "35.78");
            let receipt = app.receives(&elsewhere, &format!("elsewhere-{number}")).await.expect("received");
            strangers.push(receipt.ticket);
        }
        let own = draft("Tolong ditindaklanjuti pak, sudah lama sekali", KERTEK);
        let own = app.receives(&own, "own").await.expect("received").ticket;

        let filters = look::Filters { kind: Some(Kind::Complaint), ..look::Filters::default() };
        let mut narrow = look::Narrow { view: View::Open, filters, after: String::new(), limit: 1 };
        let mut walks = 1;
        let found = loop {
            let page = look::narrowed(&app, &coordinator, &narrow).await.expect("a page");
            match page.further {
                Some(further) if page.rows.is_empty() && walks < 9 => {
                    assert_eq!(Cursor::from_code(&further), None, "no place in clear");
                    let is_told = |ticket: &Ticket| further.contains(&ticket.to_string().replace('-', ""));
                    assert!(!strangers.iter().any(is_told));
                    narrow.after = further;
                    walks += 1;
                }
                _ => break page.rows,
            }
        };
        assert_eq!(found.into_iter().map(|row| row.ticket).collect::<Vec<_>>(), [own]);
        assert_eq!(walks, 3, "twenty cases each, all due at the same midnight");
    });
}
