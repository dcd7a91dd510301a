-- What open reports that may tell of the same matter are found by: a few numbers for each open case, made of its words
-- and its place by the indexer. Never of a secret report. A program from before this step writes none.
create table alike_bands (
    band bigint not null,
    case_id bigint not null references cases (id),
    primary key (band, case_id)
);
create index alike_bands_of_case on alike_bands (case_id);

-- The fingerprint of a case's numbers; none where it has none, or where an older program indexed it.
alter table search_marks add column bands bigint;
