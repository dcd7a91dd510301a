//! The page of a case.

use super::acts::Acts;
use super::alike::similar;
use super::facts::Facts;
use super::proposal::proposal;
use super::{CaseView, Draft};
use crate::components::{
    Field, FieldError, Icon, Tone, beside, chip, details, error_summary, notice, reference, sum,
    textarea_field, thread, timeline,
};
use crate::desk::{DeskSheet, desk_page};
use crate::reader::Reader;
use crate::site::Site;
use crate::viewer::Seated;
use crate::views::{BookNames, Reading, entries, messages, status_chip, sum_views};
use lapor_domain::cases::facts::Rung;
use lapor_domain::rulebook::Rulebook;
use lapor_words::Words;
use maud::{Markup, html};

/// The page.
pub(in crate::desk) fn case(site: &Site, reader: &Reader, seated: &Seated, view: &CaseView) -> Markup {
    let words = reader.words;
    let present = site.app.present();
    let seat = seated.seat_field();
    let acts = Acts { words, book: &present.book, directory: &present.directory, view, seat };
    let title = view.seen.case.ticket.to_string();
    let body = html! {
        (notices(words, view))
        (errors(words, view, &acts))
        @if let Some(draft) = &view.draft { (kept(words, view, draft)) }
        h1 { (reference(&title)) }
        (chips(words, view))
        (beside(&work(words, seated, view, &acts), &looked_up(site, words, view, &present.book.rulebook)))
    };
    let before = html! { a href="/desk" { (words.word("desk-case-back")) } };
    let address = format!("/desk/cases/{title}");
    let sheet = DeskSheet {
        title: &title,
        has_errors: view.draft.as_ref().is_some_and(|draft| !draft.flaws.is_empty()),
        address: &address,
        before: Some(before),
        body,
    };
    desk_page(site, reader, seated, sheet)
}

fn notices(words: Words, view: &CaseView) -> Markup {
    html! {
        @if let Some(done) = view.done {
            (notice(Tone::Good, None, &html! { p role="status" { (words.named("desk-done", done.code())) } }))
        }
        @if view.draft.as_ref().is_some_and(|draft| !draft.exposed.is_empty()) {
            (notice(Tone::Warning, None, &html! {
                p role="status" { a href="#personal" { (words.word("personal-answer-unsent")) } }
            }))
        }
    }
}

/// What was typed, where the form itself is gone.
fn kept(words: Words, view: &CaseView, draft: &Draft) -> Markup {
    let label = words.word("desk-case-kept-text");
    html! {
        @if !view.seen.actions.contains(&draft.name) && !draft.form.text.is_empty() {
            (notice(Tone::Info, None, &html! {
                (textarea_field(words, &Field {
                    name: "kept", label: &label, value: &draft.form.text, ..Field::default()
                }))
            }))
        }
    }
}

fn errors(words: Words, view: &CaseView, acts: &Acts<'_>) -> Markup {
    let Some(draft) = &view.draft else { return html! {} };
    let ids: Vec<String> = draft.flaws.iter().map(|(field, _)| acts.error_id(draft, *field)).collect();
    let errors: Vec<FieldError<'_>> =
        ids.iter().zip(&draft.flaws).map(|(field, (_, text))| FieldError { field, text }).collect();
    error_summary(words, &errors)
}

fn chips(words: Words, view: &CaseView) -> Markup {
    let case = &view.seen.case;
    let status = words.status(case.status);
    html! {
        p {
            (status_chip(case.status, &status.label))
            @if case.is_secret() { " " (chip(Tone::Warning, Icon::Lock, &words.secrecy(case.secrecy))) }
            @if case.raised > Rung::Officer {
                " " (chip(Tone::Warning, Icon::Warning, &words.say("desk-flag-raised", &[("rung", (&words.rung(case.raised)).into())])))
            }
        }
        @if case.is_secret() {
            (notice(Tone::Warning, None, &html! { p { (words.word("desk-case-secret-logged")) } }))
        }
    }
}

/// What is worked on: the words, the proposal, the thread, and what can be done.
fn work(words: Words, seated: &Seated, view: &CaseView, acts: &Acts<'_>) -> Markup {
    let seen = &view.seen;
    let names = BookNames(&acts.book.rulebook);
    let said = messages(words, &seen.thread, Reading::Staff(seated.staff.user), names, seen.case.zone);
    html! {
        h2 { (words.word("desk-case-words")) }
        (super::marks::report(&seen.report, seen.proposal.as_ref()))
        (proposal(words, seen.proposal.as_ref(), names))
        (similar(words, &view.similar, names))
        h2 { (words.word("thread-label")) }
        (thread(words, &said))
        h2 { (words.word("desk-case-actions")) }
        (acts.forms())
    }
}

/// What is looked up: facts, clocks, the journal.
fn looked_up(site: &Site, words: Words, view: &CaseView, rulebook: &Rulebook) -> Markup {
    let seen = &view.seen;
    let names = BookNames(rulebook);
    let mut running = sum_views(words, &seen.case, &seen.sums, rulebook, site.app.now());
    // What a clock means is told to citizens; staff know it.
    running.iter_mut().for_each(|clock| clock.meaning = None);
    let ended = running.split_off(seen.case.clocks.iter().filter(|clock| clock.is_open()).count());
    html! {
        h2 { (words.word("desk-case-facts")) }
        (Facts { words, names, seen, officers: &view.officers }.list())
        h2 { (words.word("desk-case-clocks")) }
        @for clock in &running { (sum(words, clock)) }
        @if !ended.is_empty() {
            (details(&words.word("desk-case-clocks-ended"), &html! { @for clock in &ended { (sum(words, clock)) } }))
        }
        h2 { (words.word("timeline-label")) }
        (timeline(words, &entries(words, &seen.journal, names, seen.case.zone)))
    }
}
