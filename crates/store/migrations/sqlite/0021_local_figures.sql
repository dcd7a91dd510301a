-- Up to which version of a case its flows by regency and unit are counted. A program from before this step leaves it as
-- it is, and so leaves these flows to the next that counts them; after a `verify rollups --rebuild` of such a program, one
-- of this is needed.
alter table count_members add column local_version integer not null default 0;

-- Cases that an older program counted beside a newer one: their flows by regency and unit are still to be counted.
create index count_members_behind_locally on count_members (case_id) where local_version < version;

-- What happened on each day in each regency and unit. Apart from public_flows, whose margins an older program must know.
create table local_flows (
    day integer not null,
    margin text not null,
    code text not null,
    flow text not null,
    cases integer not null,
    primary key (day, margin, code, flow)
) strict, without rowid;

-- Figures of the parts of one province (its regencies) or institution (its units), frozen with the vintage of the day and
-- never changed: protected, and as one text, so that a page reads one row however many parts the country has. A vintage
-- that a program from before this step made has none.
create table vintage_parts (
    day integer not null,
    margin text not null,
    above text not null,
    figures text not null,
    primary key (day, margin, above)
) strict, without rowid;

-- Every case is owed: what happened until now is counted from its journal.
insert into counts_due (case_id, version) select case_id, version from count_members where true
    on conflict (case_id, version) do nothing;
