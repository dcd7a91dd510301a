-- Up to which version of a case its flows are counted. A program from before this step leaves it as it is, and so leaves
-- its flows to the next that counts them; after a `verify rollups --rebuild` of such a program, one of this is needed.
alter table count_members add column flows_version integer not null default 0;

-- What happened on each day (it begins at that instant, at midnight in the west), by one margin at a time: never more
-- than one of institution, topic, province and channel together, so that no figure is about a handful of people.
create table public_flows (
    day integer not null,
    margin text not null,
    code text not null,
    flow text not null,
    cases integer not null,
    primary key (day, margin, code, flow)
) strict, without rowid;

-- Figures as everybody sees them, made once for each day and never changed: protected, and as one text, so that a page
-- reads one row however many figures there are.
create table vintages (
    day integer not null primary key,
    frozen_at integer not null,
    figures text not null
) strict;

-- Every case is owed: what happened until now is counted from its journal.
delete from counts_due;
insert into counts_due (case_id, version) select id, version from cases;
