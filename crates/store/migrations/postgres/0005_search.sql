-- What is searched for: the words of open reports and what they are filtered by. It keeps which case a term stands in
-- and nothing else. On SQLite the same is a full-text index without its content.
create table search_words (
    case_id bigint not null primary key,
    terms tsvector not null
);
create index search_words_by_term on search_words using gin (terms);

-- Cases that were decided and are not indexed since. A program from before this step writes none.
create table search_due (
    case_id bigint not null references cases (id),
    version bigint not null,
    primary key (case_id, version)
);
insert into search_due (case_id, version) select id, version from cases;

-- Fingerprints of what a case is indexed under, so that only a change is written.
create table search_marks (
    case_id bigint not null primary key references cases (id),
    words bigint not null,
    tokens bigint not null
);

-- One row: whoever holds it locked is the only one that indexes.
create table search_turn (
    id bigint not null primary key check (id = 1)
);
insert into search_turn (id) values (1);
