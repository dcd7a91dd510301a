//! Which step comes next.

use super::checks;
use super::values::{Values, today};
use crate::fault::Fault;
use lapor_app::App;
use lapor_domain::reports::Flaw;
use lapor_words::Words;

/// A step of the report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::portal) enum Step {
    /// What happened.
    #[default]
    What,
    /// Where.
    Where,
    /// Is this right?
    Right,
    /// How do we reach you?
    Reach,
    /// Look it over, and send.
    Check,
}

impl Step {
    /// Every step, in order.
    pub(super) const ALL: [Step; 5] = [Step::What, Step::Where, Step::Right, Step::Reach, Step::Check];

    /// The code in the form.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Step::What => "what",
            Step::Where => "where",
            Step::Right => "right",
            Step::Reach => "reach",
            Step::Check => "check",
        }
    }

    /// Reads the code.
    pub(super) fn from_code(code: &str) -> Option<Self> {
        Step::ALL.into_iter().find(|step| step.code() == code)
    }

    /// Its number, from 1.
    pub(super) fn number(self) -> usize {
        self as usize + 1
    }

    fn next(self) -> Step {
        Step::ALL.into_iter().find(|other| *other > self).unwrap_or(self)
    }

    fn previous(self) -> Step {
        Step::ALL.into_iter().rev().find(|other| *other < self).unwrap_or(self)
    }
}

/// What the reporter wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    /// The same step again.
    Same,
    /// One step further.
    Next,
    /// One step back.
    Back,
    /// Look a place up.
    Search,
    /// Change an answer, then come back.
    Change(Step),
    /// Send it.
    Send,
}

/// What is wrong with a field of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::portal) struct Wrong {
    /// Its id.
    pub(super) field: &'static str,
    /// The sentence beside it.
    pub(super) text: String,
}

/// The step to show, and what is wrong with it.
#[derive(Clone, Debug, Default)]
pub(in crate::portal) struct Turn {
    /// Which step.
    pub(super) step: Step,
    /// What is wrong.
    pub(super) errors: Vec<Wrong>,
    /// Whether the topic has just made the report secret.
    pub(super) turned_secret: bool,
}

impl Turn {
    fn to(step: Step) -> Turn {
        Turn { step, ..Turn::default() }
    }
}

/// Takes a step, unless something on it is wrong.
pub(super) fn turn(app: &App, words: Words, values: &mut Values, wish: Wish) -> Turn {
    let at = values.at();
    let to = match wish {
        Wish::Same | Wish::Send => at,
        Wish::Search => {
            look_up(values);
            Step::Where
        }
        Wish::Back => at.previous(),
        Wish::Change(step) => {
            values.changing = "yes".to_owned();
            step
        }
        Wish::Next => match leave(app, words, values, at) {
            Ok(next) => next,
            Err(turn) => return turn,
        },
    };
    if to == Step::Check {
        values.changing.clear();
    }
    // Later steps are drawn from a report that is sound so far.
    if to > Step::Where
        && let Some(turn) = first_wrong(app, words, values).filter(|turn| turn.step < to)
    {
        return turn;
    }
    let turned_secret = to == Step::Right && checks::fit_secrecy(app, values);
    Turn { turned_secret, ..Turn::to(to) }
}

/// Another name means another place: the one chosen before must not travel on unseen.
fn look_up(values: &mut Values) {
    if values.seeks() {
        values.area.clear();
    }
}

/// The step after `at`, or `at` again with what is wrong.
fn leave(app: &App, words: Words, values: &mut Values, at: Step) -> Result<Step, Turn> {
    // A phone's Enter key beside the search presses this button instead.
    if at == Step::Where && values.seeks() {
        look_up(values);
        return Err(Turn::to(Step::Where));
    }
    let errors = checks::wrong(app, words, values, at);
    if !errors.is_empty() {
        return Err(Turn { errors, ..Turn::to(at) });
    }
    if at == Step::Right {
        values.settle_day(today(app, values.area_code().as_ref()));
        if checks::fit_secrecy(app, values) {
            return Err(Turn { turned_secret: true, ..Turn::to(at) });
        }
    }
    let is_changing = !values.changing.is_empty();
    Ok(match at {
        // Other words or another place may mean another topic and another institution.
        Step::What | Step::Where if is_changing => Step::Right,
        _ if is_changing => Step::Check,
        at => at.next(),
    })
}

/// The first step with something wrong.
fn first_wrong(app: &App, words: Words, values: &Values) -> Option<Turn> {
    let wrong = Step::ALL.into_iter().map(|step| (step, checks::wrong(app, words, values, step)));
    wrong
        .into_iter()
        .find(|(_, errors)| !errors.is_empty())
        .map(|(step, errors)| Turn { errors, ..Turn::to(step) })
}

/// What stands in the way of sending.
pub(super) fn before_sending(app: &App, words: Words, values: &Values) -> Option<Turn> {
    first_wrong(app, words, values)
}

/// The step of the first flaw, with its flaws.
pub(super) fn flawed(words: Words, flaws: &[Flaw]) -> Turn {
    let step = flaws.iter().map(|flaw| checks::step_of(flaw.field)).min().unwrap_or_default();
    Turn { errors: checks::of_step(words, flaws, step), ..Turn::to(step) }
}

/// The last step again, with the reason why nothing was sent.
pub(super) fn unsent(words: Words, fault: &Fault) -> Turn {
    let text = match fault {
        Fault::KeyReused => words.word("portal-check-sent-before"),
        Fault::TooMany(_) => words.word("portal-check-too-many"),
        _ => words.word("portal-check-unavailable"),
    };
    Turn { errors: vec![Wrong { field: "send", text }], ..Turn::to(Step::Check) }
}
