-- What a reporter says of an answer, who wrote it, what a withdrawal left, and how often the reporter raised the case.

alter table cases add column rating integer;
alter table cases add column answered_by integer;
alter table cases add column withdrawn_from text;
alter table cases add column reporter_raises integer not null default 0;
