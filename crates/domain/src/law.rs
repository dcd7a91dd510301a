//! How sure the project is of a legal basis it quotes.

/// Status hukum: whether a quoted basis binds today. Shown wherever the basis is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LegalStatus {
    /// Berlaku: in force.
    InForce,
    /// Dicabut: repealed; kept because nothing newer is verified.
    Repealed,
    /// Belum diverifikasi: nobody has checked the text yet; never to be stated as law.
    Unverified,
    /// Aturan rumah: our own choice where no law speaks.
    HouseRule,
}

impl LegalStatus {
    /// Every status.
    pub const ALL: [LegalStatus; 4] =
        [LegalStatus::InForce, LegalStatus::Repealed, LegalStatus::Unverified, LegalStatus::HouseRule];

    /// The code in data files, the journal and the API.
    pub const fn code(self) -> &'static str {
        match self {
            LegalStatus::InForce => "in_force",
            LegalStatus::Repealed => "repealed",
            LegalStatus::Unverified => "unverified",
            LegalStatus::HouseRule => "house_rule",
        }
    }

    /// Reads the code.
    pub fn from_code(code: &str) -> Option<Self> {
        LegalStatus::ALL.into_iter().find(|status| status.code() == code)
    }
}
