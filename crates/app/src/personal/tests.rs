use super::{in_answer, in_report};
use lapor_domain::reports::{Draft, Field};

#[test]
fn a_report_is_looked_through_field_by_field() {
    let draft = Draft {
        title: "Bantuan NIK 3374011205900001".into(),
        words: "Petugas minta uang. Hubungi saya di 0812-9999-1234 atau kenari@contoh.example.".into(),
        place: "Jl. Kenanga No. 12 RT 3 RW 5, pagar biru, telepon 0812-9999-1234".into(),
        ..Draft::default()
    };
    let found = in_report(&draft);
    let told: Vec<(Field, &str)> = found.iter().map(|one| (one.field, one.kind)).collect();
    let expected =
        [(Field::Title, "nik"), (Field::Words, "phone"), (Field::Words, "email"), (Field::Place, "phone")];
    assert_eq!(told, expected, "the address in the field for it is what was asked");
    assert_eq!(&draft.words[found[1].span.clone()], "0812-9999-1234");
    for where_it_is in ["Lampu padam.", "Lampu di Jalan Kenanga RT 3 RW 5 padam.", "Banjir di RT 03/RW 05."] {
        assert_eq!(in_report(&Draft { words: where_it_is.into(), ..Draft::default() }), [], "{where_it_is}");
    }
    let home = Draft { words: "Saya tinggal di Jl. Kenanga No. 12 RT 3 RW 5.".into(), ..Draft::default() };
    assert_eq!(in_report(&home).iter().map(|one| one.kind).collect::<Vec<_>>(), ["address"]);
}

#[test]
fn places_are_told_in_characters() {
    let words = "😀 Ñandú menelepon 0812-9999-1234.";
    let found = in_report(&Draft { words: words.into(), ..Draft::default() });
    let characters = found[0].characters(words);
    let quoted: String = words.chars().skip(characters.start).take(characters.len()).collect();
    assert_eq!(quoted, "0812-9999-1234");
}

#[test]
fn an_answer_may_name_the_office_and_whom_it_addresses() {
    for fine in [
        "Yth. Bapak Kenari, lampu sudah kami ganti kemarin.",
        "Hubungi (031) 555-0199 atau layanan@contoh.go.id pada jam kerja.",
        "Silakan datang ke kantor kelurahan.",
    ] {
        assert_eq!(in_answer(fine), [], "{fine}");
    }
    for (personal, kind) in [
        ("NIK 3374011205900001 sudah kami perbaiki.", "nik"),
        ("Silakan hubungi petugas kami di 0812-9999-1234.", "phone"),
        ("Kirim berkas ke kenari@contoh.example.", "email"),
        ("Pelapornya bernama Bunga Kenari, silakan dihubungi.", "name"),
    ] {
        let found = in_answer(personal);
        assert_eq!(found.iter().map(|one| one.kind).collect::<Vec<_>>(), [kind], "{personal}");
    }
}
