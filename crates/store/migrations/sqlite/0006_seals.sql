-- A hash over what is written once into a row that no journal speaks of, so that `lapor verify` finds damage that the
-- engine does not see. Rows of a program from before this step have none.
alter table users add column seal text;
alter table seats add column seal text;
alter table circle_seats add column seal text;
alter table submissions add column seal text;
alter table access_log add column seal text;
alter table proposals add column seal text;
alter table outbox add column seal text;
