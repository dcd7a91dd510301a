use super::*;

fn flaws(file: &str) -> Vec<(usize, Flaw)> {
    read(file).1.into_iter().map(|one| (one.line, one.flaw)).collect()
}

#[test]
fn sentences_belong_to_the_label_above_them() {
    let file = "# What people write.\n\n# roads\nada lubang\n  aspal retak  \n\n# lamps\nlampu mati\n";
    let (sentences, unusable) = read(file);
    let read: Vec<_> = sentences.iter().map(|one| (one.label, one.text, one.line)).collect();
    let expected = [("roads", "ada lubang", 4), ("roads", "aspal retak", 5), ("lamps", "lampu mati", 8)];
    assert_eq!((read.as_slice(), unusable), (&expected[..], Vec::new()));
}

#[test]
fn every_line_that_cannot_be_used_is_named() {
    assert_eq!(flaws("ada lubang\n# roads\n"), [(1, Flaw::NoLabel)]);
    assert_eq!(flaws("# roads\na\n# damaged roads\nb\n#\n"), [(3, Flaw::NotALabel), (5, Flaw::NotALabel)]);
    let twice = "# roads\nAda lubang, Pak!\n# lamps\nada lubang pak\n";
    assert_eq!(flaws(twice), [(4, Flaw::Twice { first: 2 })], "whatever the label, signs and capitals");
}
