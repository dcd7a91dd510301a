//! The tables of the public figures.

use crate::components::{FigureRow, Figures, figures};
use crate::views::BookNames;
use lapor_app::statistics::{Line, Statistics};
use lapor_domain::statistics::figures::{FEW, Period, Share, Shown};
use lapor_domain::statistics::{Flow, Margin};
use lapor_words::{Arg, Words};
use maud::{Markup, html};

/// How many rows of a margin the page shows; all of them are in the data. Enough for every province.
const ROWS: usize = 40;

/// The figures and how to say them.
pub(super) struct Tables<'a> {
    /// The words of the reader.
    pub words: Words,
    /// The names behind codes.
    pub names: BookNames<'a>,
    /// The figures.
    pub figures: &'a Statistics,
}

/// What a flow means.
pub(super) fn flow_means(words: Words, flow: Flow) -> String {
    words.named_with("flow", flow.code(), "-means", &[])
}

/// How a number that is too small to be told is written.
pub(super) fn few_sign(words: Words) -> String {
    format!("<{}", words.number(whole(FEW)))
}

impl Tables<'_> {
    /// The table by one margin.
    pub(super) fn of(&self, margin: Margin) -> Markup {
        let lines = self.figures.by(margin);
        match (margin, lines) {
            (_, []) => html! { p { (self.words.word("statistics-empty")) } },
            (Margin::Country, [country, ..]) => self.of_line(margin, country),
            (margin, lines) => html! {
                (self.listed(margin, lines))
                @if lines.len() > ROWS { p.hint { (self.first_of(lines.len())) } }
            },
        }
    }

    /// What happened in one place, flow by flow, in each period.
    pub(super) fn of_line(&self, margin: Margin, line: &Line) -> Markup {
        let rows = Statistics::flows(margin).map(|flow| FigureRow {
            name: html! { (self.words.named("flow", flow.code())) },
            bar_percent: None,
            cells: Period::ALL.map(|period| self.shown(line.shown(flow, period))).into(),
        });
        self.table(Margin::Country, self.periods("statistics-column-indicator"), rows.collect())
    }

    fn listed(&self, margin: Margin, lines: &[Line]) -> Markup {
        let flow = Statistics::flows(margin).next().unwrap_or(Flow::Received);
        let longest = lines.iter().map(|line| told(line.shown(flow, Period::Year))).max().unwrap_or(0);
        let rows = lines.iter().take(ROWS).map(|line| FigureRow {
            name: self.linked(margin, &line.code),
            bar_percent: (longest > 0).then(|| told(line.shown(flow, Period::Year)) * 100 / longest.max(1)),
            cells: match margin {
                Margin::Institution => {
                    let rest = line.shown(Flow::Late, Period::Year);
                    let share = self.share(line.shown(Flow::InTime, Period::Year), rest);
                    vec![self.shown(line.shown(flow, Period::Year)), share]
                }
                _ => Period::ALL.map(|period| self.shown(line.shown(flow, period))).into(),
            },
        });
        let columns = match margin {
            Margin::Institution => {
                ["statistics-column-institution", "flow-passed", "statistics-column-share"]
                    .map(|key| self.words.word(key))
                    .into()
            }
            Margin::Topic => self.periods("statistics-column-topic"),
            Margin::Province => self.periods("statistics-column-province"),
            _ => self.periods("statistics-column-channel"),
        };
        self.table(margin, columns, rows.collect())
    }

    /// A table with the caption of a margin; the headings begin with that of the names.
    pub(super) fn table(&self, margin: Margin, columns: Vec<String>, rows: Vec<FigureRow>) -> Markup {
        let caption = self.words.named("statistics-caption", margin.code());
        figures(&Figures { caption: &caption, columns: &columns, rows })
    }

    fn periods(&self, first: &str) -> Vec<String> {
        let periods = Period::ALL.map(|period| self.words.named("statistics-period", period.code()));
        std::iter::once(self.words.word(first)).chain(periods).collect()
    }

    fn first_of(&self, all: usize) -> String {
        let number = |count: usize| Arg::Number(i64::try_from(count).unwrap_or(i64::MAX));
        self.words.say("statistics-first", &[("count", number(ROWS)), ("all", number(all))])
    }

    /// The name, with the way to the figures of its parts where it has some.
    fn linked(&self, margin: Margin, code: &str) -> Markup {
        let name = self.names.of_margin(self.words, margin, code);
        match self.names.parts_of(margin, code) {
            Some(parts) => html! { a href=(address(parts, code)) { (name) } },
            None => html! { (name) },
        }
    }

    /// A figure.
    pub(super) fn shown(&self, shown: Shown) -> Markup {
        match shown {
            Shown::Number(number) => html! { (self.words.number(whole(number))) },
            Shown::Few => html! { (few_sign(self.words)) },
            Shown::Withheld => html! {
                span aria-hidden="true" { "–" } span.unseen { (self.words.word("statistics-withheld")) }
            },
        }
    }

    /// The share of first responses in time, from those that were and those that were not.
    pub(super) fn share(&self, in_time: Shown, late: Shown) -> Markup {
        let share = Share::of(in_time, late);
        let said = |key, percent| self.words.say(key, &[("percent", Arg::Number(whole(percent)))]);
        match share {
            Some(Share::About(percent)) => html! { (said("statistics-share-about", percent)) },
            Some(Share::AtLeast(percent)) => html! { (said("statistics-share-at-least", percent)) },
            Some(Share::AtMost(percent)) => html! { (said("statistics-share-at-most", percent)) },
            None => html! { span.hint { (self.words.word("statistics-share-none")) } },
        }
    }
}

/// Where the figures of such parts of a province or institution are.
pub(super) fn address(parts: Margin, above: &str) -> String {
    match parts {
        Margin::Unit => format!("/statistics/institutions/{above}"),
        _ => format!("/statistics/areas/{above}"),
    }
}

/// How much of a number a bar may show.
pub(super) fn told(shown: Shown) -> u64 {
    match shown {
        Shown::Number(number) => number,
        Shown::Few | Shown::Withheld => 0,
    }
}

fn whole(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
