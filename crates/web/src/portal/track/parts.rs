//! The parts of the case's page.

use super::view;
use crate::components::{
    Choice, Choices, Icon, SummaryRow, Tone, chip, details, notice, paragraphs, radios, sum, summary_list,
    thread, timeline,
};
use crate::views::{BookNames, Reading, entries, messages, sum_views};
use lapor_app::look::Seen;
use lapor_domain::cases::commands::AnswerKind;
use lapor_domain::cases::facts::Purpose;
use lapor_domain::reports::Secrecy;
use lapor_domain::rulebook::Rulebook;
use lapor_domain::satisfaction::Rating;
use lapor_domain::values::Instant;
use lapor_words::Words;
use maud::{Markup, html};

/// That the case is secret.
pub(super) fn secret_chip(words: Words) -> Markup {
    chip(Tone::Plain, Icon::Lock, &words.secrecy(Secrecy::Secret))
}

/// What the reporter should read before they act.
pub(super) fn to_answer(words: Words, seen: &Seen) -> Markup {
    let message = view::to_answer(seen);
    let rejection = view::rejection(words, seen);
    let is_answer = message.is_some_and(|one| matches!(one.purpose, Purpose::Answer | Purpose::Correction));
    let is_promise = message.is_some_and(|one| one.purpose == Purpose::Promise);
    let tone = if is_answer || is_promise { Tone::Plain } else { Tone::Warning };
    let title = message.map(|one| match seen.case.last_answer {
        Some(AnswerKind::Refused) if is_answer => words.word("event-answer-refused"),
        _ => words.purpose(one.purpose),
    });
    html! {
        @if message.is_some() || rejection.is_some() {
            (notice(tone, title.as_deref(), &html! {
                @if let Some((code, rule)) = &rejection { p { strong { (code) } ". " (rule) } }
                @if let Some(message) = message {
                    (paragraphs(&message.text))
                    @if !message.law.is_empty() {
                        p { (words.say("message-law", &[("law", (&message.law).into())])) }
                    }
                }
            }))
        }
    }
}

/// Where it went, and why.
pub(super) fn way(words: Words, seen: &Seen, names: BookNames<'_>) -> Markup {
    if seen.case.lead.is_none() && !seen.case.status.is_open() {
        return html! {};
    }
    let way = view::way(words, seen, names);
    html! {
        h2 { (words.word("portal-way-title")) }
        @if let Some(institution) = &way.institution { p { strong { (institution) } } }
        @if let Some(acting) = &way.acting {
            p { (words.say(acting_key(seen.case.secrecy), &[("institution", acting.into())])) }
        }
        p { (way.sentence) }
        @if !way.steps.is_empty() {
            (details(&words.word("reason-title"), &html! { ul { @for step in &way.steps { li { (step) } } } }))
        }
    }
}

/// Why another institution acts: a secret case goes to the next circle above, connected or not.
const fn acting_key(secrecy: Secrecy) -> &'static str {
    match secrecy {
        Secrecy::Secret => "portal-way-acting-secret",
        Secrecy::Open => "portal-way-acting",
    }
}

/// The thread.
pub(super) fn conversation(words: Words, seen: &Seen, names: BookNames<'_>) -> Markup {
    html! {
        h2 { (words.word("thread-label")) }
        (thread(words, &messages(words, &seen.thread, Reading::Reporter, names, seen.case.zone)))
    }
}

/// What the reporter may say of the answer; nothing is chosen for them.
pub(super) fn ratings(words: Words, hint: Option<&str>, error: Option<&str>) -> Markup {
    let named = Rating::ALL.map(|rating| (rating.points().to_string(), words.rating(rating)));
    let choices = named.each_ref().map(|(value, label)| Choice { value, label, hint: None });
    let legend = words.word("portal-act-rate-legend");
    radios(
        words,
        &Choices { name: "rating", legend: &legend, hint, choices: &choices, error, ..Choices::default() },
    )
}

/// The timeline.
pub(super) fn journey(words: Words, seen: &Seen, names: BookNames<'_>) -> Markup {
    html! {
        h2 { (words.word("timeline-label")) }
        (timeline(words, &entries(words, &seen.journal, names, seen.case.zone)))
    }
}

/// Every clock's sum.
pub(super) fn deadlines(words: Words, seen: &Seen, rulebook: &Rulebook, now: Instant) -> Markup {
    let sums = sum_views(words, &seen.case, &seen.sums, rulebook, now);
    html! {
        h2 { (words.word("portal-clocks-title")) }
        p.hint { (words.word("portal-clocks-lead")) }
        @for view in &sums {
            details {
                summary { (view.name) " " (view.state) }
                (sum(words, view))
            }
        }
    }
}

/// The report in the reporter's own words.
pub(super) fn own_report(words: Words, seen: &Seen, names: BookNames<'_>) -> Markup {
    let (case, report) = (&seen.case, &seen.report);
    let area = match &case.area {
        Some(area) => names.of_area(area),
        None => words.word("portal-where-none"),
    };
    let labels = [
        "portal-own-sent",
        "portal-where-title",
        "portal-right-kind",
        "portal-right-topic",
        "portal-right-day",
        "portal-own-accused",
    ]
    .map(|key| words.word(key));
    let answers = [
        Some(html! { (words.date_time(case.sent_at, case.zone)) }),
        Some(html! { (area) @if let Some(place) = &report.place { br; span dir="auto" { (place) } } }),
        Some(html! { (words.kind(case.kind)) }),
        case.topic.as_ref().map(|topic| html! { (names.of_topic(words, topic)) }),
        report.happened_on.map(|day| html! { (words.date(day)) }),
        (!case.parties.is_empty()).then(|| {
            html! {
                @for (at, party) in case.parties.iter().enumerate() {
                    @if at > 0 { br; }
                    (names.of_party(words, party))
                }
            }
        }),
    ];
    let rows: Vec<SummaryRow<'_>> = labels
        .iter()
        .zip(answers)
        .filter_map(|(label, value)| Some(SummaryRow { label, value: value?, change: None }))
        .collect();
    html! {
        h2 { (words.word("portal-own-title")) }
        @if let Some(title) = &report.title { p { strong dir="auto" { (title) } } }
        (paragraphs(&report.words))
        (summary_list(words, &rows))
    }
}

/// Who opened it, and what is held of the reporter.
pub(super) fn privacy(words: Words, seen: &Seen, names: BookNames<'_>) -> Markup {
    let openings = view::openings(words, seen, names);
    let held: Vec<String> = seen.contact.iter().map(|kind| words.named("contact", kind)).collect();
    html! {
        h2 { (words.word("portal-openings-title")) }
        @if openings.is_empty() {
            p { (words.word(match seen.case.secrecy {
                Secrecy::Secret => "portal-openings-none",
                Secrecy::Open => "portal-openings-open",
            })) }
        } @else {
            ul { @for opening in &openings { li { (opening) } } }
        }
        h2 { (words.word("portal-contact-title")) }
        @if held.is_empty() {
            p { (words.word("portal-contact-none")) }
        } @else {
            p { (words.say("portal-contact-held", &[("kinds", (&held.join(", ")).into())])) }
        }
    }
}
