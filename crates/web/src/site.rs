//! What every handler can reach.

use crate::components::{Ground, LanguageSwitch, Mode, Page, page};
use crate::limits::Limits;
use crate::reader::Reader;
use lapor_app::App;
use maud::Markup;
use std::sync::Arc;

/// The program behind the pages. Cheap to clone.
#[derive(Clone)]
pub struct Site {
    /// The work.
    pub app: Arc<App>,
    /// What the data is; every page of a demo says so.
    pub ground: Ground,
    /// Who may ask how often.
    pub limits: Arc<Limits>,
}

/// What a citizen's page says besides its frame.
pub(crate) struct Sheet<'a> {
    /// Its title.
    pub title: &'a str,
    /// Whether it comes back with errors.
    pub has_errors: bool,
    /// The id of the form that a change of language must carry along; none for a plain link.
    pub form: Option<&'a str>,
    /// What stands before the heading.
    pub before: Option<Markup>,
    /// The content.
    pub body: Markup,
}

impl Site {
    /// A page of the citizen's side.
    pub(crate) fn portal_page(&self, reader: &Reader, sheet: Sheet<'_>) -> Markup {
        let words = reader.words;
        let track = words.word("portal-nav-track");
        let report = words.word("portal-nav-report");
        let statistics = words.word("statistics-nav");
        let nav = [
            crate::components::NavItem { label: &report, href: "/", ..Default::default() },
            crate::components::NavItem { label: &track, href: "/track", ..Default::default() },
            crate::components::NavItem { label: &statistics, href: "/statistics", ..Default::default() },
        ];
        page(&Page {
            words,
            mode: Mode::Citizen,
            title: sheet.title,
            has_errors: sheet.has_errors,
            ground: self.ground,
            language: match sheet.form {
                Some(form) => LanguageSwitch::Form(form),
                None => LanguageSwitch::Links(&reader.path),
            },
            nav: &nav,
            viewer: None,
            before: sheet.before,
            body: sheet.body,
        })
    }
}
