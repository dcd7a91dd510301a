use super::tries::Tries;
use super::{Limits, Rates};
use crate::fault::Fault;
use lapor_domain::values::Ticket;
use std::time::{Duration, Instant};

fn address(text: &str) -> Option<std::net::IpAddr> {
    Some(text.parse().expect("an address"))
}

#[test]
fn a_household_is_one_client_and_its_neighbour_another() {
    let limits = Limits::off();
    let same = |one, other| limits.client_at(address(one)) == limits.client_at(address(other));
    assert!(same("2001:db8:0:1::1", "2001:db8:0:ff::2"));
    assert!(!same("2001:db8:0:100::1", "2001:db8:0:200::1"));
    assert!(same("192.0.2.7", "::ffff:192.0.2.7"));
    assert!(!same("192.0.2.7", "192.0.2.8"));
    assert!(Limits::off().client_at(address("192.0.2.7")) != limits.client_at(address("192.0.2.7")));
}

#[test]
fn reports_of_a_crowd_pass_and_a_flood_waits() {
    let limits = Limits::behind(0);
    let client = limits.client_at(address("192.0.2.7"));
    for _ in 0..30 {
        limits.reports(&client).expect("a crowd");
    }
    let Err(Fault::TooMany(seconds)) = limits.reports(&client) else { panic!("a flood passed") };
    assert!((1..=11).contains(&seconds), "{seconds}");
    limits.reports(&limits.client_at(address("192.0.2.8"))).expect("another client");
    let off = Limits::off();
    let client = off.client_at(None);
    assert!((0..1000).all(|_| off.reports(&client).is_ok()));
}

#[test]
fn of_a_thousand_logins_ten_are_heard_and_the_owner_still_signs_in() {
    let limits = Limits::behind(0);
    let attacker = limits.client_at(address("192.0.2.7"));
    let heard = (0..1000).filter(|_| limits.login("Siti", &attacker).is_ok()).count();
    assert_eq!(heard, 10);
    limits.login("siti", &limits.client_at(address("192.0.2.8"))).expect("the owner");
}

#[test]
fn wrong_codes_slow_the_guesser_down_and_never_the_reporter() {
    let limits = Limits::off();
    let (guesser, reporter) =
        (limits.client_at(address("192.0.2.7")), limits.client_at(address("192.0.2.8")));
    let ticket = Ticket::from_number(7);
    let mut tries = Tries::default();
    let mut now = Instant::now();
    for _ in 0..4 {
        tries.note(ticket, &guesser, now);
    }
    assert_eq!(tries.wait(ticket, &guesser, now), 0);
    tries.note(ticket, &guesser, now);
    assert_eq!(tries.wait(ticket, &guesser, now), 10, "the pace of a ticket");
    assert_eq!(tries.wait(Ticket::from_number(8), &guesser, now), 1, "the guesser's own delay");
    for _ in 0..6 {
        tries.note(Ticket::from_number(9), &guesser, now);
    }
    assert_eq!(tries.wait(Ticket::from_number(8), &guesser, now), 60, "it grows, up to a minute");
    assert_eq!(tries.wait(ticket, &reporter, now), 0);
    now += Duration::from_secs(15 * 60);
    assert_eq!(tries.wait(ticket, &guesser, now), 0, "forgotten");
}

#[test]
fn rates_are_read_from_a_line() {
    let rates: Rates = "reports=600/60+100, logins=5/60".parse().expect("rates");
    assert_eq!(rates.reports, "600/60+100".parse().expect("a rate"));
    assert_eq!(
        (rates.logins_of_client, rates.logins),
        (Rates::default().logins_of_client, "5/60".parse().expect("a rate"))
    );
    for wrong in ["reports", "reports=0/60", "reports=60", "report=60/60"] {
        assert!(wrong.parse::<Rates>().is_err(), "{wrong}");
    }
}
