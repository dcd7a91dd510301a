use super::{Confidence, Found, Kind, find, redact};
use proptest::prelude::*;

fn check(text: &str, expected: &[(Kind, &str)]) {
    let found: Vec<(Kind, &str)> = find(text).into_iter().map(|one| (one.kind, &text[one.span])).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_nik_is_known_by_its_inner_checks() {
    check("nomor saya 3578014507900001 ya", &[(Kind::Nik, "3578014507900001")]);
    check("3578 0145 0790 0001", &[(Kind::Nik, "3578 0145 0790 0001")]);
    check("kode 9978014507900001", &[]);
    check("kode 3578013213900001", &[]);
    check("NIK: 9978014507900001", &[(Kind::Nik, "9978014507900001")]);
    check("No KK 3578014507900001", &[(Kind::FamilyCard, "3578014507900001")]);
}

#[test]
fn telephones_and_mail_are_found_in_every_form() {
    for phone in ["081234567890", "0812-3456-7890", "+62 812 3456 7890", "62812345678", "(031) 5678901"] {
        check(&format!("hubungi {phone}, terima kasih"), &[(Kind::Phone, phone)]);
    }
    check("WA 0812.3456.7890.", &[(Kind::Phone, "0812.3456.7890")]);
    check("telp 0341 567890", &[(Kind::Phone, "0341 567890")]);
    check("surat ke siti.r88@contoh.co.id.", &[(Kind::Email, "siti.r88@contoh.co.id")]);
    check("akun @warga, harga 1.250.000, nomor tiket 483102759164", &[]);
}

#[test]
fn accounts_and_plates_need_a_word_or_a_form() {
    check("transfer ke rekening BRI 012301045678509", &[(Kind::Account, "012301045678509")]);
    check("truk N 8123 UF ngebut", &[(Kind::Plate, "N 8123 UF")]);
    check("motor plat l 12 ab", &[(Kind::Plate, "l 12 ab")]);
    check("RT 05 RW 03", &[(Kind::Address, "RT 05 RW 03")]);
    check("di km 120 arah timur", &[]);
}

#[test]
fn an_address_is_a_home_and_not_a_road() {
    check(
        "Rumah saya Jl. Melati Indah No. 12 RT 03/RW 05 sana",
        &[(Kind::Address, "Jl. Melati Indah No. 12 RT 03/RW 05")],
    );
    check("alamat RT/RW 03/05", &[(Kind::Address, "RT/RW 03/05")]);
    check("Jalan Melati rusak sejak 2020, dekat RT 3", &[]);
}

#[test]
fn a_name_follows_its_announcement() {
    check("Nama saya Sulastri Wati, warga desa", &[(Kind::Name, "Sulastri Wati")]);
    check("sertifikat a.n. Budi Hartono hilang", &[(Kind::Name, "Budi Hartono")]);
    check("diminta uang oleh Pak Karyo di kantor", &[(Kind::Name, "Karyo")]);
    check("Bapak Lurah dan Ibu Camat tidak datang", &[]);
}

#[test]
fn redacting_leaves_marks_and_nothing_else() {
    let text = "Nama saya Sulastri, NIK 3578014507900001, WA 081234567890 ✓";
    assert_eq!(redact(text, &find(text)), "Nama saya [NAMA], NIK [NIK], WA [TELP] ✓");
    let nonsense = Found { span: 5..900, kind: Kind::Name, confidence: Confidence::Likely };
    assert_eq!(redact("pendek", &[nonsense]), "pendek");
}

proptest! {
    #[test]
    fn findings_lie_on_characters_in_order(text in "\\PC{0,60}|[a-zA-Z0-9 .@()+/é\n-]{0,80}|(RT|no|jl|pak|B| |0|8|é|[0-9]{3}){0,20}") {
        let found = find(&text);
        prop_assert!(found.iter().all(|one| text.get(one.span.clone()).is_some_and(|part| !part.is_empty())));
        prop_assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
        prop_assert!(redact(&text, &found).len() <= text.len() + 10 * found.len());
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..120)) {
        let text = String::from_utf8_lossy(&bytes);
        prop_assert!(find(&text).len() <= bytes.len());
    }
}
