//! The public figures as the API says them.

use crate::api::shapes::rfc3339;
use crate::views::BookNames;
use lapor_app::statistics::{Inside, Line, Statistics};
use lapor_domain::rulebook::Rulebook;
use lapor_domain::statistics::figures::{FEW, Period, STEP, Shown};
use lapor_domain::statistics::within::PERIOD;
use lapor_domain::statistics::{Flow, Margin};
use lapor_domain::values::{Instant, Zone};
use lapor_words::Words;
use serde::Serialize;
use utoipa::ToSchema;

/// The public figures of one day.
#[derive(Serialize, ToSchema)]
#[schema(as = Statistics)]
pub(crate) struct StatisticsShape {
    /// The last day in them, in Western Indonesian Time; null before the first figures.
    #[schema(example = "2026-11-23")]
    pub day: Option<String>,
    /// When they were made.
    pub made_at: Option<String>,
    /// A count below this is not told.
    pub few: u64,
    /// Counts are rounded to a multiple of this.
    pub step: u64,
    /// What is counted.
    pub indicators: Vec<IndicatorShape>,
    /// The stretches of days.
    pub periods: Vec<PeriodShape>,
    /// The figures. What is not listed has not happened.
    pub figures: Vec<FigureShape>,
}

/// Something that is counted.
#[derive(Serialize, ToSchema)]
#[schema(as = Indicator)]
pub(crate) struct IndicatorShape {
    /// Its code.
    #[schema(example = "received")]
    pub code: &'static str,
    /// Its name.
    pub name: String,
    /// How it is counted.
    pub definition: String,
}

/// A stretch of days.
#[derive(Serialize, ToSchema)]
#[schema(as = Period)]
pub(crate) struct PeriodShape {
    /// Its code: `30-days` or `12-months`.
    pub code: &'static str,
    /// Its first day.
    pub from: String,
    /// Its last day.
    pub until: String,
}

/// One figure.
#[derive(Serialize, ToSchema)]
#[schema(as = Figure)]
pub(crate) struct FigureShape {
    /// By what it is told apart: `country`, `topic`, `province`, `channel` or `institution`; within one of these `regency`
    /// or `unit`.
    pub by: &'static str,
    /// Which of these; empty for the whole country, and for every regency or unit where none is told.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What is counted.
    pub indicator: &'static str,
    /// In which stretch of days.
    pub period: &'static str,
    /// How many, rounded; null where that is not told.
    pub count: Option<u64>,
    /// Why it is not told: `few` or `withheld`, because another would follow from it.
    pub untold: Option<&'static str>,
}

/// Everything that tells the country apart.
pub(super) fn statistics(rulebook: &Rulebook, words: Words, figures: Option<&Statistics>) -> StatisticsShape {
    let names = BookNames(rulebook);
    let margins: Vec<Margin> = Margin::of_country().collect();
    let shape = described(words, figures, &margins);
    StatisticsShape {
        figures: figures.map(|figures| all(names, words, figures)).unwrap_or_default(),
        ..shape
    }
}

/// A province or institution, and its parts.
pub(super) fn inside(rulebook: &Rulebook, words: Words, inside: Option<&Inside>) -> StatisticsShape {
    let margins: Vec<Margin> = inside.iter().flat_map(|one| one.margin.within()).collect();
    let margins = [margins, inside.iter().map(|one| one.margin).collect()].concat();
    let shape = described(words, inside.map(|one| &*one.figures), &margins);
    let figures = inside.map(|inside| within(BookNames(rulebook), words, inside)).unwrap_or_default();
    StatisticsShape { figures, ..shape }
}

/// What figures by these margins mean and how they are protected, without the figures.
fn described(words: Words, figures: Option<&Statistics>, margins: &[Margin]) -> StatisticsShape {
    let flows = Flow::ALL.iter().filter(|flow| margins.iter().any(|margin| flow.margins().contains(margin)));
    StatisticsShape {
        day: figures.map(|figures| last_day(figures.day)),
        made_at: figures.map(|figures| rfc3339(figures.frozen_at, Zone::Wib)),
        few: FEW,
        step: STEP,
        indicators: flows.map(|flow| indicator(words, *flow)).collect(),
        periods: figures
            .map(|figures| Period::ALL.map(|one| period(one, figures.day)).into())
            .unwrap_or_default(),
        figures: Vec::new(),
    }
}

fn indicator(words: Words, flow: Flow) -> IndicatorShape {
    IndicatorShape {
        code: flow.code(),
        name: words.named("flow", flow.code()),
        definition: words.named_with("flow", flow.code(), "-means", &[]),
    }
}

fn period(period: Period, end: Instant) -> PeriodShape {
    let from = Zone::Wib.date_of(period.begins(end)).to_string();
    PeriodShape { code: period.code(), from, until: last_day(end) }
}

fn last_day(end: Instant) -> String {
    Zone::Wib.date_of(Instant(end.0 - 1)).to_string()
}

fn all(names: BookNames<'_>, words: Words, figures: &Statistics) -> Vec<FigureShape> {
    let mut shapes = Vec::new();
    for margin in Margin::of_country() {
        for line in figures.by(margin) {
            let name = names.of_margin(words, margin, &line.code);
            shapes.extend(of_line(margin, line, &name));
        }
    }
    shapes
}

fn within(names: BookNames<'_>, words: Words, inside: &Inside) -> Vec<FigureShape> {
    let mut shapes = Vec::new();
    if let (Some(whole), Some(line)) = (inside.margin.within(), inside.own()) {
        shapes.extend(of_line(whole, line, &names.of_margin(words, whole, &line.code)));
    }
    let codes = inside.codes();
    for flow in Statistics::flows(inside.margin) {
        let told = codes.iter().copied().filter(|_| inside.is_told(flow));
        let codes: Vec<&str> = told.chain((!inside.is_told(flow)).then_some(NONE_TOLD)).collect();
        shapes.extend(codes.into_iter().map(|code| {
            let name = match code {
                NONE_TOLD => words.named("statistics-parts-all", inside.margin.code()),
                code => names.of_margin(words, inside.margin, code),
            };
            let (count, untold) = told_as(inside.shown(code, flow));
            let (by, code) = (inside.margin.code(), code.to_owned());
            FigureShape { by, code, name, indicator: flow.code(), period: PERIOD.code(), count, untold }
        }));
    }
    shapes
}

/// The code that stands for every part where none is told.
const NONE_TOLD: &str = "";

/// The number, or why it is not told.
fn told_as(shown: Shown) -> (Option<u64>, Option<&'static str>) {
    match shown {
        Shown::Number(number) => (Some(number), None),
        Shown::Few => (None, Some("few")),
        Shown::Withheld => (None, Some("withheld")),
    }
}

fn of_line(margin: Margin, line: &Line, name: &str) -> Vec<FigureShape> {
    let places = Statistics::flows(margin).flat_map(|flow| Period::ALL.map(|period| (flow, period)));
    let shape = |(flow, period): (Flow, Period)| {
        let (count, untold) = told_as(line.shown(flow, period));
        let (by, code, name) = (margin.code(), line.code.clone(), name.to_owned());
        FigureShape { by, code, name, indicator: flow.code(), period: period.code(), count, untold }
    };
    places.map(shape).collect()
}
