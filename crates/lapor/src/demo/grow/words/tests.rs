use super::forms::{self, Voice};
use super::*;
use crate::demo::grow::country::Country;
use lapor_app::book::Book;
use lapor_app::rulebook::Files;
use lapor_domain::values::Revision;
use std::collections::{HashMap, HashSet};

fn country() -> (Book, Country) {
    let book = Book::new(Files::seed().read(Revision(1)).expect("the seed")).expect("a book");
    let country = Country::of(&book.rulebook, []);
    (book, country)
}

fn reports(count: u64) -> Vec<String> {
    let (book, country) = country();
    let words = Words::read().expect("the lists");
    let one = |number| {
        let mut dice = Dice::new(1, number);
        let topic = country.topic(&book.rulebook, &mut dice);
        let area = country.area(&book.rulebook, &mut dice);
        let about = About { topic: Some(topic), place: country.names(&book.rulebook, area.as_ref()) };
        let hand = Hand::of(&mut dice);
        words.report(Say::Opening, &about, hand, &mut dice)
    };
    (0..count).map(one).collect()
}

fn words_of(text: &str) -> impl Iterator<Item = String> {
    let is_part = |sign: char| sign.is_alphanumeric();
    let words = text.split(move |sign| !is_part(sign)).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().into_iter()
}

#[test]
fn reports_are_written_with_the_words_of_a_country() {
    let reports = reports(25_000);
    let mut counts: HashMap<String, usize> = HashMap::new();
    reports.iter().flat_map(|text| words_of(text)).for_each(|word| *counts.entry(word).or_default() += 1);
    let mean = reports.iter().map(|text| text.chars().count()).sum::<usize>() / reports.len();
    println!("{} distinct words, {mean} characters on average", counts.len());
    assert!(counts.len() >= 20_000, "{} distinct words", counts.len());
    assert!((200..=400).contains(&mean), "{mean} characters on average");
    assert!(reports.iter().any(|text| text.chars().count() > 2_000), "some tell a long story");

    let mut ranked: Vec<usize> = counts.into_values().collect();
    ranked.sort_unstable_by(|a, b| b.cmp(a));
    let all: usize = ranked.iter().sum();
    let share = |count: usize| ranked.iter().take(count).sum::<usize>() as f64 / all as f64;
    assert!((0.25..0.7).contains(&share(100)), "the hundred commonest words make {:.2}", share(100));
    let once = ranked.iter().filter(|count| **count == 1).count();
    assert!(once * 5 > ranked.len(), "{once} of {} words come up once", ranked.len());
}

#[test]
fn the_same_seed_says_the_same() {
    assert_eq!(reports(20), reports(20));
    let different: HashSet<String> = reports(500).into_iter().collect();
    assert_eq!(different.len(), 500);
}

#[test]
fn roots_take_the_nasal_they_ask_for() {
    let all = |root: &str, voice| -> HashSet<String> {
        (0..400).map(|number| forms::verb(root, voice, &mut Dice::new(7, number))).collect()
    };
    for (root, voice, word) in [
        ("urus", Voice::Does, "mengurus"),
        ("pasang", Voice::Does, "memasang"),
        ("proses", Voice::Does, "memproses"),
        ("tutup", Voice::Does, "menutup"),
        ("salur", Voice::Does, "menyalurkan"),
        ("kirim", Voice::Does, "mengirim"),
        ("bor", Voice::Does, "mengebor"),
        ("lapor", Voice::Does, "melaporkan"),
        ("bayar", Voice::Done, "dibayar"),
        ("pungut", Voice::Doing, "pemungutan"),
    ] {
        assert!(all(root, voice).contains(word), "{word} from {root}");
    }
}

#[test]
fn a_slip_changes_one_word_a_little() {
    for number in 0..200 {
        let slipped = forms::slip("gorong-gorong", &mut Dice::new(3, number));
        assert!((12..=14).contains(&slipped.chars().count()), "{slipped}");
    }
    assert_eq!(forms::slip("air", &mut Dice::new(3, 1)), "air");
}
