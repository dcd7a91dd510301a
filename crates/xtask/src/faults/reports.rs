//! Invented reports, each different from all others.

use rand::RngExt;
use rand::rngs::StdRng;
use serde_json::{Value, json};

use super::country::{Country, Government};

const MATTERS: &[&str] = &[
    "Jalan di depan balai warga berlubang dan ban motor sering pecah",
    "Lampu jalan di tikungan dekat jembatan mati sehingga gelap sekali",
    "Sampah di tempat penampungan menumpuk dan baunya sampai ke rumah",
    "Got di samping lapangan mampet, airnya meluap setiap kali hujan",
    "Atap ruang kelas SD bocor dan plafonnya hampir jatuh",
    "Antrean di puskesmas dimulai sebelum subuh dan nomornya selalu habis",
    "Air PDAM keruh dan hanya mengalir tengah malam",
    "Ada keadaan yang mengganggu warga, entah siapa yang harus mengurusnya",
];
const SINCES: &[&str] = &[
    "sejak awal bulan",
    "sudah dua minggu lebih",
    "setelah hujan besar tempo hari",
    "sejak sebelum panen",
    "kira-kira sejak tahun lalu",
];
const TRIES: &[&str] = &[
    "Pengurus RT sudah diberi tahu, tetapi belum ada kabar",
    "Kami pernah bertanya di kantor, jawabannya hanya disuruh menunggu",
    "Warga sempat bergotong royong, namun tidak bertahan lama",
    "Ini laporan saya yang pertama",
];
const WISHES: &[&str] = &[
    "Mohon ada yang datang melihat.",
    "Kapan ini akan ditangani?",
    "Semoga tidak menunggu sampai ada yang celaka 🙏",
    "Terima kasih atas perhatiannya.",
];

/// What is sent of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// What happened. Written so that it is kept to the letter.
    pub words: String,
    /// The government it goes to, as its place in the list; none where no place is given.
    pub government: Option<usize>,
}

impl Report {
    /// Draws one. The number makes it differ from all others.
    pub fn draw(random: &mut StdRng, number: usize, country: &Country) -> Self {
        let words = format!(
            "{} {}.\n{}. {} Catatan ke-{number}.",
            one(random, MATTERS),
            one(random, SINCES),
            one(random, TRIES),
            one(random, WISHES)
        );
        let government = match random.random_range(0..4) {
            0 => None,
            1 => Some(random.random_range(0..country.governments.len())),
            _ => Some(random.random_range(0..country.at_work().len())),
        };
        Self { words, government }
    }

    /// As the API takes it; with an address where letters are to come.
    pub fn body(&self, country: &Country, email: Option<&str>) -> Value {
        let mut body = json!({ "words": self.words });
        if let Some(government) = self.government(country) {
            body["area"] = government.area.as_str().into();
        }
        if let Some(email) = email {
            body["contact"] = json!({ "email": email });
        }
        body
    }

    /// The government it goes to.
    pub fn government<'c>(&self, country: &'c Country) -> Option<&'c Government> {
        self.government.and_then(|index| country.governments.get(index))
    }
}

fn one(random: &mut StdRng, of: &'static [&'static str]) -> &'static str {
    of[random.random_range(0..of.len())]
}
