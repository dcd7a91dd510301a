//! Topics by name.

use super::searches::Search;
use super::shapes::lists::{Items, TopicShape};
use crate::reader::Reader;
use crate::site::Site;
use axum::Json;
use axum::extract::State;
use lapor_domain::routing::book::RoutingBook;
use lapor_domain::routing::topics::{Need, Sensitivity, Topic};
use lapor_words::{Lang, Words};

/// Finds topics; without `q`, all of them.
#[utoipa::path(
    get, path = "/api/v1/topics", tag = "lists", operation_id = "search_topics", params(Search),
    responses((status = 200, description = "The topics", body = Items<TopicShape>))
)]
pub(crate) async fn search(
    State(site): State<Site>,
    reader: Reader,
    search: Search,
) -> Json<Items<TopicShape>> {
    let book = site.app.book();
    let topics: Vec<&Topic> = match search.q.trim() {
        "" => book.rulebook.topics.iter().collect(),
        q => {
            let found = book.search_topics(q, search.limit());
            found.iter().filter_map(|code| book.rulebook.topic(code)).collect()
        }
    };
    Json(Items { items: topics.into_iter().map(|topic| shape(topic, reader.words)).collect() })
}

fn shape(topic: &Topic, words: Words) -> TopicShape {
    TopicShape {
        code: topic.code.to_string(),
        name: match words.lang() {
            Lang::Id => topic.name.clone(),
            Lang::En => topic.name_en.clone(),
        },
        definition: topic.definition.clone(),
        kind: topic.kind.code(),
        secret_by_default: topic.sensitivity == Sensitivity::Sensitive,
        needs_place: topic.place == Need::Required,
        questions: topic.questions.clone(),
    }
}
