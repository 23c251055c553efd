-- Which accounts one looks after, asked by a function: a policy that names the view is planned anew, with the policies of
-- what the view reads, for each table of a statement.
create function accounts_near() returns setof uuid
  language plpgsql stable parallel safe
as $$
begin
  return query
  select n.account_id from account_near n
  where n.firm_id = current_setting('clave.firm_id')::uuid
    and n.person_id = current_setting('clave.actor_id')::uuid;
end $$;

do $$
declare p record;
begin
  for p in
    select polrelid::regclass as on_table, polname, pg_get_expr(polqual, polrelid) as seen
    from pg_policy
    where pg_get_expr(polqual, polrelid) like '%FROM account_near %'
  loop
    execute format('alter policy %I on %s using (%s)', p.polname, p.on_table, regexp_replace(p.seen,
      'SELECT (\w)\.account_id\s+FROM account_near \1\s+WHERE \(\(\1\.firm_id = \(current_setting\(''clave\.firm_id''::text\)\)::uuid\) AND \(\1\.person_id = \(current_setting\(''clave\.actor_id''::text\)\)::uuid\)\)',
      'SELECT accounts_near()', 'g'));
  end loop;
end $$;

do $$
declare t text;
begin
  foreach t in array array['interaction_contact', 'interaction_person'] loop
    execute format($policy$
      alter policy seen_only on %I using (
        (select sees_all()) or interaction_id in (
          select i.interaction_id from interaction i where i.account_id in (select accounts_near())
        )
      )$policy$, t);
  end loop;
end $$;
alter policy seen_only on note using (
  (select sees_all()) or made_by = (select current_setting('clave.actor_id')::uuid)
  or note_id in (
    select n.note_id from note_account n where n.account_id in (select accounts_near())
  )
);
