-- A person who is forgotten is no longer named in the history: that something was done stays, and who did it.
create function forget_in_history(contacts uuid[]) returns int
  language plpgsql security definer set search_path = pg_catalog, public
as $$
declare
  firm uuid := current_setting('clave.firm_id')::uuid;
  told int;
  named int;
begin
  update happening
  set about = jsonb_build_object(
    'contactId', about -> 'contactId', 'accountId', about -> 'accountId', 'name', '—')
  where firm_id = firm and what ~ '^(contact|decider|tie|decision)\.'
    and about ? 'contactId' and about ->> 'contactId' = any(array(select unnest(contacts)::text));
  get diagnostics told = row_count;
  -- What was done for them at their accounts names them too; as JSON writes the name, without its quotes.
  update happening h
  set about = replace(h.about::text, k.written, '—')::jsonb
  from (
    select distinct p.account_id, trim(both '"' from to_jsonb(c.name)::text) as written
    from contact c join contact_place p using (firm_id, contact_id)
    where c.firm_id = firm and c.contact_id = any(contacts) and length(c.name) > 3
  ) k
  where h.firm_id = firm and h.account_id = k.account_id
    and position(k.written in h.about::text) > 0;
  get diagnostics named = row_count;
  return told + named;
end $$;
revoke all on function forget_in_history(uuid[]) from public;
grant execute on function forget_in_history(uuid[]) to clave_server;

-- What is kept of a person only for those near them goes whoever asks for it.
create function forget_private_notes_of(contacts uuid[]) returns int
  language sql security definer set search_path = pg_catalog, public
as $$
  with gone as (
    delete from private_note
    where firm_id = current_setting('clave.firm_id')::uuid and contact_id = any(contacts)
    returning 1
  )
  select count(*)::int from gone
$$;
revoke all on function forget_private_notes_of(uuid[]) from public;
grant execute on function forget_private_notes_of(uuid[]) to clave_server;

alter table contact add column erased_at timestamptz;
create index happening_by_contact on happening (firm_id, (about ->> 'contactId'))
  where about ? 'contactId';
