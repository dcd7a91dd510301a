use lapor_domain::reports::{Field, Flaw, FlawKind};

use crate::{Lang, Words};

const FIELDS: [Field; 11] = [
    Field::Words,
    Field::Title,
    Field::Kind,
    Field::Area,
    Field::Place,
    Field::HappenedOn,
    Field::Topic,
    Field::Institution,
    Field::Name,
    Field::Email,
    Field::Phone,
];
const KINDS: [FlawKind; 6] = [
    FlawKind::Missing,
    FlawKind::TooLong { length: 100_000, limit: 20_000 },
    FlawKind::ControlSign,
    FlawKind::Unknown,
    FlawKind::Malformed,
    FlawKind::InFuture,
];

#[test]
fn every_flaw_of_every_field_has_its_sentence() {
    for lang in Lang::ALL {
        for field in FIELDS {
            for kind in KINDS {
                let said = Words::new(lang).flaw(&Flaw { field, kind });
                assert!(said.ends_with('.'), "{lang:?} {field:?} {kind:?}: {said}");
            }
        }
    }
}

#[test]
fn too_long_counts() {
    let flaw = Flaw { field: Field::Words, kind: FlawKind::TooLong { length: 100_000, limit: 20_000 } };
    assert_eq!(Words::new(Lang::Id).flaw(&flaw), "Tulisan ini 100.000 huruf. Paling banyak 20.000 huruf.");
}
