//! Step 3: is this right?

use super::values::{NO_DAY, OPEN, OTHER, SECRET, TODAY, YESTERDAY, today};
use super::{Look, checks};
use crate::components::{
    Button, Choice, Choices, Field, Input, Tone, actions, back_link, button, details, hidden_fields, notice,
    radios, select, text_field,
};
use crate::views::BookNames;
use lapor_app::App;
use lapor_app::receive::{preview, secrecy_of};
use lapor_domain::reports::{Channel, Draft, Kind, Secrecy};
use lapor_domain::routing::book::RoutingBook;
use lapor_domain::routing::propose::Proposal;
use lapor_domain::routing::topics::{Topic, TopicKind};
use lapor_domain::values::TopicCode;
use lapor_words::{Lang, Words};
use maud::{Markup, html};

/// Title and content.
pub(super) fn body(look: &Look<'_>, app: &App) -> (String, Markup) {
    let words = look.words;
    let title = words.word("portal-right-title");
    let next = words.word("button-continue");
    let book = app.book();
    let draft = look.values.draft(app);
    let names = BookNames(&book.rulebook);
    let proposal = preview(app, &draft, Channel::Web).ok().map(|(_, proposal)| proposal);
    let topic = checks::topic_of(app, look.values);
    let topic = topic.as_ref().and_then(|code| book.rulebook.topic(code));
    let shown_topic = topic.map_or("", |topic| topic.code.as_str());
    let body = html! {
        (back_link(words, "go", "back"))
        h1 { (title) }
        p.lead { (words.word("portal-right-lead")) }
        (hidden_fields(&[("shown_topic", shown_topic)]))
        @if let Some(proposal) = &proposal { (destination(words, proposal, checks::secrecy(app, look.values), names)) }
        (topics(look, app, &draft))
        (kinds(look, topic))
        (days(look, app))
        (secrecy(look, app, topic.map(|topic| &topic.code)))
        @if let Some(topic) = topic { (questions(words, topic)) }
        (actions(&button(&Button { label: &next, sends: Some(("go", "next")), ..Button::default() })))
    };
    (title, body)
}

/// Where the report would go, and why.
pub(super) fn destination(
    words: Words,
    proposal: &Proposal,
    secrecy: Secrecy,
    names: BookNames<'_>,
) -> Markup {
    let steps: Vec<String> = proposal.reasons.iter().map(|reason| words.reason(reason, &names)).collect();
    notice(
        Tone::Info,
        None,
        &html! {
            p { (words.route_preview(proposal, secrecy, &names)) }
            @if !steps.is_empty() {
                (details(&words.word("reason-title"), &html! { ul { @for step in &steps { li { (step) } } } }))
            }
        },
    )
}

/// The topics: the proposed one first, then those it may be as well, then all others.
fn topics(look: &Look<'_>, app: &App, draft: &Draft) -> Markup {
    let words = look.words;
    let book = app.book();
    let names = BookNames(&book.rulebook);
    let (legend, other) = (words.word("portal-right-topic"), words.word("portal-right-topic-other"));
    let other_hint = words.word("portal-right-topic-list");
    let bare = Draft { topic: String::new(), ..draft.clone() };
    let suggested = preview(app, &bare, Channel::Web).ok().map(|(_, proposal)| proposal);
    let proposed = suggested.as_ref().and_then(|one| one.topic.as_ref());
    let alternatives: Vec<&TopicCode> =
        suggested.iter().flat_map(|one| &one.alternatives).map(|other| &other.topic).collect();
    let unknown = words.word("portal-right-topic-unknown");
    let first = proposed.map_or(unknown, |code| names.of_topic(words, code));
    let listed: Vec<(&str, String)> =
        alternatives.iter().map(|code| (code.as_str(), names.of_topic(words, code))).collect();
    let mut choices = vec![Choice { value: "", label: &first, hint: None }];
    choices.extend(listed.iter().map(|(code, name)| Choice { value: code, label: name, hint: None }));
    choices.push(Choice { value: OTHER, label: &other, hint: None });
    let chosen = look.values.topic.as_str();
    let is_listed = choices.iter().any(|choice| choice.value == chosen);
    let radio = if is_listed { chosen } else { OTHER };
    let all = all_topics(&book.rulebook.topics, words);
    let others: Vec<Choice<'_>> =
        all.iter().map(|(code, name)| Choice { value: code, label: name, hint: None }).collect();
    html! {
        (radios(words, &Choices {
            name: "topic", legend: &legend, choices: &choices, chosen: &[radio], error: look.error("topic"),
            ..Choices::default()
        }))
        (select(words, &Choices {
            name: "topic_other", legend: &other_hint, choices: &others, chosen: &[chosen], is_optional: true,
            error: look.error("topic_other"), ..Choices::default()
        }))
    }
}

