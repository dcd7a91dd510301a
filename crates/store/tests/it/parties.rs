//! Whom a case accuses is kept with it, and it stands in no list, no search and no count of theirs.

use crate::office::{Office, as_staff, report, route};
use crate::world::NOW;
use lapor_domain::actors::{Actor, Role, Staff};
use lapor_domain::cases::commands::Command;
use lapor_domain::cases::parties::Party;
use lapor_domain::cases::status::Status;
use lapor_domain::values::InstitutionCode;
use lapor_store::counting::count;
use lapor_store::counts::standing;
use lapor_store::db::Statement;
use lapor_store::queues::{Narrowed, Queue, View, narrowed, page};
use lapor_store::scope::Scope;
use lapor_store::search::Filters;
use lapor_store::verify::verify_case;
use lapor_store::{args, cases};
use lapor_testkit::databases::{Fresh, on_both};
use lapor_testkit::rulebooks::{MINISTRY, ROADS, WEST_REGENCY, unit};

#[test]
fn a_case_leaves_the_lists_and_counts_of_whom_it_accuses() {
    on_both(story);
}

fn accuses(party: Party) -> Command {
    Command::NameParty { party, text: "Mereka minta uang.".into() }
}

pub async fn story(fresh: Fresh) {
    let office = Office::open(&fresh).await;
    let store = &office.store;
    let mut case = office.receive(&report(), NOW).await.case;
    let national = as_staff(office.people.at(Role::National, "NATIONAL"));
    let officer = office.people.at(Role::Officer, WEST_REGENCY);
    let ministry = office.people.at(Role::Admin, MINISTRY);
    let at = |hours: i64| NOW.plus_seconds(hours * 3_600);
    case = office.act(&case, route(WEST_REGENCY, None), &national, at(1)).await;
    assert_eq!(seen_by(&office, officer).await, [1, 1, 1]);

    // A unit, then the head of the regency, who has the case: it goes back to the desk.
    case = office.act(&case, accuses(Party::Unit(unit(WEST_REGENCY, ROADS))), &Actor::Reporter, at(2)).await;
    assert_eq!((case.status, case.lead.is_some()), (Status::Routed, true));
    assert_eq!(seen_by(&office, officer).await, [1, 1, 0], "no count holds what accuses somebody");
    let head = Party::Institution(InstitutionCode::new(WEST_REGENCY));
    case = office.act(&case, accuses(head), &national, at(3)).await;
    assert_eq!((case.status, case.lead.is_some()), (Status::Received, false));
    case = office.act(&case, accuses(Party::Official(ministry.user)), &national, at(4)).await;
    case = office.act(&case, route(MINISTRY, None), &national, at(5)).await;
    assert_eq!(seen_by(&office, officer).await, [0, 0, 0]);
    assert_eq!(seen_by(&office, ministry).await, [0, 0, 0]);
    assert_eq!(seen_by(&office, office.people.at(Role::Officer, MINISTRY)).await, [1, 1, 0]);
    assert_eq!(cases::get(store, case.id).await, Ok(Some(case.clone())));
    office.assert_sound(case.id).await;

    // Who takes a party out behind the program's back is found out.
    let sql = "delete from case_parties where case_id = $1 and party = $2";
    let behind = Statement::new("behind the program's back", sql);
    fresh.db.run(behind, args![case.id, WEST_REGENCY]).await.expect("taken out");
    let places = verify_case(store, case.id).await.expect("verified");
    assert_eq!(places.iter().map(|one| one.place.as_str()).collect::<Vec<_>>(), ["case_parties"]);
}

/// How many cases somebody has in the plain list, in the narrowed one, and in their counts.
async fn seen_by(office: &Office, staff: &Staff) -> [usize; 3] {
    let store = &office.store;
    while count(store, 10).await.expect("counted") > 0 {}
    let scope = Scope::of(staff, &office.rulebook);
    let queue = Queue { scope: scope.clone(), view: View::Open, after: None, limit: 9 };
    let listed = page(store, &queue).await.expect("a page").len();
    let Narrowed { rows, .. } = narrowed(store, &queue, &Filters::default()).await.expect("a page");
    let counted = standing(store, &scope).await.expect("counts").of(View::Open);
    [listed, rows.len(), usize::try_from(counted).expect("few")]
}
