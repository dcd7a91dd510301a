use std::collections::HashMap;

use super::{LAPOR_CSS, lapor_css_path, mark_svg_path};

#[test]
fn an_address_carries_the_hash_of_the_content() {
    let path = lapor_css_path();
    assert!(path.starts_with("/assets/lapor-") && path.ends_with(".css"), "{path}");
    assert_eq!(path.len(), "/assets/lapor-.css".len() + 12);
    assert_ne!(mark_svg_path(), path);
    assert_eq!(lapor_css_path(), path);
}

/// What old phones can't read, and what would leave the site.
#[test]
fn the_stylesheet_stays_plain() {
    for sign in ["@import", "url(", "@layer", "@font-face", ":has(", "color-mix", "http://", "https://"] {
        assert!(!LAPOR_CSS.contains(sign), "{sign}");
    }
    let mut open: Vec<&str> = Vec::new();
    for line in LAPOR_CSS.lines().map(str::trim) {
        for (at, sign) in line.char_indices().filter(|(_, sign)| matches!(sign, '{' | '}')) {
            match sign {
                '{' => {
                    assert!(open.iter().all(|outer| outer.starts_with('@')), "nested: {line}");
                    open.push(line[..at].rsplit('}').next().unwrap_or_default().trim());
                }
                _ => assert!(open.pop().is_some(), "closed twice: {line}"),
            }
        }
    }
    assert!(open.is_empty(), "left open: {open:?}");
}

/// About a quarter of this travels, compressed; a page of the form may weigh 50 KB in all.
#[test]
fn the_stylesheet_stays_light() {
    assert!(LAPOR_CSS.len() < 32_000, "{} bytes", LAPOR_CSS.len());
}

#[test]
fn every_token_that_is_used_is_defined() {
    let defined: Vec<&str> = LAPOR_CSS
        .split(['{', ';'])
        .filter_map(|part| part.trim().strip_prefix("--")?.split_once(':').map(|pair| pair.0))
        .collect();
    for used in LAPOR_CSS.split("var(--").skip(1) {
        let name = used.split([')', ',']).next().unwrap_or_default();
        assert!(defined.contains(&name), "--{name}");
    }
}

#[test]
fn words_stand_out_from_their_ground_in_light_and_dark() {
    let light = tokens(LAPOR_CSS);
    let dark_part = LAPOR_CSS.split("prefers-color-scheme: dark").nth(1).expect("there is a dark theme");
    let mut dark = light.clone();
    dark.extend(tokens(dark_part));
    for (theme, tokens) in [("light", light), ("dark", dark)] {
        for (front, back) in [
            ("text", "ground"),
            ("text", "raised"),
            ("muted", "ground"),
            ("muted", "raised"),
            ("muted", "info-fill"),
            ("primary", "ground"),
            ("primary", "raised"),
            ("primary-strong", "info-fill"),
            ("on-primary", "primary"),
            ("on-primary", "primary-strong"),
            ("on-brand", "brand"),
            ("info", "info-fill"),
            ("good", "good-fill"),
            ("warning", "warning-fill"),
            ("danger", "danger-fill"),
            ("danger", "ground"),
        ] {
            let ratio = contrast(&tokens[front], &tokens[back]);
            assert!(ratio >= 4.5, "{theme}: {front} on {back}: {ratio:.2}");
        }
        for (front, back) in [("control", "ground"), ("control", "raised"), ("focus", "ground")] {
            let ratio = contrast(&tokens[front], &tokens[back]);
            assert!(ratio >= 3.0, "{theme}: {front} on {back}: {ratio:.2}");
        }
    }
}

/// The colours of the first `:root` block of `css`.
fn tokens(css: &str) -> HashMap<String, String> {
    let block = css.split(":root").nth(1).and_then(|rest| rest.split('}').next()).expect("a block of tokens");
    block
        .lines()
        .filter_map(|line| line.trim().strip_prefix("--")?.strip_suffix(';')?.split_once(": "))
        .filter(|(_, value)| value.starts_with('#'))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

/// The contrast ratio of WCAG 2.2.
fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: &str) -> f64 {
    let digits: Vec<f64> = colour[1..].chars().filter_map(|sign| sign.to_digit(16)).map(f64::from).collect();
    let channel = |at: usize| {
        let value = match digits.len() {
            3 => digits[at] * 17.0,
            _ => digits[at * 2] * 16.0 + digits[at * 2 + 1],
        } / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(0) + 0.7152 * channel(1) + 0.0722 * channel(2)
}
