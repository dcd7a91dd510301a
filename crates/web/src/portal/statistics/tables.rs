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
            (Margin::Country, [country, ..]) => self.country(country),
            (margin, lines) => html! {
                (self.listed(margin, lines))
                @if lines.len() > ROWS { p.hint { (self.first_of(lines.len())) } }
            },
        }
    }

    fn country(&self, country: &Line) -> Markup {
        let rows = Statistics::flows(Margin::Country).map(|flow| FigureRow {
            name: self.words.named("flow", flow.code()),
            bar_percent: None,
            cells: Period::ALL.map(|period| self.shown(country.shown(flow, period))).into(),
        });
        self.table(Margin::Country, self.periods("statistics-column-indicator"), rows.collect())
    }

    fn listed(&self, margin: Margin, lines: &[Line]) -> Markup {
        let flow = Statistics::flows(margin).next().unwrap_or(Flow::Received);
        let longest = lines.iter().map(|line| told(line.shown(flow, Period::Year))).max().unwrap_or(0);
        let rows = lines.iter().take(ROWS).map(|line| FigureRow {
            name: self.name(margin, &line.code),
            bar_percent: (longest > 0).then(|| told(line.shown(flow, Period::Year)) * 100 / longest.max(1)),
            cells: match margin {
                Margin::Institution => vec![self.shown(line.shown(flow, Period::Year)), self.share(line)],
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
            Margin::Channel | Margin::Country => self.periods("statistics-column-channel"),
        };
        self.table(margin, columns, rows.collect())
    }

    fn table(&self, margin: Margin, columns: Vec<String>, rows: Vec<FigureRow>) -> Markup {
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

    fn name(&self, margin: Margin, code: &str) -> String {
        self.names.of_margin(self.words, margin, code)
    }

    fn shown(&self, shown: Shown) -> Markup {
        match shown {
            Shown::Number(number) => html! { (self.words.number(whole(number))) },
            Shown::Few => html! { (few_sign(self.words)) },
            Shown::Withheld => html! {
                span aria-hidden="true" { "–" } span.unseen { (self.words.word("statistics-withheld")) }
            },
        }
    }

    /// The share of first responses in time, in a year.
    fn share(&self, line: &Line) -> Markup {
        let part = line.shown(Flow::InTime, Period::Year);
        let share = Share::of(part, line.shown(Flow::Late, Period::Year));
        let said = |key, percent| self.words.say(key, &[("percent", Arg::Number(whole(percent)))]);
        match share {
            Some(Share::About(percent)) => html! { (said("statistics-share-about", percent)) },
            Some(Share::AtLeast(percent)) => html! { (said("statistics-share-at-least", percent)) },
            Some(Share::AtMost(percent)) => html! { (said("statistics-share-at-most", percent)) },
            None => html! { span.hint { (self.words.word("statistics-share-none")) } },
        }
    }
}

/// How much of a number a bar may show.
fn told(shown: Shown) -> u64 {
    match shown {
        Shown::Number(number) => number,
        Shown::Few | Shown::Withheld => 0,
    }
}

fn whole(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