/// Every topic by name, in the order of the alphabet.
fn all_topics(topics: &[Topic], words: Words) -> Vec<(&str, String)> {
    let mut all: Vec<(&str, String)> = topics
        .iter()
        .map(|topic| {
            let name = if words.lang() == Lang::En { &topic.name_en } else { &topic.name };
            (topic.code.as_str(), name.clone())
        })
        .collect();
    all.sort_by_cached_key(|(_, name)| name.to_lowercase());
    all
}

fn kinds(look: &Look<'_>, topic: Option<&Topic>) -> Markup {
    let words = look.words;
    let legend = words.word("portal-right-kind");
    let said: Vec<(&str, String, String)> = Kind::ALL
        .into_iter()
        .map(|kind| (kind.code(), words.kind(kind), words.named_with("kind", kind.code(), "-hint", &[])))
        .collect();
    let choices: Vec<Choice<'_>> =
        said.iter().map(|(value, label, hint)| Choice { value, label, hint: Some(hint) }).collect();
    let preset = match topic.map(|topic| topic.kind) {
        Some(TopicKind::Aspiration) => Kind::Aspiration,
        Some(TopicKind::Information) => Kind::Information,
        Some(TopicKind::Complaint) | None => Kind::Complaint,
    };
    let chosen = Kind::from_code(&look.values.kind).unwrap_or(preset).code();
    let view = Choices {
        name: "kind",
        legend: &legend,
        choices: &choices,
        chosen: &[chosen],
        error: look.error("kind"),
        ..Choices::default()
    };
    radios(words, &view)
}

fn days(look: &Look<'_>, app: &App) -> Markup {
    let (words, values) = (look.words, look.values);
    let today = today(app, values.area_code().as_ref());
    let legend = words.word("portal-right-day");
    let labels = [
        (TODAY, words.word("portal-right-day-today")),
        (YESTERDAY, words.word("portal-right-day-yesterday")),
        (OTHER, words.word("portal-right-day-other")),
        (NO_DAY, words.word("portal-right-day-none")),
    ];
    let choices: Vec<Choice<'_>> =
        labels.iter().map(|(value, label)| Choice { value, label, hint: None }).collect();
    let chosen = match values.chosen_day(today) {
        "" => NO_DAY,
        chosen => chosen,
    };
    let typed = if chosen == OTHER { values.happened_on.as_str() } else { "" };
    let other = words.word("portal-right-day-date");
    html! {
        (radios(words, &Choices {
            name: "when", legend: &legend, choices: &choices, chosen: &[chosen], ..Choices::default()
        }))
        (hidden_fields(&[("shown_day", typed)]))
        (text_field(words, &Field {
            name: "happened_on", label: &other, input: Input::Date, value: typed, is_optional: true,
            error: look.error("happened_on"), ..Field::default()
        }))
    }
}

fn secrecy(look: &Look<'_>, app: &App, topic: Option<&TopicCode>) -> Markup {
    let words = look.words;
    let code = |secrecy| if secrecy == Secrecy::Secret { SECRET } else { OPEN };
    let preset = code(secrecy_of(None, topic, &app.present()));
    let chosen = code(checks::secrecy(app, look.values));
    let legend = words.word("portal-right-secrecy");
    let (open, open_hint) = (words.secrecy(Secrecy::Open), words.word("portal-right-open-hint"));
    let (secret, secret_hint) = (words.secrecy(Secrecy::Secret), words.word("portal-right-secret-hint"));
    let choices = [
        Choice { value: OPEN, label: &open, hint: Some(&open_hint) },
        Choice { value: SECRET, label: &secret, hint: Some(&secret_hint) },
    ];
    html! {
        @if look.turn.turned_secret || (preset == SECRET && chosen == SECRET) {
            (notice(Tone::Warning, None, &html! { p { (words.word("portal-right-turned-secret")) } }))
        }
        (radios(words, &Choices {
            name: "secret", legend: &legend, choices: &choices, chosen: &[chosen], ..Choices::default()
        }))
    }
}

/// What officers of this topic usually ask back; the rulebook has these in Indonesian.
fn questions(words: Words, topic: &Topic) -> Markup {
    html! {
        @if !topic.questions.is_empty() && words.lang() == Lang::Id {
            (notice(Tone::Plain, Some(&words.word("portal-right-questions")), &html! {
                ul { @for question in &topic.questions { li { (question) } } }
                p {
                    button.linklike type="submit" name="go" value="change-what" {
                        (words.word("portal-right-questions-add"))
                    }
                }
            }))
        }
    }
}

/// The topic that a summary names.
pub(super) fn topic_name(look: &Look<'_>, app: &App) -> String {
    let book = app.book();
    checks::topic_of(app, look.values).map_or_else(
        || look.words.word("portal-right-topic-unknown"),
        |code| BookNames(&book.rulebook).of_topic(look.words, &code),
    )
}
