use super::{Connection, Request, encoded};
use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;

/// A server that gives these answers, one for each request, and tells what it was asked.
fn serving(answers: &'static [&'static str]) -> (String, thread::JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    let server = thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a client");
        let mut asked = String::new();
        for answer in answers {
            let mut bytes = [0; 4096];
            let count = stream.read(&mut bytes).expect("a request");
            asked.push_str(&String::from_utf8_lossy(&bytes[..count]));
            stream.write_all(answer.as_bytes()).expect("an answer");
        }
        asked
    });
    (address, server)
}

#[test]
fn one_connection_carries_answers_of_both_shapes() {
    let (address, server) = serving(&[
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nSet-Cookie: a=1; Path=/\r\nSet-Cookie: b=2\r\n\r\nwhole",
        "HTTP/1.1 303 See Other\r\nTransfer-Encoding: chunked\r\nLocation: /x\r\n\r\n3\r\nin \r\n5\r\nparts\r\n0\r\n\r\n",
    ]);
    let mut connection = Connection::to(&address).expect("connected");
    let first = connection.send(&Request::get("/one").with("Cookie", "c=3")).expect("an answer");
    assert_eq!((first.status, first.text().as_str(), first.cookies().as_str()), (200, "whole", "a=1; b=2"));
    let form = Request::post_form("/two", &[("q", "a b&c")]);
    let second = connection.send(&form).expect("an answer");
    assert_eq!((second.status, second.text().as_str(), second.header("location")), (303, "in parts", "/x"));
    let asked = server.join().expect("the server ends");
    assert!(asked.starts_with("GET /one HTTP/1.1\r\nHost: 127.0.0.1"), "{asked}");
    assert!(asked.contains("Cookie: c=3\r\n") && asked.ends_with("\r\n\r\nq=a%20b%26c"), "{asked}");
}

#[test]
fn an_error_is_no_success() {
    let (address, server) = serving(&[
        "HTTP/1.1 429 Too Many Requests\r\nContent-Length: 4\r\n\r\nwait",
        "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nelse",
    ]);
    let mut connection = Connection::to(&address).expect("connected");
    let mut ask = || connection.send(&Request::get("/")).expect("an answer").expect(200, "wanted");
    let limited = ask().err().expect("too many requests").to_string();
    assert!(limited.contains("429") && limited.contains("wait"), "{limited}");
    let other = ask().err().expect("another page").to_string();
    assert!(other.contains("wanted"), "{other}");
    server.join().expect("the server ends");
}

#[test]
fn values_are_encoded() {
    assert_eq!(encoded("a-1 é"), "a-1%20%C3%A9");
}
