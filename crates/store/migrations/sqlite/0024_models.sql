-- Models that learned from this installation's own cases, and every turn of which of them is in force, with the figures
-- that decided it; 0 is the one inside the program. Only the one in force and the one before it are kept. A model holds
-- no text. A program from before this step goes on with its own.
create table models (
    number integer not null primary key,
    made_at integer not null,
    manner text not null,
    body blob not null,
    seal text not null
) strict;

create table model_turns (
    id integer not null primary key,
    at integer not null,
    what text not null,
    in_force integer not null,
    learned integer not null,
    corrected integer not null,
    judged integer not null,
    old_first integer not null,
    old_three integer not null,
    new_first integer not null,
    new_three integer not null,
    seal text not null
) strict;
