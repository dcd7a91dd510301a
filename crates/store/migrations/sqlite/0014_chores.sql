-- What people did for the installation outside any case, such as having letters tried again: what, to how many, and to
-- which where it was one. Nobody is named where it was done at the machine itself. A program from before this step
-- writes none.
create table chores (
    id integer not null primary key,
    at integer not null,
    user_id integer references users (id),
    institution text,
    what text not null,
    letter integer,
    letters integer not null,
    seal text not null
) strict;

-- Letters that wait after something went wrong.
create index outbox_troubled on outbox (next_at, id)
    where sent_at is null and dead_at is null and last_error_code is not null;
