use super::super::{Kind, Opened, Slot};
use super::{Envelope, Opener, open, seal};
use crate::error::StoreError;
use crate::keys::{IdentityKey, Keys, Purpose};
use lapor_domain::values::CaseId;
use tempfile::TempDir;

const VALUE: &[u8] = b"Bu Sri, 3374010101010001";

struct World {
    keys: Keys,
    custodian: IdentityKey,
    _place: TempDir,
}

fn world() -> World {
    let place = TempDir::new().expect("dir");
    let directory = place.path().join("keys");
    let keys = Keys::open_or_create(&directory, Purpose::Demo).expect("keys");
    let custodian = IdentityKey::open(&directory).expect("custodian");
    World { keys, custodian, _place: place }
}

fn slot(kind: Kind) -> Slot<'static> {
    Slot { case: CaseId(77), kind, field: "name", version: 3 }
}

fn value(opened: Result<Opened, StoreError>) -> Option<Vec<u8>> {
    match opened {
        Ok(Opened::Value(value)) => Some(value.expose().clone()),
        Ok(Opened::Erased | Opened::Withheld) | Err(_) => None,
    }
}

impl World {
    fn opener(&self, kind: Kind) -> Opener<'_> {
        match kind {
            Kind::Identity => Opener::Custodian(&self.custodian),
            Kind::Contact | Kind::Body => Opener::Server(&self.keys),
        }
    }
}

#[test]
fn what_was_sealed_opens_for_its_slot_only() {
    let world = world();
    for kind in Kind::ALL {
        let opener = world.opener(kind);
        let right = slot(kind);
        let envelope = seal(&world.keys, right, VALUE);
        assert_eq!(value(open(&opener, right, &envelope)).as_deref(), Some(VALUE), "{kind:?}");
        for wrong in [
            Slot { case: CaseId(78), ..right },
            Slot { field: "names", ..right },
            Slot { version: 2, ..right },
        ] {
            assert!(matches!(open(&opener, wrong, &envelope), Err(StoreError::Corrupt(_))));
        }
    }
}

#[test]
fn a_value_of_one_kind_does_not_open_as_another() {
    let world = world();
    let envelope = seal(&world.keys, slot(Kind::Contact), VALUE);
    let opener = Opener::Server(&world.keys);
    assert!(matches!(open(&opener, slot(Kind::Body), &envelope), Err(StoreError::Corrupt(_))));
}

#[test]
fn the_server_withholds_identities_and_another_custodian_opens_nothing() {
    let (world, stranger) = (world(), world());
    let envelope = seal(&world.keys, slot(Kind::Identity), VALUE);
    let server = open(&Opener::Server(&world.keys), slot(Kind::Identity), &envelope);
    assert!(matches!(server, Ok(Opened::Withheld)));
    let other = open(&Opener::Custodian(&stranger.custodian), slot(Kind::Identity), &envelope);
    assert!(matches!(other, Err(StoreError::Corrupt(_))));
}

#[test]
fn any_changed_byte_is_noticed() {
    let world = world();
    for kind in Kind::ALL {
        let fresh = || seal(&world.keys, slot(kind), VALUE);
        let mut spoilt: Vec<Envelope> = Vec::new();
        for at in 0..fresh().sealed.len() {
            let mut envelope = fresh();
            envelope.sealed[at] ^= 1;
            spoilt.push(envelope);
        }
        for at in 0..fresh().wrapped_key.len() {
            let mut envelope = fresh();
            envelope.wrapped_key[at] ^= 1;
            spoilt.push(envelope);
        }
        let mut short = fresh();
        short.wrapped_key.truncate(20);
        spoilt.push(short);
        for envelope in &spoilt {
            assert!(value(open(&world.opener(kind), slot(kind), envelope)).is_none(), "{kind:?}");
        }
    }
}

#[test]
fn sealing_twice_shares_nothing() {
    let world = world();
    for kind in Kind::ALL {
        let (a, b) = (seal(&world.keys, slot(kind), VALUE), seal(&world.keys, slot(kind), VALUE));
        assert_ne!(a.nonce, b.nonce);
        assert_ne!(a.sealed, b.sealed);
        assert_ne!(a.wrapped_key[..32], b.wrapped_key[..32]);
    }
}
