-- The planner is told of values too: it believed that there were none, and read all for each row.
create or replace function analyze_portfolio() returns void
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  analyze account_metric;
  analyze account_story;
  analyze account_value;
end
$$;
