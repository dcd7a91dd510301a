//! Buttons and what a form carries unseen.

use maud::{Markup, html};

use super::icons::{Icon, icon};

/// How much a button asks to be pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// The one thing this page is for.
    #[default]
    Primary,
    /// Anything else one may do here.
    Secondary,
    /// Takes something away or says no.
    Danger,
    /// As quiet as a link.
    Quiet,
}

impl Look {
    const fn class(self) -> &'static str {
        match self {
            Look::Primary => "button",
            Look::Secondary => "button secondary",
            Look::Danger => "button danger",
            Look::Quiet => "button quiet",
        }
    }
}

/// A submit button; its label is a verb.
#[derive(Clone, Copy, Debug, Default)]
pub struct Button<'a> {
    /// What it does.
    pub label: &'a str,
    /// How it looks.
    pub look: Look,
    /// Name and value that it adds to the form when it is the one pressed.
    pub sends: Option<(&'a str, &'a str)>,
    /// Another address than the form's.
    pub action: Option<&'a str>,
    /// A picture before the label.
    pub icon: Option<Icon>,
}

/// A submit button of the form around it.
pub fn button(view: &Button<'_>) -> Markup {
    html! {
        button type="submit" class=(view.look.class()) name=[view.sends.map(|sent| sent.0)]
            value=[view.sends.map(|sent| sent.1)] formaction=[view.action] {
            @if let Some(picture) = view.icon { (icon(picture)) }
            (view.label)
        }
    }
}

/// A link that looks like a button, for going on without sending anything.
pub fn link_button(label: &str, href: &str, look: Look) -> Markup {
    html! { a class=(look.class()) href=(href) { (label) } }
}

/// A row of buttons.
pub fn actions(buttons: &Markup) -> Markup {
    html! { div.actions { (buttons) } }
}

/// Values that a form carries from step to step.
pub fn hidden_fields(values: &[(&str, &str)]) -> Markup {
    html! {
        @for (name, value) in values {
            input type="hidden" name=(name) value=(value);
        }
    }
}
