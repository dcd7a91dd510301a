use super::*;

#[test]
fn a_ticket_reads_back_as_shown_and_as_dictated() {
    let ticket = Ticket::from_number(483_102_759_164);
    let shown = ticket.to_string();
    assert_eq!(&shown[..14], "4831-0275-9164");
    assert_eq!(shown.parse(), Ok(ticket));
    assert_eq!(shown.replace('-', " ").parse(), Ok(ticket));
    assert_eq!(Ticket::from_digits(ticket.digits()), Some(ticket));
}

#[test]
fn every_wrong_digit_and_every_swap_of_neighbours_is_noticed() {
    let sound = Ticket::from_number(90_310_275_916).to_string().replace('-', "");
    for place in 0..13 {
        for digit in '0'..='9' {
            let mut wrong: Vec<char> = sound.chars().collect();
            if wrong[place] != digit {
                wrong[place] = digit;
                assert_eq!(String::from_iter(wrong).parse::<Ticket>(), Err(Malformed));
            }
        }
    }
    for place in 0..12 {
        let mut wrong: Vec<char> = sound.chars().collect();
        if wrong[place] != wrong[place + 1] {
            wrong.swap(place, place + 1);
            assert_eq!(String::from_iter(wrong).parse::<Ticket>(), Err(Malformed));
        }
    }
}

#[test]
fn an_access_code_is_five_groups_of_four() {
    let code = AccessCode::from_bits(u64::MAX);
    assert_eq!(code.reveal().len(), 24);
    assert!(code.reveal().parse::<AccessCode>() == Ok(code));
    for wrong in ["", "12", "1234-5678-9012-3456-789a", "0000-0000-0000-0000-0001"] {
        assert!(wrong.parse::<AccessCode>().is_err(), "{wrong}");
    }
}

#[test]
fn a_day_begins_at_its_own_zones_midnight() {
    let date = jiff::civil::date(2026, 3, 20);
    for zone in Zone::ALL {
        let midnight = zone.midnight(date);
        assert_eq!(zone.date_of(midnight), date);
        assert_eq!(zone.date_of(Instant(midnight.0 - 1)), jiff::civil::date(2026, 3, 19));
    }
    assert!(Zone::Wit.midnight(date) < Zone::Wib.midnight(date));
}

#[test]
fn a_unit_code_names_its_institution() {
    let unit: UnitCode = "PEMDA-33.74/DISDIK".parse().expect("a unit code");
    assert_eq!(unit.institution.as_str(), "PEMDA-33.74");
    assert_eq!(unit.to_string(), "PEMDA-33.74/DISDIK");
    assert_eq!("PEMDA-33.74".parse::<UnitCode>(), Err(Malformed));
}
