-- What follows from a case and is stored beside it (is_open, next_due_at, next_clock) is checked by `lapor verify`.
-- next_due_at holds the greatest bigint where nothing is due: it sorts last, with one index, on both engines.

create table cases (
    id integer not null primary key,
    ticket integer not null unique,
    version integer not null,
    seen_version integer not null,
    status text not null,
    is_open integer not null,
    kind text not null,
    grade text not null,
    secrecy text not null,
    age text not null,
    channel text not null,
    topic text,
    area text,
    zone text not null,
    sent_at integer not null,
    received_at integer not null,
    lead_institution text,
    lead_acting text,
    lead_unit text,
    lead_officer integer,
    lead_circle text,
    lead_bond text,
    desk_questions integer not null,
    work_questions integer not null,
    declines integer not null,
    contests integer not null,
    reopenings integer not null,
    reply_restarts integer not null,
    last_answer text,
    rejected_by integer,
    ended_at integer,
    raised text not null,
    next_due_at integer not null,
    next_clock text,
    revision integer not null,
    verifier blob not null
) strict;
create index cases_by_due on cases (is_open, next_due_at, id);
create index cases_by_acting on cases (lead_acting, is_open, next_due_at, id);
create index cases_by_responsible on cases (lead_institution, is_open, next_due_at, id);
create index cases_by_circle on cases (lead_circle, is_open, next_due_at, id) where lead_circle is not null;

create table clocks (
    case_id integer not null references cases (id),
    position integer not null,
    kind text not null,
    number integer not null,
    started_at integer not null,
    zone text not null,
    area text,
    length text not null,
    instrument text not null,
    calendar integer not null,
    pauses text not null,
    pause_limit_hk integer,
    due_at integer,
    breached_at integer,
    ended_at integer,
    primary key (case_id, position)
) strict, without rowid;
create index clocks_to_sweep on clocks (due_at, case_id, position) where ended_at is null and breached_at is null;

-- What one decision did to a case is one row.
-- facts: for each its code and its values, in the order of the fields in `domain/cases/facts.rs`.
-- chain: a keyed hash of the row before and this row, so that no row can be changed, added or taken out unseen.
-- commitment: of the row's message, or of the report in the first row; what opens it can be deleted, the row stays.
create table journal (
    case_id integer not null references cases (id),
    version integer not null,
    at integer not null,
    by_role text not null,
    by_user integer,
    by_institution text,
    facts text not null,
    revision integer not null,
    commitment blob,
    chain blob not null,
    primary key (case_id, version)
) strict, without rowid;

-- In messages, reports and proposals a text that is null lies in the vault; a nonce that is null was erased.

create table messages (
    case_id integer not null references cases (id),
    version integer not null,
    purpose text not null,
    by_role text not null,
    by_user integer,
    by_institution text,
    at integer not null,
    text text,
    law text,
    nonce blob,
    primary key (case_id, version)
) strict;

create table reports (
    case_id integer not null primary key references cases (id),
    title text,
    words text,
    place text,
    happened_on text,
    topic text,
    institution text,
    nonce blob
) strict;

create table proposals (
    case_id integer not null primary key references cases (id),
    body text
) strict;
