-- How often a promise was put off. A program from before this step makes no promises. A case that was ever promised
-- anything it can neither open nor change, its sweep waits for a program that can end an overdue promise, and desks
-- whose counts hold a promised case do not open in it.

alter table cases add column promise_renewals bigint not null default 0;
