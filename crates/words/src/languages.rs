//! The languages that pages and messages exist in.

/// Bahasa: a language of the catalogues. Indonesian is the one nobody has to ask for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Bahasa Indonesia.
    #[default]
    Id,
    /// English.
    En,
}

impl Lang {
    /// Every language, the default first.
    pub const ALL: [Lang; 2] = [Lang::Id, Lang::En];

    /// The code in `lang` attributes, in `?lang=` and in the cookie.
    pub const fn code(self) -> &'static str {
        match self {
            Lang::Id => "id",
            Lang::En => "en",
        }
    }

    /// Reads a code or a language tag: `en`, `en-GB`, `ID`; `in` is the old code of Indonesian
    /// that early Android phones still send.
    pub fn from_code(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next()?;
        match primary.to_ascii_lowercase().as_str() {
            "id" | "in" => Some(Lang::Id),
            "en" => Some(Lang::En),
            _ => None,
        }
    }

    /// The language that a person's browser prefers among ours (`Accept-Language`).
    ///
    /// Speakers of a regional language get Indonesian, even where English stands further down.
    pub fn from_accept_language(header: &str) -> Self {
        let mut best: (f32, Lang) = (0.0, Lang::Id);
        for range in header.split(',') {
            let (tag, weight) = weighed(range);
            let lang = match is_regional(tag) {
                true => Some(Lang::Id),
                false => Lang::from_code(tag),
            };
            if let Some(lang) = lang
                && weight > best.0
            {
                best = (weight, lang);
            }
        }
        best.1
    }

    /// What a request gets: what it asks for in the address, else what its cookie keeps, else
    /// what its browser prefers.
    pub fn choose(query: Option<&str>, cookie: Option<&str>, accept: Option<&str>) -> Self {
        query
            .and_then(Lang::from_code)
            .or_else(|| cookie.and_then(Lang::from_code))
            .unwrap_or_else(|| accept.map(Lang::from_accept_language).unwrap_or_default())
    }
}

/// Splits `en;q=0.8`; a weight that can't be read counts as none.
fn weighed(range: &str) -> (&str, f32) {
    match range.split_once(';') {
        None => (range.trim(), 1.0),
        Some((tag, rest)) => {
            let weight = rest.trim().strip_prefix("q=").and_then(|q| q.parse().ok());
            (tag.trim(), weight.unwrap_or(0.0))
        }
    }
}

/// Javanese, Sundanese, Malay, Madurese, Minangkabau, Batak Toba, Banjar, Balinese, Buginese,
/// Sasak, Acehnese: their speakers read Indonesian.
fn is_regional(tag: &str) -> bool {
    const CODES: [&str; 11] = ["jv", "su", "ms", "mad", "min", "bbc", "bjn", "ban", "bug", "sas", "ace"];
    let primary = tag.split('-').next().unwrap_or_default();
    CODES.iter().any(|code| primary.eq_ignore_ascii_case(code))
}

#[cfg(test)]
mod tests;
