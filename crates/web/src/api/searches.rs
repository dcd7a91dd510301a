//! What searches have in common: their query.

use crate::fault::Fault;
use axum::extract::rejection::QueryRejection;
use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use serde::Deserialize;
use utoipa::IntoParams;

/// The longest text to search for. Unit: characters.
const LONGEST: usize = 200;
/// How many are given unless more are asked for.
const USUAL: usize = 20;
/// How many are given at most.
const MOST: usize = 100;

/// What is searched.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Search {
    /// A name, or part of one.
    #[serde(default)]
    #[param(max_length = 200)]
    pub q: String,
    /// How many at most.
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<usize>,
    /// The code after which a list without `q` goes on.
    #[param(max_length = 200)]
    pub after: Option<String>,
}

impl Search {
    /// How many to give.
    pub fn limit(&self) -> usize {
        self.limit.unwrap_or(USUAL).clamp(1, MOST)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Search {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Fault> {
        let malformed = Fault::Malformed("malformed-query");
        let read: Result<Query<Search>, QueryRejection> = Query::from_request_parts(parts, state).await;
        let Ok(Query(search)) = read else { return Err(malformed) };
        let is_long = |text: &str| text.chars().count() > LONGEST;
        match is_long(&search.q) || search.after.as_deref().is_some_and(is_long) {
            true => Err(malformed),
            false => Ok(search),
        }
    }
}
