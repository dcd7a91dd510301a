use super::*;

#[test]
fn values_of_a_later_statement_are_counted_on() {
    let mut queue = Queue::default();
    queue.put("insert into a values ($1, $2, $1)", crate::args![1_i64, 2_i64], None);
    queue.put("delete from b where c = $1 and d <= $2", crate::args![3_i64, 4_i64], Some(Conflict::Stale));
    queue.put("release one", Vec::new(), None);
    assert_eq!(
        queue.text,
        "insert into a values ($1, $2, $1); delete from b where c = $3 and d <= $4; release one"
    );
    assert_eq!((queue.args.len(), queue.untouched.len()), (4, 3));
}

#[test]
fn a_dollar_that_counts_nothing_stays() {
    let mut text = String::new();
    renumber(&mut text, "select '$', $10", 7);
    assert_eq!(text, "select '$', $17");
}
