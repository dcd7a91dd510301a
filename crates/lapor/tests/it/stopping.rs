//! Asked to stop, the program finishes what it began: whatever it acknowledged is there.

use crate::program::{Installation, Served, field, on_both};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Sends reports until the program listens no more; gives the acknowledged ones.
fn send_until_it_stops(address: &str, client: usize, is_stopping: &AtomicBool) -> Vec<(String, String)> {
    let mut acknowledged = Vec::new();
    for nth in 0.. {
        let body = format!("{{\"words\":\"Sampah menumpuk di depan pasar, kiriman {client} nomor {nth}\"}}");
        match Served::try_ask(address, "POST /api/v1/reports", &body) {
            Ok(answer) if answer.starts_with("HTTP/1.1 201") => {
                acknowledged.push((field(&answer, "ticket"), field(&answer, "access_code")));
            }
            other => {
                let is_over = is_stopping.load(Ordering::SeqCst);
                assert!(is_over, "refused before it was asked to stop: {other:?}");
                break;
            }
        }
    }
    acknowledged
}

#[test]
fn what_was_acknowledged_before_a_stop_is_there_after_it() {
    on_both(|place: Installation| {
        let mut server = place.serve();
        let is_stopping = Arc::new(AtomicBool::new(false));
        let clients: Vec<_> = (0..32)
            .map(|client| {
                let (address, is_stopping) = (server.address.clone(), Arc::clone(&is_stopping));
                std::thread::spawn(move || send_until_it_stops(&address, client, &is_stopping))
            })
            .collect();
        std::thread::sleep(Duration::from_millis(700));
        is_stopping.store(true, Ordering::SeqCst);
        let asked = Instant::now();
        assert!(server.terminate().success(), "it ends well: {}", server.said());
        assert!(asked.elapsed() < Duration::from_secs(40), "it ends by itself");
        let acknowledged: Vec<(String, String)> =
            clients.into_iter().flat_map(|client| client.join().expect("a client")).collect();
        assert!(acknowledged.len() > 32, "only {} reports were acknowledged", acknowledged.len());
        let verified = place.run(&["verify"]);
        assert!(verified.contains(" 0 differences"), "{verified}");
        let server = place.serve();
        for (ticket, code) in acknowledged {
            let head =
                format!("GET /api/v1/reports/{ticket} HTTP/1.1\r\nauthorization: Bearer {code}\r\nx-rest:");
            let answer = server.ask(&head, "");
            assert!(answer.starts_with("HTTP/1.1 200"), "{ticket} was acknowledged and is gone: {answer}");
        }
    });
}
