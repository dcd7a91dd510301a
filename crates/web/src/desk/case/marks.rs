//! The reporter's words, with those marked that the proposal rests on.

use lapor_app::look::ReportText;
use lapor_domain::routing::propose::Proposal;
use lapor_domain::routing::reasons::Span;
use maud::{Markup, html};

/// Title and words. A proposal's spans count bytes of the title, a line break, and the words.
pub(super) fn report(report: &ReportText, proposal: Option<&Proposal>) -> Markup {
    let title = report.title.as_deref().unwrap_or_default();
    let spans = merged(proposal);
    let words_at = title.len() + 1;
    html! {
        div.typed {
            @if !title.is_empty() { h3 dir="auto" { (pieces(title, 0, &spans)) } }
            @for (at, line) in lines(&report.words) {
                @if !line.trim().is_empty() { p dir="auto" { (pieces(line, words_at + at, &spans)) } }
            }
        }
    }
}

/// Each line with the byte it begins at.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line.trim_end_matches(['\n', '\r'])))
    })
}

/// All spans of a proposal in the order of the text, overlapping ones joined.
fn merged(proposal: Option<&Proposal>) -> Vec<Span> {
    let reasons = proposal.into_iter().flat_map(|proposal| {
        // Where no topic is spoken for, the likeliest suggestion is all there is to look for.
        let alike = proposal.suggestions.first().filter(|_| proposal.topic.is_none());
        proposal.reasons.iter().chain(alike.map(|one| &one.reason))
    });
    let mut all: Vec<Span> = reasons.flat_map(|reason| reason.spans.iter().copied()).collect();
    all.sort_unstable();
    let mut joined: Vec<Span> = Vec::new();
    for span in all {
        match joined.last_mut() {
            Some(last) if span.0 <= last.1 => last.1 = last.1.max(span.1),
            _ => joined.push(span),
        }
    }
    joined
}

/// A part of the text that begins at byte `at` of the whole, with its spans marked. A span that does
/// not fit the text, as after an erasure, marks nothing.
fn pieces(part: &str, at: usize, spans: &[Span]) -> Markup {
    let inside = spans.iter().filter_map(|(from, to)| {
        let from = from.saturating_sub(at).min(part.len());
        let to = to.saturating_sub(at).min(part.len());
        part.get(from..to).filter(|found| !found.is_empty()).map(|found| (from, to, found))
    });
    let mut cut = Vec::new();
    let mut done = 0;
    for (from, to, found) in inside {
        cut.push((part.get(done..from).unwrap_or_default(), found));
        done = to;
    }
    html! {
        @for (before, found) in cut { (before) mark { (found) } }
        (part.get(done..).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests;
