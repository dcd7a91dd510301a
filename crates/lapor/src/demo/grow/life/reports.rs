//! What a reporter hands in.

use super::World;
use crate::demo::grow::dice::Dice;
use crate::demo::grow::moments::later;
use crate::demo::grow::words::{About, Hand, Say};
use lapor_app::receive::Arrival;
use lapor_domain::reports::{Age, Channel, Contact, Draft, Kind, Secrecy};
use lapor_domain::routing::topics::{Topic, TopicKind};
use lapor_domain::values::{AreaCode, Instant, Zone};

/// Which shares come through which door: the form, then the API; the rest is taken over from older systems.
const DOORS: (f64, f64) = (0.62, 0.91);
/// Which share is secret by the reporter's own choice.
const SECRET: f64 = 0.025;
/// Which share of the secret ones comes from where there is a circle for them.
const NEAR_A_CIRCLE: f64 = 0.75;
/// Which shares leave a name, a phone number, an address.
const REACHED: (f64, f64, f64) = (0.3, 0.22, 0.28);

/// What is known of a report before it is written.
pub(super) struct Sheet<'a> {
    pub topic: Option<&'a Topic>,
    pub area: Option<AreaCode>,
    pub hand: Hand,
    pub is_secret: bool,
    at: Instant,
}

pub(super) fn sheet<'a>(world: &'a World, at: Instant, dice: &mut Dice) -> Sheet<'a> {
    let rulebook = &world.book.rulebook;
    let topic = world.country.topic(rulebook, dice);
    let is_secret = dice.happens(SECRET);
    let is_kept_apart = is_secret || topic.needs_person();
    let area = match is_kept_apart && dice.happens(NEAR_A_CIRCLE) {
        true => world.country.area_with_circle(rulebook, dice),
        false => world.country.area(rulebook, dice),
    };
    Sheet { topic: Some(topic), area, hand: Hand::of(dice), is_secret, at }
}

/// The report, and how it comes.
pub(super) fn report(
    world: &World,
    sheet: &Sheet<'_>,
    about: &About<'_>,
    (number, dice): (u64, &mut Dice),
) -> (Draft, Arrival) {
    let kind = kind(sheet.topic, dice);
    let say = match kind {
        _ if sheet.is_secret => Say::Secret,
        Kind::Complaint => Say::Opening,
        Kind::Aspiration => Say::Aspiration,
        Kind::Information => Say::Information,
    };
    let happened = later(sheet.at, -1.0 - dice.wait(5.0));
    let draft = Draft {
        words: world.words.report(say, about, sheet.hand, dice),
        title: if dice.happens(0.35) { world.words.title(about, dice) } else { String::new() },
        kind: Some(kind),
        area: sheet.area.as_ref().map(ToString::to_string).unwrap_or_default(),
        place: String::new(),
        happened_on: dice.happens(0.3).then(|| Zone::Wib.date_of(happened)),
        topic: match sheet.topic.filter(|_| dice.happens(0.2)) {
            Some(topic) => topic.code.to_string(),
            None => String::new(),
        },
        institution: String::new(),
        secrecy: sheet.is_secret.then_some(Secrecy::Secret),
        contact: contact(world, number, dice),
    };
    (draft, arrival(sheet.at, number, dice))
}

fn kind(topic: Option<&Topic>, dice: &mut Dice) -> Kind {
    match topic.map(|topic| topic.kind) {
        Some(TopicKind::Aspiration) => Kind::Aspiration,
        Some(TopicKind::Information) => Kind::Information,
        _ => match dice.unit() {
            share if share < 0.80 => Kind::Complaint,
            share if share < 0.90 => Kind::Aspiration,
            _ => Kind::Information,
        },
    }
}

fn arrival(at: Instant, number: u64, dice: &mut Dice) -> Arrival {
    let token = format!("grown-{number}");
    let live = |channel| Arrival { channel, sent_at: None, age: Age::Live, token: token.clone() };
    match dice.unit() {
        share if share < DOORS.0 => live(Channel::Web),
        share if share < DOORS.1 => live(Channel::Api),
        _ => {
            let sent_at = Some(later(at, -2.0 - dice.wait(40.0)));
            Arrival { channel: Channel::Import, sent_at, age: Age::Historic, token }
        }
    }
}

/// Nobody's: the addresses end in a name that no network has, the numbers in one that is not given out.
fn contact(world: &World, number: u64, dice: &mut Dice) -> Contact {
    let given = |share: f64, dice: &mut Dice| dice.happens(share);
    Contact {
        name: if given(REACHED.0, dice) { world.words.name(dice) } else { String::new() },
        phone: if given(REACHED.1, dice) {
            format!("0800000{:06}", number % 1_000_000)
        } else {
            String::new()
        },
        email: if given(REACHED.2, dice) { format!("pelapor{number}@contoh.example") } else { String::new() },
    }
}
