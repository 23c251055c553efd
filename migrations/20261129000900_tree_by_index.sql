-- A tree is gone down by its index, from each account to those below it: the planner, who can't know how many there will
-- be, read all that belongs anywhere once per level.
alter function tree_below(uuid[], date) set enable_nestloop = on;
alter function tree_below(uuid[], date) set enable_hashjoin = off;
alter function tree_below(uuid[], date) set enable_mergejoin = off;
