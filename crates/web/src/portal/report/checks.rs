//! What is wrong with a step. The rules are the door's own; here they only find their field.

use super::steps::{Step, Wrong};
use super::values::{OPEN, OTHER, Values};
use lapor_app::App;
use lapor_app::Error;
use lapor_app::receive::{preview, secrecy_of};
use lapor_domain::reports::{Channel, Field, Flaw, Secrecy};
use lapor_domain::routing::book::RoutingBook;
use lapor_domain::values::TopicCode;
use lapor_words::Words;

/// Everything that is wrong with what `step` asks for.
pub(super) fn wrong(app: &App, words: Words, values: &Values, step: Step) -> Vec<Wrong> {
    let mut wrong = match preview(app, &values.draft(app), Channel::Web) {
        Err(Error::Flawed(flaws)) => of_step(words, &flaws, step),
        _ => Vec::new(),
    };
    wrong.extend(unanswered(words, values).filter(|(home, _)| *home == step).map(|(_, wrong)| wrong));
    wrong
}

/// Questions of the form that a draft does not know.
fn unanswered(words: Words, values: &Values) -> impl Iterator<Item = (Step, Wrong)> {
    let no_area = values.area.trim().is_empty();
    let no_topic = values.topic == OTHER;
    let no_day = values.when == OTHER && values.happened_on.trim().parse::<jiff::civil::Date>().is_err();
    [
        (no_area, Step::Where, "area", "portal-where-choose"),
        (no_topic, Step::Right, "topic_other", "field-choose"),
        (no_day, Step::Right, "happened_on", "field-date"),
    ]
    .into_iter()
    .filter(|(is_wrong, ..)| *is_wrong)
    .map(move |(_, step, field, key)| (step, Wrong { field, text: words.word(key) }))
}

/// The flaws that belong to a step.
pub(super) fn of_step(words: Words, flaws: &[Flaw], step: Step) -> Vec<Wrong> {
    let own = flaws.iter().filter(|flaw| step_of(flaw.field) == step);
    own.map(|flaw| Wrong { field: flaw.field.code(), text: words.flaw(flaw) }).collect()
}

/// The step that asks for a field.
pub(super) fn step_of(field: Field) -> Step {
    match field {
        Field::Words | Field::Title => Step::What,
        Field::Area | Field::Place => Step::Where,
        Field::Kind | Field::HappenedOn | Field::Topic | Field::Institution => Step::Right,
        Field::Name | Field::Email | Field::Phone => Step::Reach,
    }
}

/// The topic that the reporter has before their eyes: as chosen, else as proposed. Routing takes a choice as
/// evidence, not as a command; the form never talks its reporter out of it.
pub(super) fn topic_of(app: &App, values: &Values) -> Option<TopicCode> {
    let chosen =
        Some(values.topic.as_str()).filter(|code| !code.is_empty() && *code != OTHER).map(TopicCode::new);
    let known = chosen.filter(|code| app.book().rulebook.topic(code).is_some());
    known.or_else(|| {
        preview(app, &values.draft(app), Channel::Web).ok().and_then(|(_, proposal)| proposal.topic)
    })
}

/// Who may read it: as chosen, else as the topic presets.
pub(super) fn secrecy(app: &App, values: &Values) -> Secrecy {
    secrecy_of(values.draft(app).secrecy, topic_of(app, values).as_ref(), &app.present())
}

/// A topic that has become sensitive since it was last shown makes an open report secret; the reporter is told, and
/// may open it again.
pub(super) fn fit_secrecy(app: &App, values: &mut Values) -> bool {
    let present = app.present();
    let now = topic_of(app, values);
    let shown = Some(values.shown_topic.as_str()).filter(|code| !code.is_empty()).map(TopicCode::new);
    let presets_secret = |topic: Option<&TopicCode>| secrecy_of(None, topic, &present) == Secrecy::Secret;
    values.shown_topic = now.as_ref().map(ToString::to_string).unwrap_or_default();
    let turns = presets_secret(now.as_ref()) && !presets_secret(shown.as_ref()) && values.secret == OPEN;
    if turns {
        values.secret.clear();
    }
    turns
}
