//! A form as it was sent. One that can't be read is told as every other fault.

use crate::fault::Fault;
use crate::site::Site;
use axum::Form;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::de::DeserializeOwned;

/// What was typed into a form.
pub(crate) struct Typed<T>(pub T);

impl<T: DeserializeOwned> FromRequest<Site> for Typed<T> {
    type Rejection = Fault;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Fault> {
        let form = Form::<T>::from_request(request, site).await;
        form.map(|Form(typed)| Typed(typed)).map_err(|rejection| match rejection.into_response().status() {
            StatusCode::PAYLOAD_TOO_LARGE => Fault::TooLarge,
            _ => Fault::Malformed("form"),
        })
    }
}
