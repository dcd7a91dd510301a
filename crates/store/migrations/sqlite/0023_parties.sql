-- Parties: whom a report accuses, each an institution, a unit or (after @) a member of staff. What follows from the case is
-- beside it once more, one row for each party: work lists leave out what accuses who reads them. A program from before this
-- step knows no parties: a case that accuses somebody it can not open, its lists and its search still show the first lines
-- of an open one to whom it accuses, so both must not run side by side for long; it changes none.

alter table cases add column parties text;

create table case_parties (
    case_id integer not null references cases (id),
    party text not null,
    primary key (case_id, party)
) strict, without rowid;
