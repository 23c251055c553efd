-- People who were just brought in are looked up one by one: while the planner doesn't know yet how many there are, it
-- would read all of them for each.
alter function remember_contacts(uuid[], uuid) set enable_seqscan = off;
alter function remember_accounts(uuid[], uuid) set enable_seqscan = off;
