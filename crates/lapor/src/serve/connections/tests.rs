use super::{Patience, answer};
use axum::Router;
use axum::extract::ConnectInfo;
use axum::routing::get;
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::timeout;

/// Nothing here takes this long, unless it hangs.
const LONG: Duration = Duration::from_secs(20);

fn patience(head: u64, farewell: u64) -> Patience {
    Patience { head: Duration::from_millis(head), farewell: Duration::from_millis(farewell) }
}

/// A server that says who asks, where it listens, and what stops it.
async fn serve(patience: Patience) -> (SocketAddr, oneshot::Sender<()>, JoinHandle<()>) {
    let who = |ConnectInfo(who): ConnectInfo<SocketAddr>| async move { who.to_string() };
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    let (stop, asked) = oneshot::channel::<()>();
    let asked = async {
        let _ = asked.await;
    };
    let running = tokio::spawn(answer(listener, Router::new().route("/", get(who)), patience, asked));
    (address, stop, running)
}

async fn say(address: SocketAddr, text: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).await.expect("a connection");
    stream.write_all(text.as_bytes()).await.expect("sent");
    stream
}

async fn hear(mut stream: TcpStream) -> String {
    let mut heard = Vec::new();
    let ended = timeout(LONG, stream.read_to_end(&mut heard)).await;
    // A connection may also end with a reset: then nothing more is heard either.
    let _ = ended.expect("the connection ends");
    String::from_utf8_lossy(&heard).into_owned()
}

#[tokio::test]
async fn a_request_is_answered_and_knows_who_asks() {
    let (address, _stop, _running) = serve(Patience::default()).await;
    let stream = say(address, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await;
    let who = stream.local_addr().expect("an address").to_string();
    let heard = hear(stream).await;
    assert!(heard.starts_with("HTTP/1.1 200") && heard.ends_with(&who), "{heard}");
}

#[tokio::test]
async fn who_never_says_what_they_want_is_sent_away() {
    let (address, _stop, _running) = serve(patience(200, 200)).await;
    for begun in ["", "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "] {
        let heard = hear(say(address, begun).await).await;
        assert!(!heard.contains("200 OK"), "{begun:?}: {heard}");
    }
    let idle = hear(say(address, "GET / HTTP/1.1\r\nHost: x\r\n\r\n").await).await;
    assert!(idle.starts_with("HTTP/1.1 200"), "answered, and closed when nothing follows: {idle}");
}

#[tokio::test]
async fn nobody_keeps_the_program_from_stopping() {
    let (address, stop, running) = serve(patience(60_000, 200)).await;
    let _held = say(address, "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ").await;
    hear(say(address, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await).await;
    let asked = Instant::now();
    stop.send(()).expect("still running");
    timeout(LONG, running).await.expect("it stops").expect("without a panic");
    assert!(asked.elapsed() < LONG);
}
