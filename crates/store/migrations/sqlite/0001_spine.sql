-- Times are microseconds since 1970 in UTC; keys are time-ordered integers made by the program.

create table settings (
    name text not null primary key,
    value text not null
) strict;

create table rulebook_revisions (
    revision integer not null primary key,
    hash text not null,
    author text not null,
    reason text not null,
    valid_from integer not null,
    created_at integer not null
) strict;

create table rulebook_files (
    revision integer not null references rulebook_revisions (revision),
    path text not null,
    content blob not null,
    primary key (revision, path)
) strict;

create table users (
    id integer not null primary key,
    login text not null unique,
    name text not null,
    password_hash text not null,
    created_at integer not null,
    disabled_at integer
) strict;

create table seats (
    id integer not null primary key,
    user_id integer not null references users (id),
    role text not null check (role in ('national', 'coordinator', 'admin', 'officer')),
    institution text not null,
    unit text,
    created_at integer not null,
    ended_at integer
) strict;
create index seats_by_user on seats (user_id);
create index seats_by_institution on seats (institution, role) where ended_at is null;

create table circle_seats (
    id integer not null primary key,
    unit text not null,
    user_id integer not null references users (id),
    is_head integer not null check (is_head in (0, 1)),
    created_at integer not null,
    ended_at integer
) strict;
create index circle_seats_by_user on circle_seats (user_id);
create unique index circle_seats_once on circle_seats (unit, user_id) where ended_at is null;
create unique index circle_seats_one_head on circle_seats (unit) where is_head = 1 and ended_at is null;

create table sessions (
    token_hash blob not null primary key,
    user_id integer not null references users (id),
    seat_id integer references seats (id),
    created_at integer not null,
    seen_at integer not null,
    expires_at integer not null
) strict;
create index sessions_by_user on sessions (user_id);
create index sessions_by_expiry on sessions (expires_at);

create table submissions (
    token_hmac blob not null primary key,
    case_id integer not null,
    nonce blob not null,
    request_hash blob not null,
    created_at integer not null
) strict;

create table requests (
    key_hmac blob not null primary key,
    case_id integer not null,
    request_hash blob not null,
    version integer not null,
    created_at integer not null
) strict;
create index requests_by_age on requests (created_at);

-- In the vault a wrapped key that is null means: erased for ever.

create table vault_identity (
    case_id integer not null,
    field text not null,
    version integer not null,
    nonce blob not null,
    sealed blob not null,
    wrapped_key blob,
    primary key (case_id, field, version)
) strict, without rowid;

create table vault_contact (
    case_id integer not null,
    field text not null,
    version integer not null,
    nonce blob not null,
    sealed blob not null,
    wrapped_key blob,
    primary key (case_id, field, version)
) strict, without rowid;

create table vault_body (
    case_id integer not null,
    field text not null,
    version integer not null,
    nonce blob not null,
    sealed blob not null,
    wrapped_key blob,
    primary key (case_id, field, version)
) strict, without rowid;

create table access_log (
    id integer not null primary key,
    case_id integer not null,
    at integer not null,
    user_id integer not null references users (id),
    role text not null,
    institution text not null,
    what text not null
) strict;
create index access_log_by_case on access_log (case_id, id);
