//! How we write to citizens: short, active, in words that everyone uses.

use crate::{Message, catalogue};

/// Files whose words a citizen reads.
fn is_for_citizens(key: &str, message: &Message) -> bool {
    let is_official_label =
        key.starts_with("status-") && !key.ends_with("-plain") && !key.ends_with("-meaning");
    message.file != "desk.ftl" && !key.starts_with("desk-") && !is_official_label
}

fn sentences(text: &str) -> Vec<Vec<&str>> {
    text.split_inclusive(['.', '!', '?', ':', ';', '\n'])
        .map(|sentence| {
            sentence.split_whitespace().filter(|word| word.chars().any(is_part_of_a_word)).collect()
        })
        .collect()
}

/// A letter, a digit, or a variable.
fn is_part_of_a_word(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '…'
}

#[test]
fn a_sentence_has_at_most_fifteen_words() {
    const MOST: usize = 15;
    let mut long = Vec::new();
    for (key, message) in catalogue("id") {
        if is_for_citizens(&key, &message) {
            for text in &message.texts {
                long.extend(sentences(text).iter().filter(|words| words.len() > MOST).map(|words| {
                    format!("{}: {key}: {} words: {}", message.file, words.len(), words.join(" "))
                }));
            }
        }
    }
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn no_word_of_the_office_reaches_a_citizen() {
    let banned = ["disposisi", "ditindaklanjuti", "menindaklanjuti", "klasifikasi"];
    for (key, message) in catalogue("id") {
        if is_for_citizens(&key, &message) {
            for text in message.texts.iter().map(|text| text.to_lowercase()) {
                for word in banned {
                    assert!(!text.contains(word), "{}: {key}: {word}", message.file);
                }
            }
        }
    }
}

#[test]
fn the_reader_is_addressed_with_respect() {
    for (key, message) in catalogue("id") {
        for text in &message.texts {
            for word in text.split(|sign: char| !sign.is_alphanumeric()) {
                assert!(word != "anda", "{}: {key}: write Anda", message.file);
                let is_familiar = matches!(word.to_lowercase().as_str(), "kamu" | "kau" | "engkau");
                assert!(!is_familiar, "{}: {key}: {word}", message.file);
            }
        }
    }
}

#[test]
fn nothing_is_left_empty_or_untidy() {
    for lang in ["id", "en"] {
        for (key, message) in catalogue(lang) {
            for text in &message.texts {
                assert!(!text.trim().is_empty(), "{lang}: {key}");
                assert!(!text.contains("  ") && !text.contains(" ."), "{lang}: {key}: {text}");
                assert!(!text.contains('<'), "{lang}: {key}: words hold no markup");
            }
        }
    }
}
