use jiff::civil::{Date, date};
use lapor_domain::deadlines::calendar::{DayKind, DayStatus};
use lapor_domain::deadlines::clocks::{ClockKind, Extension};
use lapor_domain::deadlines::instruments::{Instrument, Instruments, Length, Limits};
use lapor_domain::deadlines::sum::{Day, Skipped, Sum};
use lapor_domain::law::LegalStatus;
use lapor_domain::values::{InstrumentCode, Zone};

use crate::{Lang, Words};

fn instruments(status: LegalStatus, note: &str) -> Instruments {
    let one = Instrument {
        code: InstrumentCode::new("rule"),
        name: "Peraturan Contoh 1/2000".to_owned(),
        name_en: "Sample Regulation 1/2000".to_owned(),
        status,
        note: note.to_owned(),
        note_en: note.to_owned(),
    };
    let limits = Limits {
        contest_hk: 30,
        reopen_hk: 30,
        resume_hk: 30,
        reopenings: 2,
        contests: 1,
        pausing_questions: 2,
        pause_hk: 20,
        binding_after_declines: 2,
        promise_renewals: 1,
    };
    Instruments::new(vec![one], Vec::new(), limits)
}

fn day(on: Date, counted: Result<u16, Skipped>) -> Day {
    Day { date: on, counted }
}

fn listed(name: &str, status: DayStatus) -> Skipped {
    Skipped::Listed { name: name.to_owned(), kind: DayKind::JointLeave, status }
}

fn friday_to_wednesday(kind: ClockKind) -> Sum {
    let start = date(2026, 11, 27);
    Sum {
        kind,
        started_at: Zone::Wib.midnight(start).plus_seconds(9 * 3600),
        started_on: start,
        zone: Zone::Wib,
        length: Length::WorkingDays(1),
        extensions: Vec::new(),
        days: vec![
            day(date(2026, 11, 28), Err(Skipped::Weekend)),
            day(date(2026, 11, 29), Err(Skipped::Weekend)),
            day(date(2026, 11, 30), Err(listed("Cuti Contoh", DayStatus::Estimated))),
            day(date(2026, 12, 1), Err(Skipped::Paused)),
            day(date(2026, 12, 2), Ok(1)),
        ],
        last_day: Some(date(2026, 12, 2)),
        due_at: Some(Zone::Wib.midnight(date(2026, 12, 3))),
        instrument: InstrumentCode::new("rule"),
        is_provisional: true,
        assumes_longest_pause: true,
    }
}

#[test]
fn a_sum_can_be_counted_again() {
    let said = Words::new(Lang::Id)
        .sum(&friday_to_wednesday(ClockKind::Resolution), &instruments(LegalStatus::Repealed, ""));
    assert_eq!(said.title, "Penyelesaian");
    assert_eq!(said.start, "Jumat, 27 November 2026 pukul 09.00 WIB");
    assert_eq!(said.length, "1 hari kerja");
    assert_eq!(said.due, "Paling lambat Rabu, 2 Desember 2026");
    assert_eq!(said.basis, "target layanan 1 hari kerja menurut Peraturan Contoh 1/2000 (sudah dicabut)");
    let row = |days: &str, why: &str| (days.to_owned(), why.to_owned());
    assert_eq!(
        said.skipped,
        [
            row("28 Nov 2026 – 29 Nov 2026", "Sabtu atau Minggu"),
            row("Senin, 30 November 2026", "Cuti Contoh (cuti bersama, masih perkiraan)"),
            row("Selasa, 1 Desember 2026", "dijeda, menunggu jawaban pelapor"),
        ]
    );
    assert!(said.provisional.is_some() && said.pause.is_some());
}

#[test]
fn every_clock_and_every_standing_has_its_words() {
    for lang in Lang::ALL {
        let words = Words::new(lang);
        for kind in ClockKind::ALL {
            for status in LegalStatus::ALL {
                let said = words.sum(&friday_to_wednesday(kind), &instruments(status, "catatan"));
                assert!(said.basis.contains(&words.standing(status)), "{kind:?}: {}", said.basis);
                assert!(said.basis.contains("catatan"), "{}", said.basis);
                assert!(!said.meaning.is_empty());
            }
        }
        for kind in DayKind::ALL {
            assert!(!words.day_kind(kind).is_empty());
        }
    }
}

#[test]
fn a_note_that_says_the_standing_is_not_said_twice() {
    let note = "sudah dicabut; angka barunya menunggu verifikasi";
    let said = Words::new(Lang::Id)
        .sum(&friday_to_wednesday(ClockKind::Resolution), &instruments(LegalStatus::Repealed, note));
    assert_eq!(said.basis.matches("sudah dicabut").count(), 1, "{}", said.basis);
}

#[test]
fn an_instrument_nobody_holds_is_unverified() {
    let mut sum = friday_to_wednesday(ClockKind::Completion);
    sum.instrument = InstrumentCode::new("gone");
    let said = Words::new(Lang::Id).sum(&sum, &instruments(LegalStatus::InForce, ""));
    assert_eq!(said.basis, "waktu menjawab 1 hari kerja menurut gone (menunggu verifikasi)");
}

#[test]
fn a_clock_without_limit_has_no_last_day() {
    let mut sum = friday_to_wednesday(ClockKind::TotalWait);
    (sum.length, sum.days, sum.last_day, sum.due_at) = (Length::Unlimited, Vec::new(), None, None);
    let said = Words::new(Lang::En).sum(&sum, &instruments(LegalStatus::HouseRule, ""));
    assert_eq!((said.last_day, said.due.as_str()), (None, "No limit"));
}

#[test]
fn an_extension_says_how_much_since_when_and_by_which_rule() {
    let mut sum = friday_to_wednesday(ClockKind::Resolution);
    let at = Zone::Wib.midnight(date(2026, 11, 30));
    sum.extensions = vec![Extension { at, days: 5, instrument: InstrumentCode::new("rule") }];
    let rules = instruments(LegalStatus::HouseRule, "");
    let said = Words::new(Lang::Id).sum(&sum, &rules).extensions;
    let told =
        "5 hari kerja, sejak Senin, 30 November 2026 menurut Peraturan Contoh 1/2000 (aturan kami sendiri)";
    assert_eq!(said, [told]);
}
