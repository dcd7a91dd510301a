-- Cases that an older program counted beside a newer one: their flows are still to be counted. Mostly none.
create index count_members_behind on count_members (case_id) where flows_version < version;
