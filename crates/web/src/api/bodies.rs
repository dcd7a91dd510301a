//! JSON bodies, read field by field, so that every slip is told at once and by its place.

use crate::fault::{Fault, Slip, SlipKind};
use crate::guard::LARGEST_BODY;
use axum::body::to_bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header::CONTENT_TYPE;
use jiff::civil::Date;
use serde_json::{Map, Value};

/// How many slips are told at most: whoever makes more has sent something else.
const MOST_SLIPS: usize = 20;
/// How much of an unknown field's name is told back. Unit: characters.
const LONGEST_NAME: usize = 100;

/// A JSON object that a request carries; an empty body counts as an empty object.
pub(crate) struct Body(pub Fields);

impl<S: Send + Sync> FromRequest<S> for Body {
    type Rejection = Fault;

    async fn from_request(request: Request, _state: &S) -> Result<Self, Fault> {
        let is_json = request.headers().get(CONTENT_TYPE).is_some_and(|kind| is_json(kind.as_bytes()));
        let bytes = to_bytes(request.into_body(), LARGEST_BODY).await.map_err(|_| Fault::TooLarge)?;
        if bytes.is_empty() {
            return Ok(Body(Fields::of(Value::Object(Map::new()), String::new())));
        }
        if !is_json {
            return Err(Fault::NotJson);
        }
        let value = serde_json::from_slice(&bytes).map_err(|_| Fault::Malformed("malformed-json"))?;
        Ok(Body(Fields::of(value, String::new())))
    }
}

fn is_json(kind: &[u8]) -> bool {
    let kind = kind.split(|sign| *sign == b';').next().unwrap_or_default().trim_ascii();
    kind.eq_ignore_ascii_case(b"application/json")
}

/// The fields of one object, taken one after the other; what is left at the end is unknown.
pub(crate) struct Fields {
    left: Map<String, Value>,
    at: String,
    slips: Vec<Slip>,
}

impl Fields {
    fn of(value: Value, at: String) -> Fields {
        match value {
            Value::Object(left) => Fields { left, at, slips: Vec::new() },
            Value::Null if !at.is_empty() => Fields { left: Map::new(), at, slips: Vec::new() },
            _ => {
                let slips = vec![Slip { pointer: at.clone(), kind: SlipKind::WrongType("object") }];
                Fields { left: Map::new(), at, slips }
            }
        }
    }

    /// A text; none when the field is absent or null.
    pub fn text(&mut self, name: &str) -> Option<String> {
        match self.left.remove(name) {
            None | Some(Value::Null) => None,
            Some(Value::String(text)) => Some(text),
            Some(_) => self.slip(name, SlipKind::WrongType("string")),
        }
    }

    /// A whole number.
    pub fn whole(&mut self, name: &str) -> Option<i64> {
        let value = self.left.remove(name).filter(|value| !value.is_null())?;
        value.as_i64().or_else(|| self.slip(name, SlipKind::WrongType("integer")))
    }

    /// A yes or no.
    pub fn flag(&mut self, name: &str) -> Option<bool> {
        match self.left.remove(name) {
            None | Some(Value::Null) => None,
            Some(Value::Bool(flag)) => Some(flag),
            Some(_) => self.slip(name, SlipKind::WrongType("boolean")),
        }
    }

    /// One of a closed list of words.
    pub fn one_of<T>(&mut self, name: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let text = self.text(name)?;
        read(&text).or_else(|| self.slip(name, SlipKind::UnknownValue))
    }

    /// A day, written as 2026-01-31 and in no other way.
    pub fn date(&mut self, name: &str) -> Option<Date> {
        self.text(name).and_then(|text| match text.len() {
            10 => text.parse().ok().or_else(|| self.slip(name, SlipKind::NoDate)),
            _ => self.slip(name, SlipKind::NoDate),
        })
    }

    /// An object inside; give it back with [`Fields::close`].
    pub fn open(&mut self, name: &str) -> Fields {
        let value = self.left.remove(name).unwrap_or(Value::Null);
        Fields::of(value, self.pointer(name))
    }

    /// Takes over what went wrong in an object inside.
    pub fn close(&mut self, inside: Fields) {
        self.slips.extend(inside.all_slips());
    }

    /// Ends the reading.
    ///
    /// # Errors
    /// [`Fault::Misshapen`] with every slip.
    pub fn end(self) -> Result<(), Fault> {
        let mut slips = self.all_slips();
        slips.truncate(MOST_SLIPS);
        if slips.is_empty() { Ok(()) } else { Err(Fault::Misshapen(slips)) }
    }

    fn all_slips(mut self) -> Vec<Slip> {
        let unknown: Vec<String> = self.left.keys().take(MOST_SLIPS).map(|name| self.pointer(name)).collect();
        let unknown = unknown.into_iter().map(|pointer| Slip { pointer, kind: SlipKind::UnknownField });
        self.slips.extend(unknown);
        self.slips
    }

    fn slip<T>(&mut self, name: &str, kind: SlipKind) -> Option<T> {
        let pointer = self.pointer(name);
        self.slips.push(Slip { pointer, kind });
        None
    }

    fn pointer(&self, name: &str) -> String {
        let name: String = name.chars().take(LONGEST_NAME).collect();
        format!("{}/{}", self.at, name.replace('~', "~0").replace('/', "~1"))
    }
}

#[cfg(test)]
mod tests;
