-- Models that learned from this installation's own cases, and every turn of which of them is in force, with the figures
-- that decided it; 0 is the one inside the program. Only the one in force and the one before it are kept. A model holds
-- no text. A program from before this step goes on with its own.
create table models (
    number bigint not null primary key,
    made_at bigint not null,
    manner text not null,
    body bytea not null,
    seal text not null
);

create table model_turns (
    id bigint not null primary key,
    at bigint not null,
    what text not null,
    in_force bigint not null,
    learned bigint not null,
    corrected bigint not null,
    judged bigint not null,
    old_first bigint not null,
    old_three bigint not null,
    new_first bigint not null,
    new_three bigint not null,
    seal text not null
);
