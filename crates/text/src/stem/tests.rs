use super::{ROOTS, stem};
use proptest::prelude::*;

#[test]
fn every_form_of_a_word_has_one_stem() {
    for (root, forms) in [
        ("baik", "perbaiki memperbaiki diperbaiki perbaikan perbaikannya"),
        ("tagih", "tagihan menagih ditagih penagihan tagihannya nagih"),
        ("sekolah", "sekolah sekolahnya bersekolah menyekolahkan persekolahan"),
        ("terima", "menerima diterima penerima penerimaan penerimanya"),
        ("tindak", "tindak tindakan menindak ditindak penindakan"),
        ("rusak", "rusaknya kerusakan merusak dirusak perusakan pengrusakan"),
        ("kurang", "mengurangi dikurangi pengurangan berkurang kekurangan"),
        ("nyala", "menyala dinyalakan menyalakan"),
        ("cor", "dicor pengecoran ngecor mengecor"),
        ("cari", "nyari mencari dicari pencarian"),
        ("bayar", "bayarin membayarkan pembayarannya"),
        ("jalan", "jalane jalanan perjalanan pejalan"),
        ("bahaya", "membahayakan berbahaya"),
        ("salah", "dipersalahkan kesalahan menyalahi"),
    ] {
        for form in forms.split(' ') {
            assert_eq!(stem(form), root, "{form}");
        }
    }
}

#[test]
fn what_only_looks_derived_stays_whole() {
    for word in
        ["kereta", "menteri", "terminal", "pensiun", "disabilitas", "beranda", "sungai", "selokan", "perlu"]
    {
        assert_eq!(stem(word), word);
    }
}

#[test]
fn spellings_of_one_word_meet() {
    assert_eq!(stem("berlobang"), stem("lubangnya"));
}

#[test]
fn an_unknown_word_is_cut_by_rules_and_digits_never() {
    assert_eq!(stem("dipavingisasi"), "pavingisasi");
    assert_eq!(stem("b3"), "b3");
    assert_eq!(stem("2024"), "2024");
}

#[test]
fn every_root_is_its_own_stem() {
    for (spelling, root) in ROOTS.iter() {
        assert_eq!(stem(spelling), *root);
        assert!(root.len() >= 2 && root.bytes().all(|byte| byte.is_ascii_lowercase()), "{root}");
    }
}

proptest! {
    #[test]
    fn a_stem_is_never_empty(word in "[a-z0-9]{1,30}") {
        prop_assert!(!stem(&word).is_empty());
    }
}
