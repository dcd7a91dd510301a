use super::{ARGUMENTS, StoredProposal};
use lapor_domain::routing::likeness::Suggestion;
use lapor_domain::routing::propose::{Alternative, Proposal};
use lapor_domain::routing::reasons::{Decides, Reason, Rule, Why};
use lapor_domain::values::{InstitutionCode, TopicCode};

fn back(proposal: &Proposal) -> Option<Proposal> {
    let text = serde_json::to_string(&StoredProposal::from(proposal)).expect("text");
    serde_json::from_str::<StoredProposal>(&text).expect("read").proposal()
}

fn proposal(decides: Decides) -> Proposal {
    let args = ARGUMENTS.into_iter().map(|name| (name, format!("\"{name}|\u{202e}")));
    let reason = |rule| Reason { rule, args: args.clone().collect(), spans: vec![(0, 3), (7, 20_000)] };
    Proposal {
        topic: Some(TopicCode::new("roads")),
        institution: Some(InstitutionCode::new("A")),
        unit: "A/B".parse().ok(),
        confidence: 0.1 + 0.2,
        reasons: Rule::ALL.into_iter().map(reason).collect(),
        alternatives: vec![
            Alternative { topic: TopicCode::new("x"), institution: None, confidence: 1.0 / 3.0 },
            Alternative {
                topic: TopicCode::new("y"),
                institution: Some(InstitutionCode::new("B")),
                confidence: 0.0,
            },
        ],
        suggestions: vec![Suggestion {
            topic: TopicCode::new("z"),
            institution: Some(InstitutionCode::new("C")),
            confidence: 0.7,
            reason: reason(Rule::Resembles),
        }],
        decides,
    }
}

#[test]
fn every_proposal_comes_back_as_it_was() {
    let whys = Why::ALL.into_iter().map(Decides::Person);
    for decides in whys.chain([Decides::System]) {
        let full = proposal(decides);
        assert_eq!(back(&full), Some(full));
    }
    let empty = Proposal {
        topic: None,
        institution: None,
        unit: None,
        confidence: 0.0,
        reasons: Vec::new(),
        alternatives: Vec::new(),
        suggestions: Vec::new(),
        decides: Decides::Person(Why::NoTopic),
    };
    assert_eq!(back(&empty), Some(empty));
}

#[test]
fn what_is_none_of_ours_is_no_proposal() {
    let mut full = proposal(Decides::System);
    full.reasons[0].args.push(("colour", "red".to_owned()));
    assert_eq!(back(&full), None, "an argument that no catalogue knows");
    let mut stored = StoredProposal::from(&proposal(Decides::System));
    stored.person = Some("whim".to_owned());
    assert_eq!(stored.proposal(), None, "a cause that no rule has");
}
