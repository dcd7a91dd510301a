-- What was decided and is not counted yet. Each Decision writes its row in its own transaction. A program from before
-- this step writes none: after it has run on this schema, `lapor verify rollups --rebuild` counts everything again.
create table counts_due (
    case_id integer not null references cases (id),
    version integer not null,
    primary key (case_id, version)
) strict;
insert into counts_due (case_id, version) select id, version from cases;

-- One row: whoever holds it locked is the only one that counts, until the transaction that writes the counts ends.
create table counts_turn (
    id integer not null primary key check (id = 1)
) strict;
insert into counts_turn (id) values (1);

-- Up to which version a case is counted, and in which cell; a secret case is in none.
create table count_members (
    case_id integer not null primary key references cases (id),
    version integer not null,
    cell text
) strict;

-- How many open (not secret) reports stand where, now. A case at a desk has no institution, and the area of its
-- regency; every case is counted a second time under the institution '*', the whole country.
create table work_counts (
    institution text not null,
    acting text not null,
    unit text not null,
    area text not null,
    status text not null,
    raised text not null,
    is_overdue integer not null check (is_overdue in (0, 1)),
    cases integer not null,
    primary key (institution, acting, unit, area, status, raised, is_overdue)
) strict, without rowid;
create index work_counts_by_acting on work_counts (acting, institution);
