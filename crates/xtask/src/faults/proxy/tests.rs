use super::Proxy;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

/// A server that says everything back.
fn echo() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("an address");
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            thread::spawn(move || {
                let mut piece = [0; 16];
                while let Ok(length @ 1..) = stream.read(&mut piece) {
                    stream.write_all(&piece[..length]).expect("said back");
                }
            });
        }
    });
    address
}

#[test]
fn what_was_kept_back_arrives_when_the_way_heals() {
    let proxy = Proxy::to(echo()).expect("a way");
    let mut stream = TcpStream::connect(("127.0.0.1", proxy.port())).expect("a connection");
    let mut heard = [0; 3];
    stream.write_all(b"one").expect("sent");
    stream.read_exact(&mut heard).expect("heard");
    assert_eq!(&heard, b"one");
    proxy.fall_silent();
    stream.write_all(b"two").expect("sent");
    stream.set_read_timeout(Some(Duration::from_millis(100))).expect("set");
    assert!(stream.read_exact(&mut heard).is_err(), "nothing comes back");
    proxy.heal();
    stream.set_read_timeout(None).expect("set");
    stream.read_exact(&mut heard).expect("heard");
    assert_eq!(&heard, b"two");
}
