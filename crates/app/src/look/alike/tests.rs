use super::{Alike, Nearness, nearness, reasons};
use lapor_domain::values::AreaCode;
use lapor_text::alike::{Between, Sketch};

fn near(one: &str, other: &str) -> Nearness {
    let area = |code: &str| (!code.is_empty()).then(|| AreaCode::new(code));
    nearness(area(one).as_ref(), area(other).as_ref())
}

#[test]
fn a_village_is_near_itself_and_whatever_holds_it_may_be_near() {
    assert_eq!(near("33.74.01.1001", "33.74.01.1001"), Nearness::Same);
    for (one, other) in [
        ("33.74.01.1001", "33.74.01"),
        ("33.74", "33.74.01.1001"),
        ("33.74.01", "33.74.01"),
        ("33.74.01.1001", ""),
        ("", ""),
    ] {
        assert_eq!(near(one, other), Nearness::Unsaid, "{one} {other}");
    }
    for (one, other) in [("33.74.01.1001", "33.74.01.1002"), ("33.74", "33.75"), ("33.7", "33.74.01")] {
        assert_eq!(near(one, other), Nearness::Elsewhere, "{one} {other}");
    }
}

#[test]
fn every_reason_is_told_once_and_in_order() {
    let one = Sketch::of("Lubang di Jalan Kenanga RT 3, jalan Kenanga dekat Dusun Wonokerto, motor jatuh");
    let other = Sketch::of("jl kenanga rt 03 berlubang, dusun wonokerto, ada motor jatuh");
    let told = reasons(one.compare(&other, Between { nearness: Nearness::Same, days: 4 }));
    assert_eq!(told[0], Alike::SameVillage);
    assert_eq!(told[1], Alike::SameRoad("kenanga".to_owned()));
    assert_eq!(told[2], Alike::SameName("wonokerto".to_owned()));
    assert_eq!(told[3], Alike::SameNumbers(vec!["RT 3".to_owned()]));
    let words = ["lubang", "motor", "jatuh"].map(str::to_owned);
    assert_eq!(told[4], Alike::Words(words.to_vec()), "what only says where is told apart");
    assert_eq!(told[5..], [Alike::DaysApart(4)]);
}
