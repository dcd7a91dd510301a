use super::{fault, slip};
use crate::fault::{Fault, Slip, SlipKind};
use lapor_domain::cases::refusal::{Refusal, RefusalCode};
use lapor_words::{Lang, Words};

/// A hole in the words panics, so that to say everything once is the proof.
#[test]
fn every_fault_has_words_in_both_languages() {
    for words in Lang::ALL.map(Words::new) {
        let faults = [
            Fault::NotFound,
            Fault::SignIn,
            Fault::ChooseSeat,
            Fault::Refused(Refusal::because(RefusalCode::NotNow)),
            Fault::Flawed(Vec::new()),
            Fault::Malformed("malformed-json"),
            Fault::Malformed("malformed-request"),
            Fault::Malformed("malformed-key"),
            Fault::Malformed("malformed-query"),
            Fault::Malformed("nothing we have words for"),
            Fault::Misshapen(Vec::new()),
            Fault::NotJson,
            Fault::NotAllowed,
            Fault::Outdated,
            Fault::KeyReused,
            Fault::WrongCode,
            Fault::CrossSite,
            Fault::TooMany(7),
            Fault::TooLarge,
            Fault::Unavailable,
            Fault::Broken,
        ];
        for one in faults {
            let (title, text) = fault(words, &one);
            assert!(!title.is_empty() && text.ends_with('.') && !title.ends_with('.'), "{title}: {text}");
        }
        let kinds =
            [SlipKind::UnknownField, SlipKind::WrongType("string"), SlipKind::UnknownValue, SlipKind::NoDate];
        for kind in kinds {
            assert!(slip(words, &Slip { pointer: "/words".to_string(), kind }).ends_with('.'));
        }
    }
}
