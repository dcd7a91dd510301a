-- Disputes of who is responsible. Between whom a case is or was in dispute, and who of the desks had routed it to them;
-- and which seats of the national desk decide. A program from before this step knows neither: a case that is or was in
-- dispute, or that a decline sent straight on, it can not open; what is in dispute it can not change either, its sweep
-- waits for a program that can decide in the arbiter's place, and desks whose counts hold such a case do not open in it.

alter table cases add column disputed_between text;
alter table cases add column disputed_routers text;

create table arbiters (
    id bigint not null primary key,
    seat_id bigint not null references seats (id),
    created_at bigint not null,
    ended_at bigint,
    seal text not null
);
create unique index arbiters_once on arbiters (seat_id) where ended_at is null;
