use super::RequestId;
use std::collections::BTreeSet;

#[test]
fn names_can_be_read_out_and_are_never_the_same() {
    let drawn: BTreeSet<String> = (0..1000).map(|_| RequestId::draw().to_string()).collect();
    assert_eq!(drawn.len(), 1000);
    for id in drawn {
        let groups: Vec<&str> = id.split('-').collect();
        assert_eq!(groups.iter().map(|group| group.len()).collect::<Vec<_>>(), [4, 4, 4, 4], "{id}");
        assert!(!id.contains(['i', 'l', 'o', 'u']), "{id}");
    }
}
