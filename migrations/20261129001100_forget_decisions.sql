-- Decisions stay as they were said, but for the names of people who are to be forgotten: the tables' owner takes these out.
create or replace function keep_plan_decisions() returns trigger
  language plpgsql
as $$
begin
  if current_user <> 'clave_server' then return coalesce(new, old); end if;
  raise exception 'what was decided stays as it was said; another row corrects it'
    using errcode = 'insufficient_privilege';
end $$;

create function forget_in_plan_decisions(names text[], instead text) returns int
  language plpgsql security definer set search_path = pg_catalog, public
as $$
declare
  given text;
  altered int := 0;
  now_altered int;
begin
  foreach given in array names loop
    update plan_decision d
    set decision = replace(d.decision, given, instead), why = replace(d.why, given, instead)
    where d.firm_id = current_setting('clave.firm_id')::uuid
      and (position(given in d.decision) > 0 or position(given in d.why) > 0);
    get diagnostics now_altered = row_count;
    altered := altered + now_altered;
  end loop;
  return altered;
end $$;
revoke all on function forget_in_plan_decisions(text[], text) from public;
grant execute on function forget_in_plan_decisions(text[], text) to clave_server;
