-- After a large file of a CRM was written the planner must know before the next one points to it: a check
-- that was left undone makes it believe that there is nothing, and it then reads a whole firm for each row.
create function analyze_crm(name text) returns void
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if name in ('account', 'account_told', 'account_domain', 'account_tax_id', 'account_carer', 'contact',
    'contact_reach', 'contact_place', 'opportunity', 'request', 'interaction', 'interaction_contact',
    'external_id') then
    execute format('analyze %I', name);
  end if;
end
$$;
revoke execute on function analyze_crm from public;
grant execute on function analyze_crm to clave_server;
