//! Connections: each on a task of its own, and none held open by someone who says nothing.

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use std::net::SocketAddr;
use std::pin::pin;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tower::ServiceExt;

/// How long the other side is waited for.
#[derive(Clone, Copy)]
pub struct Patience {
    /// How long the head of a request may take, and how long a connection may wait for its next one.
    head: Duration,
    /// How long requests that are under way may take to finish once the program is asked to stop. What is then cut
    /// off was not acknowledged.
    farewell: Duration,
}

impl Default for Patience {
    /// House rule.
    fn default() -> Self {
        Patience { head: Duration::from_secs(30), farewell: Duration::from_secs(10) }
    }
}

/// How long to wait when no connection can be taken, mostly because too many are open.
const BREATH: Duration = Duration::from_millis(200);

/// Answers every connection until asked to stop, and then finishes what was begun.
pub async fn answer(
    listener: TcpListener,
    router: Router,
    patience: Patience,
    stop: impl Future<Output = ()>,
) {
    let mut server = http1::Builder::new();
    server.timer(TokioTimer::new()).header_read_timeout(patience.head);
    let begun = GracefulShutdown::new();
    let mut stop = pin!(stop);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        match accepted {
            Ok((stream, address)) => {
                tokio::spawn(talk(server.clone(), (stream, address), router.clone(), begun.watcher()));
            }
            Err(error) => {
                tracing::warn!(%error, "a connection can't be taken");
                tokio::time::sleep(BREATH).await;
            }
        }
    }
    drop(listener);
    if tokio::time::timeout(patience.farewell, begun.shutdown()).await.is_err() {
        tracing::warn!("some requests did not finish in time");
    }
}

/// Answers the requests of one connection.
async fn talk(
    server: http1::Builder,
    (stream, address): (TcpStream, SocketAddr),
    router: Router,
    watcher: Watcher,
) {
    let service = hyper::service::service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(address));
        router.clone().oneshot(request)
    });
    let connection = server.serve_connection(TokioIo::new(stream), service);
    if let Err(error) = watcher.watch(connection).await {
        tracing::debug!(%error, "a connection broke off");
    }
}

#[cfg(test)]
mod tests;
