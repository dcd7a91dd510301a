//! Statements as data, so that a test can list, prepare and count them.

use super::Engine;

/// One SQL statement: fixed text with `$1` placeholders, and the name it is registered under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Statement {
    name: &'static str,
    sql: &'static str,
}

impl Statement {
    /// Names a statement. Production code writes `statements!` instead, which also registers it.
    pub const fn new(name: &'static str, sql: &'static str) -> Self {
        Statement { name, sql }
    }

    /// Module and name.
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// The text.
    pub const fn sql(self) -> &'static str {
        self.sql
    }

    /// Notes, in builds with debug assertions, that the statement was sent to `engine`.
    pub(super) fn record(self, engine: Engine) {
        #[cfg(debug_assertions)]
        if let Ok(mut executed) = EXECUTED.lock() {
            executed.insert((engine, self.name));
        }
        #[cfg(debug_assertions)]
        // Nobody listens outside of `sent_by`.
        let _ = SENT.try_with(|sent| sent.borrow_mut().push(self.name));
        let _ = engine;
    }
}

#[cfg(debug_assertions)]
static EXECUTED: std::sync::Mutex<std::collections::BTreeSet<(Engine, &'static str)>> =
    std::sync::Mutex::new(std::collections::BTreeSet::new());

#[cfg(debug_assertions)]
tokio::task_local! {
    /// What the task has sent, in order.
    static SENT: std::cell::RefCell<Vec<&'static str>>;
}

/// Does `work`, and names the statements that it sent itself, in order; what other tasks did for it, such as the
/// group writer, is not among them. Nothing without debug assertions.
pub async fn sent_by<T>(work: impl Future<Output = T>) -> (T, Vec<&'static str>) {
    #[cfg(debug_assertions)]
    return SENT
        .scope(std::cell::RefCell::default(), async {
            let done = work.await;
            (done, SENT.with(|sent| sent.take()))
        })
        .await;
    #[cfg(not(debug_assertions))]
    (work.await, Vec::new())
}

/// Names of the statements that this process has sent to `engine`; empty without debug assertions.
pub fn executed(engine: Engine) -> Vec<&'static str> {
    #[cfg(debug_assertions)]
    if let Ok(executed) = EXECUTED.lock() {
        return executed.iter().filter(|(on, _)| *on == engine).map(|(_, name)| *name).collect();
    }
    let _ = engine;
    Vec::new()
}

/// Declares the statements of a module, each with a line that says what it is for, and the
/// module's `STATEMENTS`, which `lapor_store::statements` collects.
macro_rules! statements {
    ($($(#[doc = $doc:literal])+ $seen:vis $name:ident = $sql:expr;)+) => {
        $(
            $(#[doc = $doc])+
            $seen const $name: $crate::db::Statement =
                $crate::db::Statement::new(concat!(module_path!(), "::", stringify!($name)), $sql);
        )+

        /// Every statement of this module.
        pub(crate) const STATEMENTS: &[$crate::db::Statement] = &[$($name),+];
    };
}

pub(crate) use statements;
