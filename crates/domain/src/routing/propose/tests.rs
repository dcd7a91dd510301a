use super::*;
use crate::routing::sample::{Asked, Sample, exchanged, some, told};
use proptest::prelude::*;
use std::collections::BTreeSet;

const NOTHING: Asked = Asked { words: "", at: "", topic: "", institution: "" };

/// What is sent, and the proposal as one line.
type Row = (Asked, &'static str);

const fn at(at: &'static str, words: &'static str) -> Asked {
    Asked { words, at, ..NOTHING }
}

const WORDS_AND_PLACE: [Row; 8] = [
    (at("1.01", "the school roof leaks"), "school > GOV-1.01/learning | words place duty | system"),
    (at("1.03", "our teacher is gone"), "school > GOV-1/learning | words place not_autonomous duty | system"),
    (at("1.02", "the high school"), "school > GOV-1/learning | words qualifier place duty | system"),
    (at("2", "pothole"), "road > GOV-2/works | words place duty | system"),
    (at("1.02", "pothole"), "road > GOV-1/works | words area_rule place duty | system"),
    (at("", "pothole on the trunk road"), "road > ROADS | words qualifier duty | system"),
    (at("", "an outage again"), "light > POWER | words duty | system"),
    (at("1.01", "the school bus"), "bus > GOV-1 | words place duty | system"),
];

const TO_A_PERSON: [Row; 13] = [
    (at("1.01", "something is wrong"), "- > - |  | no_topic"),
    (at("", "pothole"), "road > - | words duty | no_place"),
    (at("1", "pothole"), "road > - | words duty | place_too_wide"),
    (at("", "the ferry sank"), "ferry > - | words | no_place"),
    (at("1.01", "a comet fell"), "comet > - | words | no_institution"),
    (at("1.01", "a bad dream"), "dream > - | words duty | no_institution"),
    (at("", "the lamp"), "light > POWER | words duty | below_threshold"),
    (at("1.01", "school and road"), "school > GOV-1.01/learning | words place duty | below_threshold"),
    (at("1.02", "a child was beaten"), "abuse > GOV-1.02/shelter | words place duty | sensitive"),
    (at("", "a child was beaten"), "abuse > - | words duty | sensitive"),
    (at("1.01", "they took a bribe"), "graft > AUDIT | words duty | supervised"),
    (
        at("1.01", "teacher of the school asks a bribe"),
        "school > GOV-1.01/learning | words place duty also_speaks_for | may_be_sensitive",
    ),
    (
        at("", "outage and a fee"), // a hint of misconduct too weak to hold the report back
        "light > POWER | words duty | system",
    ),
];

const CHOSEN: [Row; 12] = [
    (Asked { topic: "light", ..NOTHING }, "light > POWER | chosen_topic duty | system"),
    (Asked { topic: "unheard of", ..NOTHING }, "- > - |  | no_topic"),
    (Asked { institution: "POWER", ..NOTHING }, "- > POWER | chosen_institution | no_topic"),
    (Asked { institution: "UNKNOWN", ..NOTHING }, "- > - |  | no_topic"),
    (
        Asked { topic: "light", ..at("1.01", "pothole on the road") },
        "road > GOV-1.01/works | words place duty | system",
    ),
    (
        Asked { institution: "POWER", ..at("", "the lamp") },
        "light > POWER | words duty chosen_institution | system",
    ),
    (
        Asked { institution: "AUDIT", ..at("", "an outage") },
        "light > POWER | words duty chosen_other | system",
    ),
    (Asked { institution: "UNKNOWN", ..at("", "an outage") }, "light > POWER | words duty | system"),
    (
        Asked { institution: "GOV-1.01", ..at("", "pothole") },
        "road > - | words duty chosen_institution | no_place",
    ),
    (
        Asked { institution: "GOV-1.01", ..at("1.02", "a child was beaten") },
        "abuse > GOV-1.02/shelter | words place duty chosen_other | sensitive",
    ),
    (
        Asked { topic: "graft", ..at("", "outage") },
        "light > POWER | words duty chosen_topic | may_be_sensitive",
    ),
    (
        Asked { topic: "graft", ..at("", "an outage since no fee was paid") },
        "light > POWER | words duty also_speaks_for chosen_topic | may_be_sensitive",
    ),
];

fn rows() -> impl Iterator<Item = Row> {
    WORDS_AND_PLACE.into_iter().chain(TO_A_PERSON).chain(CHOSEN)
}

#[track_caller]
fn check(rows: &[Row]) {
    let book = Sample::new();
    for (asked, expected) in rows {
        assert_eq!(told(&book.propose(asked)), *expected, "{asked:?}");
    }
}

#[test]
fn words_and_place_lead_to_who_answers() {
    check(&WORDS_AND_PLACE);
}

#[test]
fn a_person_decides_and_the_proposal_says_why() {
    check(&TO_A_PERSON);
}

#[test]
fn what_the_reporter_chose_is_evidence_not_a_command() {
    check(&CHOSEN);
}

#[test]
fn the_tables_hold_every_rule_and_every_cause() {
    let book = Sample::new();
    let proposals: Vec<Proposal> = rows().map(|(asked, _)| book.propose(&asked)).collect();
    let spoke: BTreeSet<Rule> =
        proposals.iter().flat_map(|proposal| &proposal.reasons).map(|reason| reason.rule).collect();
    let causes: BTreeSet<Why> = proposals
        .iter()
        .filter_map(|proposal| match proposal.decides {
            Decides::Person(why) => Some(why),
            Decides::System => None,
        })
        .collect();
    let mut rules = BTreeSet::from(Rule::ALL);
    assert!(rules.remove(&Rule::Resembles), "it stands beside the steps, in suggestions");
    assert_eq!(spoke, rules);
    assert_eq!(causes, BTreeSet::from(Why::ALL));
    assert!(Rule::ALL.iter().all(|rule| Rule::from_code(rule.code()) == Some(*rule)));
    assert!(Why::ALL.iter().all(|why| Why::from_code(why.code()) == Some(*why)));
}

/// Everything a proposal says but the arguments of its reasons, with two institutions exchanged.
fn outcome(proposal: &Proposal, a: &InstitutionCode, b: &InstitutionCode) -> String {
    let swapped = |code: &InstitutionCode| exchanged(code, a, b);
    let mut other = proposal.clone();
    other.institution = proposal.institution.as_ref().map(swapped);
    for alternative in &mut other.alternatives {
        alternative.institution = alternative.institution.as_ref().map(swapped);
    }
    format!("{} {} {:?}", told(&other), other.confidence, other.alternatives)
}

#[test]
fn swapping_two_institutions_moves_exactly_their_answers() {
    let book = Sample::new();
    let codes: Vec<InstitutionCode> = book.institutions.iter().map(|one| one.code.clone()).collect();
    let mut moved = BTreeSet::new();
    for a in &codes {
        for b in codes.iter().filter(|b| *b != a) {
            let mut other = book.clone();
            other.swap(a, b);
            for (asked, _) in rows().filter(|(asked, _)| asked.institution.is_empty()) {
                let (before, after) = (book.propose(&asked), other.propose(&asked));
                assert_eq!(outcome(&after, b, b), outcome(&before, a, b), "{a} and {b}: {asked:?}");
                moved.extend(before.institution.filter(|code| after.institution.as_ref() != Some(code)));
            }
        }
    }
    let answering = ["AUDIT", "GOV-1", "GOV-1.01", "GOV-1.02", "GOV-2", "POWER", "ROADS"];
    assert_eq!(moved, answering.into_iter().map(InstitutionCode::new).collect());
}

/// Confidence in hundredths.
fn hundredths(asked: Asked) -> i32 {
    (Sample::new().propose(&asked).confidence * 100.0).round() as i32
}

#[test]
fn the_confidence_falls_with_a_rival_and_with_little_said() {
    assert_eq!(hundredths(at("", "outage")), 92);
    assert_eq!(hundredths(at("", "outage in the school")), 55);
    assert_eq!(hundredths(at("", "lamp")), 34);
    assert_eq!(hundredths(NOTHING), 0);
    let elsewhere = Asked { institution: "AUDIT", ..at("", "outage") };
    assert_eq!(hundredths(elsewhere), 76);
    let unknown = Asked { institution: "UNKNOWN", ..at("", "outage") };
    assert_eq!(hundredths(unknown), 92);
}

#[test]
fn a_phrase_counts_once_and_every_place_is_shown() {
    assert_eq!(hundredths(at("", "outage outage outage")), hundredths(at("", "outage")));
    let proposal = Sample::new().propose(&at("", "outage outage"));
    assert_eq!(proposal.reasons[0].args[1], ("words", "outage".to_owned()));
    assert_eq!(proposal.reasons[0].spans, [(0, 6), (7, 13)]);
}

#[test]
fn a_phrase_inside_a_longer_one_counts_only_where_it_stands_alone() {
    let topics_of = |words: &'static str| {
        let proposal = Sample::new().propose(&at("1.01", words));
        let others = proposal.alternatives.iter().map(|other| other.topic.to_string());
        proposal.topic.iter().map(ToString::to_string).chain(others).collect::<Vec<_>>()
    };
    assert_eq!(topics_of("high school road"), ["road"]);
    assert_eq!(topics_of("high school road of the school"), ["road", "school"]);
    assert_eq!(topics_of("beaten at school"), ["abuse"]);
}

