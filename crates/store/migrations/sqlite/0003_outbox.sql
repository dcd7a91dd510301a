-- Letters that are owed. A row names a case, what it is about and when; the address lies in the vault alone.
-- lease_token counts every claim: whoever holds an older one can no longer say that the letter was sent.

create table outbox (
    id integer not null primary key,
    case_id integer not null references cases (id),
    version integer not null,
    template text not null,
    channel text not null check (channel in ('email')),
    due_at integer not null,
    attempts integer not null,
    next_at integer not null,
    lease_until integer,
    lease_token integer not null,
    sent_at integer,
    dead_at integer,
    last_error_code text,
    unique (case_id, version, channel)
) strict;
create index outbox_to_send on outbox (next_at, id) where sent_at is null and dead_at is null;
create index outbox_of_case on outbox (case_id, id);
create index outbox_dead on outbox (id) where dead_at is not null;
