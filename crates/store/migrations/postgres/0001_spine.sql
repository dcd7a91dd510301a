-- Times are microseconds since 1970 in UTC; keys are time-ordered integers made by the program.

create table settings (
    name text not null primary key,
    value text not null
);

create table rulebook_revisions (
    revision bigint not null primary key,
    hash text not null,
    author text not null,
    reason text not null,
    valid_from bigint not null,
    created_at bigint not null
);

create table rulebook_files (
    revision bigint not null references rulebook_revisions (revision),
    path text not null,
    content bytea not null,
    primary key (revision, path)
);

create table users (
    id bigint not null primary key,
    login text not null unique,
    name text not null,
    password_hash text not null,
    created_at bigint not null,
    disabled_at bigint
);

create table seats (
    id bigint not null primary key,
    user_id bigint not null references users (id),
    role text not null check (role in ('national', 'coordinator', 'admin', 'officer')),
    institution text not null,
    unit text,
    created_at bigint not null,
    ended_at bigint
);
create index seats_by_user on seats (user_id);
create index seats_by_institution on seats (institution, role) where ended_at is null;

create table circle_seats (
    id bigint not null primary key,
    unit text not null,
    user_id bigint not null references users (id),
    is_head bigint not null check (is_head in (0, 1)),
    created_at bigint not null,
    ended_at bigint
);
create index circle_seats_by_user on circle_seats (user_id);
create unique index circle_seats_once on circle_seats (unit, user_id) where ended_at is null;
create unique index circle_seats_one_head on circle_seats (unit) where is_head = 1 and ended_at is null;

create table sessions (
    token_hash bytea not null primary key,
    user_id bigint not null references users (id),
    seat_id bigint references seats (id),
    created_at bigint not null,
    seen_at bigint not null,
    expires_at bigint not null
);
create index sessions_by_user on sessions (user_id);
create index sessions_by_expiry on sessions (expires_at);

create table submissions (
    token_hmac bytea not null primary key,
    case_id bigint not null,
    nonce bytea not null,
    request_hash bytea not null,
    created_at bigint not null
);

create table requests (
    key_hmac bytea not null primary key,
    case_id bigint not null,
    request_hash bytea not null,
    version bigint not null,
    created_at bigint not null
);
create index requests_by_age on requests (created_at);

-- In the vault a wrapped key that is null means: erased for ever.

create table vault_identity (
    case_id bigint not null,
    field text not null,
    version bigint not null,
    nonce bytea not null,
    sealed bytea not null,
    wrapped_key bytea,
    primary key (case_id, field, version)
);

create table vault_contact (
    case_id bigint not null,
    field text not null,
    version bigint not null,
    nonce bytea not null,
    sealed bytea not null,
    wrapped_key bytea,
    primary key (case_id, field, version)
);

create table vault_body (
    case_id bigint not null,
    field text not null,
    version bigint not null,
    nonce bytea not null,
    sealed bytea not null,
    wrapped_key bytea,
    primary key (case_id, field, version)
);

create table access_log (
    id bigint not null primary key,
    case_id bigint not null,
    at bigint not null,
    user_id bigint not null references users (id),
    role text not null,
    institution text not null,
    what text not null
);
create index access_log_by_case on access_log (case_id, id);
