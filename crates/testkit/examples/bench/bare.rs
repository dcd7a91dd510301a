//! The least that a server can do which keeps what it acknowledges: one row with four indexes, one event, the full
//! text, and one commit for all who wait. No rules, no routing, no vault, no journal.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Executor, Row, SqliteConnection, SqlitePool};
use tokio::sync::{mpsc, oneshot};

/// How many rows one commit takes at most.
const BATCH: usize = 128;

const SCHEMA: &str = "
    create table rows (id integer primary key, key text not null, area text, status text not null, due_at integer,
                       received_at integer not null, words text not null) strict;
    create unique index rows_by_key on rows (key);
    create index rows_by_area on rows (area, id);
    create index rows_by_due on rows (status, due_at, id);
    create index rows_by_time on rows (received_at);
    create table events (id integer primary key, row integer not null, at integer not null, what text not null) strict;
    create virtual table texts using fts5 (words, content = '');
";

#[derive(Clone)]
struct Bare {
    writer: mpsc::Sender<(New, oneshot::Sender<i64>)>,
    readers: SqlitePool,
}

struct New {
    key: String,
    area: Option<String>,
    words: String,
}

/// Serves until it is killed; prints where.
pub async fn serve(folder: &std::path::Path) {
    let file = folder.join("bare.sqlite");
    let options = SqliteConnectOptions::new().filename(&file).journal_mode(SqliteJournalMode::Wal);
    let writing = options.clone().create_if_missing(true).synchronous(SqliteSynchronous::Full);
    let writer = SqlitePoolOptions::new().max_connections(1).connect_with(writing).await.expect("a database");
    writer.execute(SCHEMA).await.expect("a schema");
    let readers = SqlitePoolOptions::new().max_connections(4).test_before_acquire(false);
    let readers = readers.connect_with(options.read_only(true)).await.expect("readers");
    let (sender, receiver) = mpsc::channel(1024);
    tokio::spawn(write_forever(writer, receiver));
    let router = Router::new()
        .route("/readyz", get(|| async { "ready" }))
        .route("/rows", post(add).get(count))
        .route("/rows/{id}", get(read))
        .with_state(Bare { writer: sender, readers });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    println!("http://{}/", listener.local_addr().expect("an address"));
    axum::serve(listener, router).await.expect("it serves");
}

async fn add(State(bare): State<Bare>, Json(body): Json<Value>) -> (StatusCode, Json<Value>) {
    let text = |name: &str| body[name].as_str().map(str::to_owned);
    let new = New {
        key: text("key").unwrap_or_default(),
        area: text("area"),
        words: text("words").unwrap_or_default(),
    };
    let (done, answer) = oneshot::channel();
    bare.writer.send((new, done)).await.expect("the writer runs");
    match answer.await {
        Ok(id) => (StatusCode::CREATED, Json(json!({ "id": id }))),
        Err(_) => (StatusCode::INTERNAL_SERVER_ERROR, Json(json!({}))),
    }
}

async fn read(State(bare): State<Bare>, Path(id): Path<i64>) -> (StatusCode, Json<Value>) {
    let row =
        sqlx::query("select id, area, status, due_at, received_at, words from rows where id = $1").bind(id);
    let Ok(row) = row.fetch_one(&bare.readers).await else {
        return (StatusCode::NOT_FOUND, Json(json!({})));
    };
    let body = json!({
        "id": row.get::<i64, _>(0), "area": row.get::<Option<String>, _>(1), "status": row.get::<String, _>(2),
        "due_at": row.get::<Option<i64>, _>(3), "received_at": row.get::<i64, _>(4), "words": row.get::<String, _>(5),
    });
    (StatusCode::OK, Json(body))
}

async fn count(State(bare): State<Bare>) -> Json<Value> {
    let count: i64 =
        sqlx::query_scalar("select count(*) from rows").fetch_one(&bare.readers).await.expect("a count");
    Json(json!({ "rows": count }))
}

async fn write_forever(writer: SqlitePool, mut waiting: mpsc::Receiver<(New, oneshot::Sender<i64>)>) {
    let mut writer = writer.acquire().await.expect("the only writer");
    let mut batch = Vec::with_capacity(BATCH);
    while waiting.recv_many(&mut batch, BATCH).await > 0 {
        writer.execute("begin immediate").await.expect("begun");
        let mut done = Vec::with_capacity(batch.len());
        for (new, answer) in batch.drain(..) {
            done.push((insert(&mut writer, &new).await, answer));
        }
        writer.execute("commit").await.expect("durable");
        for (id, answer) in done {
            // Whoever hung up does not want to know.
            let _ = answer.send(id);
        }
    }
}

async fn insert(writer: &mut SqliteConnection, new: &New) -> i64 {
    let row = sqlx::query(
        "insert into rows (key, area, status, due_at, received_at, words) values ($1, $2, 'received', $3, $3, $4)",
    );
    let now = jiff::Timestamp::now().as_microsecond();
    let added = row.bind(&new.key).bind(&new.area).bind(now).bind(&new.words).execute(&mut *writer).await;
    let id = added.expect("a new row").last_insert_rowid();
    let event =
        sqlx::query("insert into events (row, at, what) values ($1, $2, 'received')").bind(id).bind(now);
    event.execute(&mut *writer).await.expect("its event");
    let text = sqlx::query("insert into texts (rowid, words) values ($1, $2)").bind(id).bind(&new.words);
    text.execute(&mut *writer).await.expect("its words");
    id
}
