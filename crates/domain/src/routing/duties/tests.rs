use super::*;
use crate::routing::sample::{Sample, rules, some};

/// Who answers for the topic when the report says `words` about a place: `institution | rules`, or
/// what is missing in place of the institution.
#[track_caller]
fn check(topic: &str, words: &str, at: &str, expected: &str) {
    let book = Sample::new();
    let area = some(at).map(AreaCode::new);
    let told = match answerable(&TopicCode::new(topic), &book.qualifiers(words), area.as_ref(), &book) {
        Ok(answer) => {
            let unit = answer.unit.map(|unit| format!("/{}", unit.kind)).unwrap_or_default();
            format!("{}{unit} | {}", answer.institution.code, rules(&answer.reasons))
        }
        Err(unanswered) => format!("{} | {}", unanswered.why.code(), rules(&unanswered.reasons)),
    };
    assert_eq!(told, expected, "{topic} at {at:?}: {words:?}");
}

#[test]
fn the_place_names_the_government_of_the_level_that_owns_the_duty() {
    check("school", "", "1.01", "GOV-1.01/learning | place duty");
    check("school", "", "1.01.02", "GOV-1.01/learning | place duty");
    check("school", "", "1.02.07.1004", "GOV-1.02/learning | place duty");
    check("bus", "", "1.02.07.1004", "GOV-1 | place duty");
    check("bus", "", "1", "GOV-1 | place duty");
    check("light", "", "1.02", "POWER | duty");
    check("light", "", "", "POWER | duty");
}

#[test]
fn where_a_city_does_not_govern_the_province_answers() {
    check("school", "", "1.03", "GOV-1/learning | place not_autonomous duty");
    check("school", "", "1.03.04", "GOV-1/learning | place not_autonomous duty");
    check("school", "", "2.01", "GOV-2/learning | place not_autonomous duty");
    check("bus", "", "2.01", "GOV-2 | place duty");
}

#[test]
fn a_province_is_too_wide_unless_no_regency_in_it_governs() {
    check("school", "", "1", "place_too_wide | duty");
    check("school", "", "2", "GOV-2/learning | place duty");
}

#[test]
fn what_is_missing_is_named() {
    check("school", "", "", "no_place | duty");
    check("bus", "", "", "no_place | duty");
    check("school", "", "1.04", "no_institution | duty");
    check("school", "", "3", "place_too_wide | duty");
    check("bus", "", "3.01", "no_institution | duty");
    check("dream", "", "1.01", "no_institution | duty");
    check("comet", "", "1.01", "no_institution | ");
    check("unheard of", "", "1.01", "no_institution | ");
}

#[test]
fn where_every_row_is_bound_to_a_place_the_place_is_what_is_missing() {
    check("ferry", "", "1.01", "GOV-1 | area_rule place duty");
    check("ferry", "", "", "no_place | ");
    check("ferry", "", "2.01", "no_institution | ");
    check("pier", "", "1.02", "GOV-1.02 | area_rule place duty");
    check("pier", "", "1", "place_too_wide | ");
    check("pier", "", "1.01", "no_institution | ");
}

#[test]
fn words_decide_between_rows_the_longest_first() {
    check("school", "our high school", "1.01", "GOV-1/learning | qualifier place duty");
    check("school", "my school abroad", "1.01", "ENVOYS | qualifier duty");
    check("school", "a school abroad near no high school", "1.01", "ENVOYS | qualifier duty");
    check("road", "trunk road", "1.01", "ROADS | qualifier duty");
    check("road", "the bypass by the toll", "1.01", "GOV-1/works | qualifier place duty");
}

#[test]
fn the_words_of_another_topic_decide_nothing() {
    check("road", "the high school", "1.01", "GOV-1.01/works | place duty");
    check("bus", "toll on the trunk road", "1.01", "GOV-1 | place duty");
}

#[test]
fn a_row_bound_to_the_area_wins_unless_words_speak() {
    check("road", "", "1.02", "GOV-1/works | area_rule place duty");
    check("road", "", "1.02.01", "GOV-1/works | area_rule place duty");
    check("road", "", "1.01", "GOV-1.01/works | place duty");
    check("road", "toll", "1.02", "ROADS | qualifier duty");
}

/// The row among some rows of one topic that decides: each given by its words.
#[track_caller]
fn decides(rows: &[&[&str]], hits: &[(&str, Span)], expected: usize) {
    let template = Sample::new().duties.remove(0);
    let row = |words: &&[&str]| Duty {
        when: words.iter().map(|&word| word.to_owned()).collect(),
        ..template.clone()
    };
    let rows: Vec<Duty> = rows.iter().map(row).collect();
    let rows: Vec<&Duty> = rows.iter().collect();
    let hits: Vec<Qualifier> =
        hits.iter().map(|&(word, span)| Qualifier { word: word.to_owned(), span }).collect();
    assert_eq!(deciding_row(&rows, &hits, None), Some(rows[expected]), "{hits:?}");
}

#[test]
fn more_phrases_win_among_equals_but_each_counts_once_and_none_inside_a_longer_one() {
    decides(&[&["abcd"], &["efgh", "ij"]], &[("abcd", (0, 4)), ("efgh", (5, 9)), ("ij", (10, 12))], 1);
    decides(&[&["abcd"], &["efgh"]], &[("abcd", (0, 4)), ("efgh", (5, 9)), ("efgh", (10, 14))], 0);
    decides(&[&["abcd"], &["ef h", "ef"]], &[("abcd", (0, 4)), ("ef h", (5, 9)), ("ef", (5, 7))], 0);
    decides(&[&[], &["abcd"]], &[("abcd", (0, 4))], 1);
    decides(&[&[], &["abcd"]], &[], 0);
}

#[test]
fn the_duty_is_told_with_its_basis_and_the_words_where_they_stand() {
    let book = Sample::new();
    let words = "the ring road ring by ring is closed";
    let qualifiers = book.qualifiers(words);
    let area = AreaCode::new("1.03.01");
    let answer = answerable(&TopicCode::new("road"), &qualifiers, Some(&area), &book).expect("an answer");
    let told: Vec<String> = answer
        .reasons
        .iter()
        .map(|reason| {
            let args: Vec<String> =
                reason.args.iter().map(|(name, value)| format!("{name}={value}")).collect();
            let spans: Vec<&str> = reason.spans.iter().map(|&(start, end)| &words[start..end]).collect();
            format!("{}: {}; {spans:?}", reason.rule.code(), args.join(", "))
        })
        .collect();
    assert_eq!(
        told,
        [
            r#"qualifier: topic=road, words=ring road|ring; ["ring road", "ring", "ring"]"#,
            r#"place: area=1.03.01, institution=GOV-1; []"#,
            r#"duty: topic=road, level=province, basis=Invented act, article 1, status=house_rule, institution=GOV-1, unit=works; []"#,
        ]
    );
}
