use super::*;

fn form(fields: &[(&str, &str)]) -> CaseForm {
    let mut form = CaseForm::default();
    for (name, value) in fields {
        let field = match *name {
            "text" => &mut form.text,
            "institution" => &mut form.institution,
            "unit" => &mut form.unit,
            "reason" => &mut form.reason,
            "instead" => &mut form.instead,
            "instead_q" => &mut form.instead_q,
            "kind" => &mut form.kind,
            "law" => &mut form.law,
            "until" => &mut form.until,
            "days" => &mut form.days,
            "seen_version" => &mut form.seen_version,
            "token" => &mut form.token,
            other => panic!("no such field: {other}"),
        };
        *field = (*value).to_owned();
    }
    form
}

fn said(name: CommandName, fields: &[(&str, &str)]) -> Result<Command, Open> {
    form(fields).command(name)
}

fn check(name: CommandName, fields: &[(&str, &str)], command: Command) {
    assert!(said(name, fields) == Ok(command), "{fields:?}");
}

fn check_open(name: CommandName, fields: &[(&str, &str)], field: &'static str) {
    assert_eq!(said(name, fields).err(), Some(Open(field)), "{fields:?}");
}

#[test]
fn a_route_names_an_institution_and_perhaps_its_unit() {
    let institution = InstitutionCode::new("PEMDA-91");
    let whole = Command::Route { institution: institution.clone(), unit: None };
    check(CommandName::Route, &[("institution", "PEMDA-91"), ("unit", "")], whole);
    let unit = "PEMDA-91/dinas-jalan".parse().ok();
    let to_unit = Command::Route { institution, unit };
    check(CommandName::Route, &[("institution", "PEMDA-91"), ("unit", "dinas-jalan")], to_unit);
    check_open(CommandName::Route, &[("unit", "dinas-jalan")], "institution");
}

#[test]
fn a_promise_names_a_day_and_what_is_none_is_no_day_to_come() {
    let promise = |until| Command::Promise { text: "Ditambal.".into(), until };
    let day = jiff::civil::date(2026, 8, 31);
    check(CommandName::Promise, &[("text", "Ditambal."), ("until", " 2026-08-31 ")], promise(day));
    for nonsense in ["", "besok", "2026-02-30", "31-08-2026"] {
        check(CommandName::Promise, &[("text", "Ditambal."), ("until", nonsense)], promise(Date::MIN));
    }
}

#[test]
fn an_extension_names_days_and_what_is_no_number_adds_none() {
    let extend = |days| Command::Extend { text: "Aspal belum datang.".into(), days };
    check(CommandName::Extend, &[("text", "Aspal belum datang."), ("days", " 5 ")], extend(5));
    for nonsense in ["", "lima", "-3", "1.5", "70000"] {
        check(CommandName::Extend, &[("text", "Aspal belum datang."), ("days", nonsense)], extend(0));
    }
}

#[test]
fn a_typed_name_must_be_chosen_from_what_was_found() {
    let typed = [("reason", "area"), ("text", "Bukan di sini."), ("instead_q", "Kota Muara")];
    check_open(CommandName::Decline, &typed, "instead");
    let nobody = Command::Decline {
        reason: DeclineReason::Area,
        text: "Bukan di sini.".into(),
        instead: None,
        found: Findings::default(),
    };
    check(
        CommandName::Decline,
        &[("reason", "area"), ("text", "Bukan di sini."), ("instead_q", "  ")],
        nobody,
    );
    check_open(CommandName::Decline, &[("text", "Bukan di sini.")], "reason");
}

#[test]
fn only_a_refusal_carries_a_law() {
    let answer = |kind, law: &str| Command::Answer { kind, text: "Baik.".into(), law: law.to_owned() };
    let fields = |kind| [("kind", kind), ("text", "Baik."), ("law", "Perda 1/2020")];
    check(CommandName::Answer, &fields("refused"), answer(AnswerKind::Refused, "Perda 1/2020"));
    check(CommandName::Answer, &fields("done"), answer(AnswerKind::Done, ""));
    check_open(CommandName::Answer, &fields("maybe"), "kind");
}

#[test]
fn a_form_that_lost_its_version_has_seen_nothing() {
    assert_eq!(form(&[("seen_version", "7"), ("token", "x")]).envelope().seen, Some(7));
    assert_eq!(form(&[("seen_version", "seven")]).envelope().seen, Some(u64::MAX));
    assert_eq!(form(&[]).envelope().key, None);
}
