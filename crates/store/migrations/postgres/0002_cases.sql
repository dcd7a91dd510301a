-- What follows from a case and is stored beside it (is_open, next_due_at, next_clock) is checked by `lapor verify`.
-- next_due_at holds the greatest bigint where nothing is due: it sorts last, with one index, on both engines.

create table cases (
    id bigint not null primary key,
    ticket bigint not null unique,
    version bigint not null,
    seen_version bigint not null,
    status text not null,
    is_open bigint not null,
    kind text not null,
    grade text not null,
    secrecy text not null,
    age text not null,
    channel text not null,
    topic text,
    area text collate "C",
    zone text not null,
    sent_at bigint not null,
    received_at bigint not null,
    lead_institution text,
    lead_acting text,
    lead_unit text,
    lead_officer bigint,
    lead_circle text,
    lead_bond text,
    desk_questions bigint not null,
    work_questions bigint not null,
    declines bigint not null,
    contests bigint not null,
    reopenings bigint not null,
    reply_restarts bigint not null,
    last_answer text,
    rejected_by bigint,
    ended_at bigint,
    raised text not null,
    next_due_at bigint not null,
    next_clock text,
    revision bigint not null,
    verifier bytea not null
);
create index cases_by_due on cases (is_open, next_due_at, id);
create index cases_by_acting on cases (lead_acting, is_open, next_due_at, id);
create index cases_by_responsible on cases (lead_institution, is_open, next_due_at, id);
create index cases_by_circle on cases (lead_circle, is_open, next_due_at, id) where lead_circle is not null;

create table clocks (
    case_id bigint not null references cases (id),
    position bigint not null,
    kind text not null,
    number bigint not null,
    started_at bigint not null,
    zone text not null,
    area text,
    length text not null,
    instrument text not null,
    calendar bigint not null,
    pauses text not null,
    pause_limit_hk bigint,
    due_at bigint,
    breached_at bigint,
    ended_at bigint,
    primary key (case_id, position)
);
create index clocks_to_sweep on clocks (due_at, case_id, position) where ended_at is null and breached_at is null;

-- What one decision did to a case is one row.
-- facts: for each its code and its values, in the order of the fields in `domain/cases/facts.rs`.
-- chain: a keyed hash of the row before and this row, so that no row can be changed, added or taken out unseen.
-- commitment: of the row's message, or of the report in the first row; what opens it can be deleted, the row stays.
create table journal (
    case_id bigint not null references cases (id),
    version bigint not null,
    at bigint not null,
    by_role text not null,
    by_user bigint,
    by_institution text,
    facts text not null,
    revision bigint not null,
    commitment bytea,
    chain bytea not null,
    primary key (case_id, version)
);

-- In messages, reports and proposals a text that is null lies in the vault; a nonce that is null was erased.

create table messages (
    case_id bigint not null references cases (id),
    version bigint not null,
    purpose text not null,
    by_role text not null,
    by_user bigint,
    by_institution text,
    at bigint not null,
    text text,
    law text,
    nonce bytea,
    primary key (case_id, version)
);

create table reports (
    case_id bigint not null primary key references cases (id),
    title text,
    words text,
    place text,
    happened_on text,
    topic text,
    institution text,
    nonce bytea
);

create table proposals (
    case_id bigint not null primary key references cases (id),
    body text
);
