\set number random(1, 1000000000)
begin;
insert into rows (key, area, status, due_at, received_at, words)
    values (gen_random_uuid()::text, (:number % 500)::text, 'received', :number, :number, repeat('kata lain ', 40));
insert into events (row_id, at, what) values (currval('rows_id_seq'), :number, 'received');
commit;
