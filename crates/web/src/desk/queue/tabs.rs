//! Which lists each role has.

use lapor_app::look::View;
use lapor_domain::actors::Role;
use lapor_domain::values::Instant;

/// A list with its code in addresses and in the catalogues.
pub(super) struct Tab {
    /// The code.
    pub code: &'static str,
    /// What it lists; some lists depend on the time.
    pub view: fn(Instant) -> View,
    /// In which order, as the catalogues call it.
    pub order: &'static str,
}

const BY_DUE: &str = "by-due";
const NEWEST: &str = "newest";

const TO_TRIAGE: Tab = Tab { code: "to-triage", view: |_| View::ToTriage, order: BY_DUE };
const AWAITING_REPORTER: Tab =
    Tab { code: "awaiting-reporter", view: |_| View::AwaitingReporter, order: BY_DUE };
const TO_START: Tab = Tab { code: "to-start", view: |_| View::ToStart, order: BY_DUE };
const AT_WORK: Tab = Tab { code: "at-work", view: |_| View::AtWork, order: BY_DUE };
const DISPUTED: Tab = Tab { code: "disputed", view: |_| View::Disputed, order: BY_DUE };
const PROMISED: Tab = Tab { code: "promised", view: |_| View::Promised, order: BY_DUE };
const ANSWERED: Tab = Tab { code: "answered", view: |_| View::Answered, order: BY_DUE };
const RAISED: Tab = Tab { code: "raised", view: |_| View::Raised, order: BY_DUE };
const OVERDUE: Tab = Tab { code: "overdue", view: View::Overdue, order: BY_DUE };
const OPEN: Tab = Tab { code: "open", view: |_| View::Open, order: BY_DUE };
const ENDED: Tab = Tab { code: "ended", view: |_| View::Ended, order: NEWEST };

/// Whoever routes; the first list is the one that a day begins with.
const DESK: &[Tab] = &[TO_TRIAGE, AWAITING_REPORTER, DISPUTED, RAISED, OVERDUE, OPEN, ENDED];
/// Whoever answers.
const WORK: &[Tab] = &[TO_START, AT_WORK, AWAITING_REPORTER, PROMISED, ANSWERED, RAISED, OVERDUE, ENDED];

/// The lists of a role.
pub(super) const fn of(role: Role) -> &'static [Tab] {
    match role {
        Role::National | Role::Coordinator => DESK,
        Role::Admin | Role::Officer => WORK,
    }
}

/// The list with this code; the first one where there is none.
pub(super) fn chosen(tabs: &'static [Tab], code: &str) -> &'static Tab {
    tabs.iter().find(|tab| tab.code == code).unwrap_or(&tabs[0])
}