#[test]
fn a_weight_out_of_range_neither_silences_a_topic_nor_outshouts_the_others() {
    let hit = |phrase: &str, weight, start| Evidence {
        topic: TopicCode::new("light"),
        phrase: phrase.to_owned(),
        weight,
        span: (start, start + 1),
    };
    let confidence = |second| {
        let evidence = [hit("a", 0.5, 0), hit("b", second, 2)];
        let drawn = Drawn { evidence: evidence.to_vec(), ..Drawn::default() };
        drawn.propose().confidence
    };
    for nothing in [0.0, -3.0, f32::NEG_INFINITY, f32::NAN] {
        assert_eq!(confidence(nothing), without_rival(0.5), "{nothing}");
    }
    for most in [4.0, 400.0, f32::MAX, f32::INFINITY] {
        assert_eq!(confidence(most), without_rival(4.5), "{most}");
    }
}

/// The confidence of a topic without a rival.
fn without_rival(score: f32) -> f32 {
    1.0 - (-score / 1.2).exp()
}

#[test]
fn a_tie_goes_to_the_earlier_topic_and_at_most_three_others_are_named() {
    let proposal = Sample::new().propose(&at("1.01", "pier ferry outage pothole dream comet"));
    assert_eq!(proposal.topic, Some(TopicCode::new("road")));
    let others: Vec<String> = proposal
        .alternatives
        .iter()
        .map(|other| {
            let institution = other.institution.as_ref().map_or("-", InstitutionCode::as_str);
            format!("{} > {institution}", other.topic)
        })
        .collect();
    assert_eq!(others, ["light > POWER", "ferry > GOV-1", "pier > -"]);
}

