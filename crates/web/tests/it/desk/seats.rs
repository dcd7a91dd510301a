//! Somebody in several seats acts in the one that a form was shown in.

use crate::desk::clerk::{CITY, Clerk, Form, NATIONAL_DESK, PASSWORD};
use crate::web::{Web, on_web};
use lapor_app::look;
use lapor_app::sign_in::{NewStaff, create_staff, seats};
use lapor_domain::actors::Role;
use lapor_domain::cases::events::Doer;
use lapor_domain::cases::status::Status;
use lapor_domain::values::{InstitutionCode, Ticket, UserId};

/// A person who sits at the national desk and as an officer of the city, with the keys of both seats.
struct Both<'w> {
    clerk: Clerk<'w>,
    national: String,
    officer: String,
}

impl<'w> Both<'w> {
    async fn signs_in(web: &'w Web) -> Both<'w> {
        let seat = |role, institution| (role, InstitutionCode::new(institution), None);
        let held = vec![seat(Role::National, NATIONAL_DESK), seat(Role::Officer, CITY)];
        let new =
            NewStaff { login: "dua", name: "Dua", password: PASSWORD, seats: held, circles: Vec::new() };
        let user: UserId = create_staff(&web.app, &new).await.expect("a member of staff");
        let held = seats(&web.app, user).await.expect("their seats");
        let key = |role| held.iter().find(|seat| seat.role == role).expect("a seat").id.0.to_string();
        let clerk = Clerk::signs_in(web, "dua").await;
        Both { clerk, national: key(Role::National), officer: key(Role::Officer) }
    }

    async fn sits(&self, seat: &str) {
        let taken = self.clerk.post("/login/seat", &[("seat", seat)]).await;
        assert_eq!(taken.header("location"), "/desk", "{}", taken.text());
    }

    async fn form_in(&self, seat: &str, ticket: Ticket, path: &str) -> Form {
        self.sits(seat).await;
        self.clerk.form(ticket, path).await
    }
}

/// Who acted last on a case: role and institution.
async fn last_doer(web: &Web, ticket: Ticket) -> (Role, String) {
    let staff = web.app.staff(&format!("pengamat {}", rand()), Role::National, NATIONAL_DESK).await;
    let seen = look::as_staff(&web.app, ticket, &staff).await.expect("an open case");
    let mut doers = seen.journal.iter().rev().filter_map(|event| match &event.by {
        Doer::Staff { role, institution, .. } => Some((*role, institution.to_string())),
        _ => None,
    });
    doers.next().expect("somebody acted")
}

fn rand() -> usize {
    static NUMBER: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
    NUMBER.fetch_add(1, std::sync::atomic::Ordering::Relaxed)
}

/// A case that the city has.
async fn at_the_city(web: &Web) -> Ticket {
    web.opens_desks().await;
    let ticket = web.waits_at_the_desk("one").await;
    Clerk::signs_in(web, "nasional").await.does(ticket, "routing", &[("institution", CITY)]).await;
    ticket
}

#[test]
fn a_form_acts_in_the_seat_that_it_was_shown_in_not_in_the_one_chosen_since() {
    on_web(|web| async move {
        let ticket = at_the_city(&web).await;
        let both = Both::signs_in(&web).await;
        let start = both.form_in(&both.officer, ticket, "start").await.with("text", "Kami mulai.");
        both.sits(&both.national).await;
        let answer = both.clerk.sends(&start).await;
        let place = format!("/desk/cases/{ticket}?done=start");
        assert_eq!((answer.status.as_u16(), answer.header("location")), (303, place.as_str()));
        assert_eq!(last_doer(&web, ticket).await, (Role::Officer, CITY.to_owned()));
        let desk = both.clerk.get("/desk").await.text();
        assert!(desk.contains("Admin nasional, KemenPANRB"), "the seat chosen last stays chosen: {desk}");

        // What comes back with a no comes back in its own seat.
        let empty = both.form_in(&both.officer, ticket, "answers").await;
        both.sits(&both.national).await;
        let again = both.clerk.sends(&empty.with("kind", "done")).await;
        assert_eq!(again.status, 422);
        let seat = format!("name=\"seat\" value=\"{}\"", both.officer);
        assert!(again.text().contains(&seat), "{}", again.text());
        assert!(again.text().contains("Pejabat penghubung, Pemkot Surabaya"), "{}", again.text());
    });
}

#[test]
fn what_one_may_in_another_seat_is_not_done_in_this_one() {
    on_web(|web| async move {
        let ticket = at_the_city(&web).await;
        let both = Both::signs_in(&web).await;
        let start = both.form_in(&both.officer, ticket, "start").await.with("text", "Kami mulai.");
        both.sits(&both.officer).await;
        let as_national = start.with("seat", &both.national);
        assert_eq!(both.clerk.sends(&as_national).await.status, 422);
        assert_eq!(web.app.case(ticket).await.status, Status::Routed);
    });
}

#[test]
fn a_seat_that_ended_does_nothing_and_what_was_typed_stays() {
    on_web(|web| async move {
        let ticket = at_the_city(&web).await;
        let both = Both::signs_in(&web).await;
        let typed = "Kami mulai <b>besok</b>.";
        let start = both.form_in(&both.officer, ticket, "start").await.with("text", typed);
        // Whether another seat is chosen, or none is left.
        both.sits(&both.national).await;
        let single = Clerk::signs_in(&web, "petugas").await;
        let own = single.form(ticket, "start").await.with("text", typed);
        web.app.everybody_leaves(CITY).await;
        for (clerk, form) in [(&both.clerk, &start), (&single, &own)] {
            let answer = clerk.sends(form).await;
            assert_eq!(answer.status, 409, "{}", answer.text());
            let page = answer.text();
            assert!(
                page.contains("Peran itu sudah berakhir") && page.contains("Tidak ada yang dikirim."),
                "{page}"
            );
            assert!(page.contains("Kami mulai &lt;b&gt;besok&lt;/b&gt;."), "{page}");
            assert!(page.contains("href=\"/login/seat\""), "{page}");
        }
        assert_eq!(web.app.case(ticket).await.status, Status::Routed);
    });
}

#[test]
fn nobody_acts_in_the_seat_of_somebody_else() {
    on_web(|web| async move {
        let ticket = at_the_city(&web).await;
        let both = Both::signs_in(&web).await;
        let officer = Clerk::signs_in(&web, "petugas").await;
        let form = officer.form(ticket, "start").await.with("text", "Kami mulai.");
        for seat in [both.officer.as_str(), both.national.as_str(), "0", "one", "-1"] {
            let form = officer.form(ticket, "start").await.with("text", "Kami mulai.").with("seat", seat);
            assert_eq!(officer.sends(&form).await.status, 409, "{seat}");
        }
        assert_eq!(web.app.case(ticket).await.status, Status::Routed);
        // One that names no seat was shown by a program that did not know of it.
        assert_eq!(officer.sends(&form.with("seat", "")).await.status, 303);
        assert_eq!(web.app.case(ticket).await.status, Status::InProgress);
    });
}

#[test]
fn letters_are_tried_again_in_the_seat_of_their_page_and_that_is_said_where_it_can_be_read() {
    on_web(|web| async move {
        web.opens_desks().await;
        let both = Both::signs_in(&web).await;
        let form = [("seat", both.national.as_str()), ("letter", "all")];
        both.sits(&both.national).await;
        let here = both.clerk.post("/desk/letters/retries", &form).await;
        assert!(here.header("location").starts_with("/desk/letters?done="), "{}", here.text());
        both.sits(&both.officer).await;
        let elsewhere = both.clerk.post("/desk/letters/retries", &form).await;
        let place = elsewhere.header("location").to_owned();
        assert!(place.starts_with("/desk?done="), "{place}");
        assert_eq!(both.clerk.get(&place).await.status, 200);
    });
}
