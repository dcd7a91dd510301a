//! The frame of every page.

use lapor_words::{Lang, Words};
use maud::{DOCTYPE, Markup, html};

use super::buttons::hidden_fields;
use super::icons::{Icon, icon, mark};
use crate::assets;

/// For whom a page is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// A citizen on a phone: large type, one column, large controls.
    #[default]
    Citizen,
    /// Staff who read hundreds a day: dense and wide.
    Desk,
}

/// What the data behind a page is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ground {
    /// Real reports.
    #[default]
    Real,
    /// Made-up reports; every page says so.
    Demo,
}

/// A link of a menu.
#[derive(Clone, Copy, Debug, Default)]
pub struct NavItem<'a> {
    /// Its words.
    pub label: &'a str,
    /// Where it leads.
    pub href: &'a str,
    /// How many things wait there, already written out.
    pub count: Option<&'a str>,
    /// Whether the reader is there.
    pub is_current: bool,
}

/// Who is signed in, and how to leave.
#[derive(Clone, Copy, Debug)]
pub struct Viewer<'a> {
    /// Name of the person, with the institution where that matters.
    pub name: &'a str,
    /// Where the sign-out form is sent.
    pub sign_out: &'a str,
    /// What that form carries.
    pub hidden: &'a [(&'a str, &'a str)],
}

/// How a reader changes the language without losing the page.
#[derive(Clone, Copy, Debug)]
pub enum LanguageSwitch<'a> {
    /// Links to this page again: its path and query.
    Links(&'a str),
    /// Buttons of the form with this id: it is sent with `lang`, and comes back with what was typed.
    Form(&'a str),
}

/// A page and its frame.
#[derive(Clone, Debug)]
pub struct Page<'a> {
    /// The words, and with them the language.
    pub words: Words,
    /// For whom it is laid out.
    pub mode: Mode,
    /// Its title, without the name of the site.
    pub title: &'a str,
    /// Whether it comes back with errors; the title then says so first.
    pub has_errors: bool,
    /// What the data is.
    pub ground: Ground,
    /// How the language is changed.
    pub language: LanguageSwitch<'a>,
    /// The main menu.
    pub nav: &'a [NavItem<'a>],
    /// Who is signed in.
    pub viewer: Option<Viewer<'a>>,
    /// What stands before the heading: the way back, the steps.
    pub before: Option<Markup>,
    /// The content, with the only `h1`.
    pub body: Markup,
}

/// A whole page.
pub fn page(view: &Page<'_>) -> Markup {
    let words = view.words;
    let key = if view.has_errors { "title-with-errors" } else { "title-plain" };
    let mode = match view.mode {
        Mode::Citizen => "citizen",
        Mode::Desk => "desk",
    };
    html! {
        (DOCTYPE)
        html lang=(words.lang().code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="format-detection" content="telephone=no";
                title { (words.say(key, &[("title", view.title.into())])) }
                link rel="stylesheet" href=(assets::lapor_css_path());
                link rel="icon" type="image/svg+xml" href=(assets::mark_svg_path());
            }
            body class=(mode) {
                a.skip href="#content" { (words.word("skip-link")) }
                (header(view))
                main.frame #content tabindex="-1" {
                    @if let Some(before) = &view.before { div.before { (before) } }
                    (view.body)
                }
                footer.foot { div.frame { p { (words.word("footer-about")) } } }
            }
        }
    }
}

fn header(view: &Page<'_>) -> Markup {
    let words = view.words;
    html! {
        header {
            div.top {
                div.bar {
                    a.brand href="/" { (mark()) span { (words.word("app-name")) } }
                    (language_switch(words, view.language))
                }
                @if !view.nav.is_empty() || view.viewer.is_some() {
                    div.bar.second {
                        @if !view.nav.is_empty() {
                            nav aria-label=(words.word("nav-main")) { (nav_list(view.nav)) }
                        }
                        @if let Some(viewer) = view.viewer { (signed_in(words, viewer)) }
                    }
                }
            }
            @if view.ground == Ground::Demo { (demo_banner(words)) }
        }
    }
}

fn nav_list(items: &[NavItem<'_>]) -> Markup {
    html! {
        ul {
            @for item in items {
                li {
                    a href=(item.href) aria-current=[item.is_current.then_some("page")] {
                        (item.label)
                        @if let Some(count) = item.count { " " span.count { (count) } }
                    }
                }
            }
        }
    }
}

fn signed_in(words: Words, viewer: Viewer<'_>) -> Markup {
    html! {
        form.viewer method="post" action=(viewer.sign_out) {
            (hidden_fields(viewer.hidden))
            span { (words.say("viewer-signed-in", &[("name", viewer.name.into())])) }
            button.linklike type="submit" { (words.word("nav-sign-out")) }
        }
    }
}

fn demo_banner(words: Words) -> Markup {
    html! {
        div.demo {
            p.bar {
                (icon(Icon::Info))
                span { strong { (words.word("demo-banner-label")) ". " } (words.word("demo-banner")) }
            }
        }
    }
}

fn language_switch(words: Words, switch: LanguageSwitch<'_>) -> Markup {
    html! {
        @if let LanguageSwitch::Form(form) = switch { (plain_enter(form)) }
        nav.languages aria-label=(words.word("language-switch")) {
            ul {
                @for lang in Lang::ALL {
                    li { (language(words, switch, lang)) }
                }
            }
        }
    }
}

/// The Enter key presses the first button of a form, wherever it stands; that must not be the language's.
fn plain_enter(form: &str) -> Markup {
    html! {
        button.unseen type="submit" form=(form) name="go" value="enter" tabindex="-1" aria-hidden="true"
            formnovalidate {}
    }
}

fn language(words: Words, switch: LanguageSwitch<'_>, lang: Lang) -> Markup {
    let (code, name) = (lang.code(), words.named("language", lang.code()));
    let current = (lang == words.lang()).then_some("true");
    html! {
        @match switch {
            LanguageSwitch::Links(path) => {
                a href=(with_lang(path, code)) lang=(code) hreflang=(code) aria-current=[current] { (name) }
            }
            LanguageSwitch::Form(form) => {
                button type="submit" form=(form) name="lang" value=(code) lang=(code) aria-current=[current]
                    formnovalidate { (name) }
            }
        }
    }
}

/// `path` again, in the language `code`. Anything that could lead to another site becomes the home page.
pub(super) fn with_lang(path: &str, code: &str) -> String {
    let path =
        if path.starts_with('/') && !path.starts_with("//") && !path.contains('\\') { path } else { "/" };
    let path = path.split('#').next().unwrap_or(path);
    let (place, query) = path.split_once('?').unwrap_or((path, ""));
    let kept =
        query.split('&').filter(|pair| !pair.is_empty() && *pair != "lang" && !pair.starts_with("lang="));
    let query: String = kept.map(|pair| format!("{pair}&")).collect();
    format!("{place}?{query}lang={code}")
}

/// The desk's columns: queues beside the list or the case; below one another on a narrow screen.
pub fn desk_columns(aside: &Markup, body: &Markup) -> Markup {
    html! { div.columns { div.aside { (aside) } div.body { (body) } } }
}

/// Two columns of a case: what is worked on, and what is looked up beside it.
pub fn beside(body: &Markup, aside: &Markup) -> Markup {
    html! { div.beside { div { (body) } div { (aside) } } }
}

/// The queues of a desk with their counts.
pub fn queues(words: Words, items: &[NavItem<'_>]) -> Markup {
    html! { nav.queues aria-label=(words.word("nav-queues")) { (nav_list(items)) } }
}
