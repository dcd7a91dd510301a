-- How often a promise was put off. A program from before this step makes no promises, and can't read a case that
-- stands at one.

alter table cases add column promise_renewals bigint not null default 0;
