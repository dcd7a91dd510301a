use super::rfc3339;
use lapor_domain::values::{Instant, Zone};

#[test]
fn times_are_those_of_their_zone() {
    let at = Instant(1_795_458_600_123_456);
    assert_eq!(rfc3339(at, Zone::Wib), "2026-11-24T01:30:00+07:00");
    assert_eq!(rfc3339(at, Zone::Wit), "2026-11-24T03:30:00+09:00");
    for zone in Zone::ALL {
        let read: jiff::Timestamp = rfc3339(at, zone).parse().expect("a time");
        assert_eq!(read.as_microsecond(), at.0 - 123_456);
    }
}