const TOPICS: [&str; 11] =
    ["school", "road", "bus", "light", "ferry", "pier", "comet", "dream", "abuse", "graft", "unheard of"];
const AREAS: [&str; 9] = ["", "1", "1.01", "1.02.03", "1.03", "2", "2.01.01.0001", "3.01", "odd"];
const INSTITUTIONS: [&str; 6] = ["", "POWER", "AUDIT", "GOV-1", "GOV-1.03", "UNKNOWN"];
const QUALIFIERS: [&str; 5] = ["high school", "school abroad", "toll", "ring road", "ring"];

fn span() -> impl Strategy<Value = Span> {
    (0_usize..80, 1_usize..20).prop_map(|(start, length)| (start, start + length))
}

fn evidence() -> impl Strategy<Value = Evidence> {
    (prop::sample::select(&TOPICS[..]), "[a-d]", prop::num::f32::ANY, 0_f32..4.0, span()).prop_map(
        |(topic, phrase, wild, sane, span)| Evidence {
            topic: TopicCode::new(topic),
            phrase,
            weight: if span.0 % 4 == 0 { wild } else { sane },
            span,
        },
    )
}

/// A report with random evidence.
#[derive(Clone, Debug, Default)]
struct Drawn {
    evidence: Vec<Evidence>,
    qualifiers: Vec<Qualifier>,
    area: Option<AreaCode>,
    topic: Option<TopicCode>,
    institution: Option<InstitutionCode>,
}

