-- Letters that are owed. A row names a case, what it is about and when; the address lies in the vault alone.
-- lease_token counts every claim: whoever holds an older one can no longer say that the letter was sent.

create table outbox (
    id bigint not null primary key,
    case_id bigint not null references cases (id),
    version bigint not null,
    template text not null,
    channel text not null check (channel in ('email')),
    due_at bigint not null,
    attempts bigint not null,
    next_at bigint not null,
    lease_until bigint,
    lease_token bigint not null,
    sent_at bigint,
    dead_at bigint,
    last_error_code text,
    unique (case_id, version, channel)
);
create index outbox_to_send on outbox (next_at, id) where sent_at is null and dead_at is null;
create index outbox_of_case on outbox (case_id, id);
create index outbox_dead on outbox (id) where dead_at is not null;
