-- Work lists of one topic, in their order.
create index cases_by_topic on cases (topic, is_open, next_due_at, id) where topic is not null;
