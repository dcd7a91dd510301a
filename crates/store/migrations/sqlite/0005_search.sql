-- What is searched for: the words of open reports and what they are filtered by. It keeps which case a term stands in
-- and nothing else; a row's key is its case's. On PostgreSQL the same is a table with a GIN index.
create virtual table search_words using fts5 (
    terms, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '#@:./-_'"
);

-- Cases that were decided and are not indexed since. A program from before this step writes none.
create table search_due (
    case_id integer not null references cases (id),
    version integer not null,
    primary key (case_id, version)
) strict;
insert into search_due (case_id, version) select id, version from cases;

-- Fingerprints of what a case is indexed under, so that only a change is written.
create table search_marks (
    case_id integer not null primary key references cases (id),
    words integer not null,
    tokens integer not null
) strict;

-- One row: whoever holds it locked is the only one that indexes.
create table search_turn (
    id integer not null primary key check (id = 1)
) strict;
insert into search_turn (id) values (1);
