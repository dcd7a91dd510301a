create table rows (
    id bigserial primary key, key text not null, area text, status text not null, due_at bigint,
    received_at bigint not null, words text not null
);
create unique index rows_by_key on rows (key);
create index rows_by_area on rows (area, id);
create index rows_by_due on rows (status, due_at, id);
create index rows_by_time on rows (received_at);
create table events (id bigserial primary key, row_id bigint not null, at bigint not null, what text not null);
