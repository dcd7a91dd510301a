//! `lapor duty check`, as whoever keeps the rulebook runs it.

use crate::program::on_both;

#[test]
fn the_duty_map_in_force_leads_everywhere_and_only_one_way() {
    on_both(|place| {
        drop(place.serve());
        let said = place.run(&["duty", "check"]);
        let last = said.lines().last().unwrap_or_default();
        assert!(last.starts_with("revision 1, 145 topics, 514 places: 0 gaps, 0 overlaps, "), "{said}");
        let unreached = said.lines().filter(|line| line.starts_with("unreached  ")).count();
        assert!(last.ends_with(&format!(" {unreached} institutions that no topic leads to")), "{said}");
        assert_eq!(said.lines().count(), unreached + 1, "{said}");
    });
}
