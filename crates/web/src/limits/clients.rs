//! Who asks, as far as limits need to know.

use super::Limits;
use crate::site::Site;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use sha2::{Digest, Sha256};
use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

/// The network a request comes from, as a number that says nothing to anyone.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct ClientKey([u8; 16]);

impl ClientKey {
    /// Its group among so many.
    pub(super) fn group(&self, groups: usize) -> usize {
        usize::from(u16::from_be_bytes([self.0[0], self.0[1]])) % groups
    }
}

/// The client behind a request.
pub(crate) struct Client(pub ClientKey);

impl FromRequestParts<Site> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Infallible> {
        Ok(Client(site.limits.client(parts)))
    }
}

impl Limits {
    /// The client behind a request; without an address all are one.
    fn client(&self, parts: &Parts) -> ClientKey {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        self.client_at(self.forwarded(parts).or(peer))
    }

    /// The client at an address.
    pub(super) fn client_at(&self, address: Option<IpAddr>) -> ClientKey {
        ClientKey(self.hide(&address.map_or_else(String::new, network)))
    }

    /// The address that the last trusted proxy saw. What stands further left is anyone's word.
    fn forwarded(&self, parts: &Parts) -> Option<IpAddr> {
        let lines = parts.headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
        let all: Vec<&str> = lines.flat_map(|line| line.split(',')).map(str::trim).collect();
        let trusted = self.proxies.checked_sub(1)?;
        all.iter().rev().nth(trusted)?.parse().ok()
    }

    /// A text as a number that can't be traced back without this program's key.
    pub(super) fn hide(&self, text: &str) -> [u8; 16] {
        let digest = Sha256::new().chain_update(self.key).chain_update(text).finalize();
        let mut hidden = [0; 16];
        hidden.copy_from_slice(&digest[..16]);
        hidden
    }
}

/// The network an address belongs to: IPv4 as it stands, IPv6 down to the part that one household gets.
fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let prefix = u128::from(address) >> 72;
            format!("{prefix:x}")
        }
    }
}