impl Drawn {
    fn propose(&self) -> Proposal {
        let question = Question {
            evidence: &self.evidence,
            likeness: &[],
            qualifiers: &self.qualifiers,
            area: self.area.as_ref(),
            chosen_topic: self.topic.as_ref(),
            chosen_institution: self.institution.as_ref(),
        };
        propose(&question, &Sample::new())
    }

    fn with(&self, evidence: Evidence) -> Drawn {
        let mut more = self.clone();
        more.evidence.push(evidence);
        more
    }
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let qualifier = (prop::sample::select(&QUALIFIERS[..]), span())
        .prop_map(|(word, span)| Qualifier { word: word.to_owned(), span });
    (
        prop::collection::vec(evidence(), 0..12),
        prop::collection::vec(qualifier, 0..4),
        prop::sample::select(&AREAS[..]),
        prop::option::weighted(0.3, prop::sample::select(&TOPICS[..])),
        prop::sample::select(&INSTITUTIONS[..]),
    )
        .prop_map(|(evidence, qualifiers, area, topic, institution)| Drawn {
            evidence,
            qualifiers,
            area: some(area).map(AreaCode::new),
            topic: topic.map(TopicCode::new),
            institution: some(institution).map(InstitutionCode::new),
        })
}

proptest! {
    #[test]
    fn the_confidence_is_a_share(drawn in drawn()) {
        let proposal = drawn.propose();
        prop_assert!((0.0..=1.0).contains(&proposal.confidence), "{}", proposal.confidence);
        for other in &proposal.alternatives {
            prop_assert!((0.0..=1.0).contains(&other.confidence), "{}", other.confidence);
        }
    }

    #[test]
    fn the_same_question_gets_the_same_proposal(drawn in drawn()) {
        prop_assert_eq!(drawn.propose(), drawn.propose());
    }

    #[test]
    fn no_institution_is_named_without_a_reason(drawn in drawn()) {
        let proposal = drawn.propose();
        if let Some(institution) = &proposal.institution {
            let grounds = [Rule::Duty, Rule::ChosenInstitution];
            let named = ("institution", institution.to_string());
            prop_assert!(
                proposal.reasons.iter().any(|it| grounds.contains(&it.rule) && it.args.contains(&named)),
                "{proposal:?}"
            );
        }
    }

    #[test]
    fn the_duty_alone_names_the_institution_of_a_topic(drawn in drawn()) {
        let proposal = drawn.propose();
        if let Some(topic) = &proposal.topic {
            let book = Sample::new();
            let owner = answerable(topic, &drawn.qualifiers, drawn.area.as_ref(), &book).ok();
            let owner = owner.map(|answer| answer.institution.code.clone());
            prop_assert_eq!(proposal.institution, owner);
        }
    }

    #[test]
    fn the_system_decides_only_with_an_institution_and_never_on_what_needs_a_person(drawn in drawn()) {
        let proposal = drawn.propose();
        if proposal.decides == Decides::System {
            let book = Sample::new();
            let topic = proposal.topic.as_ref().and_then(|code| book.topic(code)).expect("a topic");
            prop_assert!(proposal.institution.is_some());
            prop_assert!(!topic.needs_person());
            prop_assert!(proposal.confidence >= topic.threshold);
        }
    }

    #[test]
    fn a_hit_inside_a_longer_one_changes_nothing(
        drawn in drawn(), inner in evidence(), which in any::<prop::sample::Index>()
    ) {
        prop_assume!(!drawn.evidence.is_empty());
        let (start, end) = which.get(&drawn.evidence).span;
        prop_assume!(end - start > 1);
        let shorter = [(start, end - 1), (start + 1, end)];
        for span in shorter {
            prop_assert_eq!(drawn.with(Evidence { span, ..inner.clone() }).propose(), drawn.propose());
        }
    }

    #[test]
    fn a_repeated_phrase_changes_nothing_but_the_places(drawn in drawn(), hit in evidence()) {
        let once = drawn.with(Evidence { span: (1000, 1005), ..hit.clone() });
        let twice = once.with(Evidence { span: (1010, 1015), ..hit });
        let (mut once, mut twice) = (once.propose(), twice.propose());
        for reason in once.reasons.iter_mut().chain(&mut twice.reasons) {
            reason.spans.clear();
        }
        prop_assert_eq!(once, twice);
    }
}
