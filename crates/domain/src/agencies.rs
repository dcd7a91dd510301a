//! Institutions and the kinds of unit inside them.

use crate::values::{AreaCode, InstitutionCode, UnitKindCode, Zone};

/// Tingkat pemerintahan: the level of government that owns a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// Pemerintah pusat and everything national.
    National,
    /// Pemerintah provinsi.
    Province,
    /// Pemerintah kabupaten/kota.
    Regency,
}

impl Level {
    /// Every level, from the centre outwards.
    pub const ALL: [Level; 3] = [Level::National, Level::Province, Level::Regency];

    /// The code in data files, the journal and the API.
    pub const fn code(self) -> &'static str {
        match self {
            Level::National => "national",
            Level::Province => "province",
            Level::Regency => "regency",
        }
    }

    /// Reads the code.
    pub fn from_code(code: &str) -> Option<Self> {
        Level::ALL.into_iter().find(|level| level.code() == code)
    }
}

/// Instansi: a ministry, agency, state company or regional government.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Institution {
    /// Its code in the rulebook.
    pub code: InstitutionCode,
    /// Its full official name.
    pub name: String,
    /// Its usual short name; the full name where it has none.
    pub short_name: String,
    /// The kind it is listed under (`kementerian`, `pemprov`, `pemkab`, `bumn` …).
    pub kind: String,
    /// The level of government it stands on.
    pub level: Level,
    /// The institution above it, which helps it and acts for it while it is not connected.
    pub parent: Option<InstitutionCode>,
    /// The area it governs; none for national institutions.
    pub area: Option<AreaCode>,
    /// Whether it governs in its own right. DKI's administrative cities do not: the province answers.
    pub is_autonomous: bool,
    /// The zone its working days are counted in.
    pub zone: Zone,
}

/// Jenis perangkat daerah: a kind of unit that many governments have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitKind {
    /// Its code in the rulebook.
    pub code: UnitKindCode,
    /// Its usual name.
    pub name: String,
    /// Other names it goes by.
    pub variants: Vec<String>,
    /// Whether it examines other units (inspectorates): circles of secret cases are made of these.
    pub is_inspectorate: bool,
}
