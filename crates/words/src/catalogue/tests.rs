use super::{Arg, CHAPTERS, Words, key_of};
use crate::Lang;

const ID: Words = Words::new(Lang::Id);
const EN: Words = Words::new(Lang::En);

#[test]
fn every_file_of_the_catalogue_is_embedded() {
    for lang in Lang::ALL {
        let folder = format!("{}/catalogue/{}", env!("CARGO_MANIFEST_DIR"), lang.code());
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .expect("the catalogue is beside the sources")
            .map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned())
            .collect();
        files.sort();
        let embedded: Vec<String> = CHAPTERS.iter().map(|chapter| format!("{}.ftl", chapter.name)).collect();
        assert_eq!(files, embedded, "{}", lang.code());
    }
}

#[test]
fn a_sentence_is_filled_in() {
    assert_eq!(ID.say("steps-position", &[("now", Arg::from(2)), ("all", Arg::from(5))]), "Langkah 2 dari 5");
    assert_eq!(EN.say("steps-position", &[("now", Arg::from(2)), ("all", Arg::from(5))]), "Step 2 of 5");
}

#[test]
fn numbers_in_sentences_get_the_separators_of_the_language() {
    assert_eq!(ID.say("field-max-chars", &[("max", Arg::from(20_000))]), "Paling banyak 20.000 huruf.");
    assert_eq!(EN.say("field-max-chars", &[("max", Arg::from(20_000))]), "At most 20,000 characters.");
}

#[test]
fn english_chooses_the_plural() {
    assert_eq!(EN.say("days-working", &[("days", Arg::from(1))]), "1 working day");
    assert_eq!(EN.say("days-working", &[("days", Arg::from(5))]), "5 working days");
    assert_eq!(ID.say("days-working", &[("days", Arg::from(1))]), "1 hari kerja");
}

#[test]
fn a_code_finds_its_word_in_either_case() {
    assert_eq!(key_of("status", "AwaitingReporter"), "status-awaiting-reporter");
    assert_eq!(key_of("status", "awaiting_reporter"), "status-awaiting-reporter");
    assert_eq!(ID.named("status", "InProgress"), "Diproses");
}

#[test]
#[should_panic(expected = "no such key")]
fn a_missing_key_is_loud() {
    ID.word("no-such-word");
}

#[test]
#[should_panic(expected = "steps-position")]
fn a_missing_variable_is_loud() {
    ID.say("steps-position", &[("now", Arg::from(1))]);
}

#[test]
fn what_a_person_typed_stays_as_typed() {
    let typed = "{ app-name } \u{202e}<b>";
    let said = ID.say("title-plain", &[("title", Arg::from(typed))]);
    assert!(said.starts_with(typed), "{said}");
}
