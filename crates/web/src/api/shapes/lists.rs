//! What a search gives.

use serde::Serialize;
use utoipa::ToSchema;

/// A list.
#[derive(Serialize, ToSchema)]
pub(crate) struct Items<T> {
    /// What was found, the best match first.
    pub items: Vec<T>,
}

/// A list that may go on.
#[derive(Serialize, ToSchema)]
pub(crate) struct PagedItems<T> {
    /// What was found, the best match first.
    pub items: Vec<T>,
    /// Where the list goes on; null at its end.
    pub next: Option<String>,
}

/// An official area.
#[derive(Serialize, ToSchema)]
#[schema(as = Area)]
pub(crate) struct AreaShape {
    /// Official code.
    #[schema(example = "33.74.01.1001")]
    pub code: String,
    /// Official name.
    pub name: String,
    /// The names from the area itself up to its province, as an address is written.
    pub path: String,
    /// `province`, `regency`, `district` or `village`.
    pub level: &'static str,
}

/// A topic.
#[derive(Serialize, ToSchema)]
#[schema(as = Topic)]
pub(crate) struct TopicShape {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What belongs to it, in Indonesian.
    pub definition: String,
    /// The kind of report it usually is.
    pub kind: &'static str,
    /// Whether its reports are secret unless the reporter says otherwise.
    pub secret_by_default: bool,
    /// Whether no institution can be found without a place.
    pub needs_place: bool,
    /// Short questions worth asking while the reporter is there, in Indonesian.
    pub questions: Vec<String>,
}

/// An institution.
#[derive(Serialize, ToSchema)]
#[schema(as = Institution)]
pub(crate) struct InstitutionItem {
    /// Its code.
    pub code: String,
    /// Its full name.
    pub name: String,
    /// Its usual short name.
    pub short_name: String,
    /// The kind it is listed under.
    pub kind: String,
    /// `national`, `province` or `regency`.
    pub level: &'static str,
    /// Code of the area it governs; null for national institutions.
    pub area: Option<String>,
    /// Whether somebody works there in this system; otherwise the nearest connected institution above acts.
    pub connected: bool,
}
