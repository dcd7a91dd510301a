-- What a reporter says of an answer, who wrote it, what a withdrawal left, and how often the reporter raised the case.
-- What is known of these already stands in the journal. A program from before this step writes none of them, and can't
-- read a case that is withdrawn.

alter table cases add column rating integer;
alter table cases add column answered_by integer;
alter table cases add column withdrawn_from text;
alter table cases add column reporter_raises integer not null default 0;

update cases set answered_by = (
    select j.by_user from journal j where j.case_id = cases.id and j.fact = 'Answered' order by j.seq desc limit 1
) where last_answer is not null;

update cases set reporter_raises = (
    select count(*) from journal j
    where j.case_id = cases.id and j.fact = 'Moved' and j.details like '%"name":"EscalateByReporter"%'
) where id in (
    select case_id from journal where fact = 'Moved' and details like '%"name":"EscalateByReporter"%'
);
