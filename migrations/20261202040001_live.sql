-- Pages are told that something changed, in the transaction of the change: whatever is recorded, by whatever way it came.
-- No words and no figures travel, only nouns and the ids of accounts; each page reads again what its person may see.
create function tell_live() returns trigger
  language plpgsql
as $$
declare told record;
begin
  for told in
    select firm_id, array_agg(distinct split_part(what, '.', 1)) as nouns,
      -- A notification holds 8,000 bytes: of more than fifty accounts it is only said that they are many.
      case when count(distinct account_id) between 1 and 50 then array_agg(distinct account_id) end as accounts
    from written
    group by firm_id, account_id is null
  loop
    perform pg_notify('clave_live', jsonb_build_object(
      'firmId', told.firm_id, 'nouns', told.nouns, 'accounts', told.accounts)::text);
  end loop;
  return null;
end $$;
create trigger told_live after insert on happening
  referencing new table as written for each statement execute function tell_live();

-- Figures are made by jobs and recorded nowhere: that new ones are there is told too.
create function tell_figures() returns trigger
  language plpgsql
as $$
begin
  perform pg_notify('clave_live', jsonb_build_object(
    'firmId', new.firm_id, 'nouns', array['portfolio'], 'accounts', null)::text);
  return null;
end $$;
create trigger told_figures after insert on portfolio
  for each row when (new.current and new.place = 1) execute function tell_figures();

-- Who may listen is looked at again at once, where a session ends or someone may now do something else.
create function tell_entry() returns trigger
  language plpgsql
as $$
begin
  perform pg_notify('clave_live', '{"entry": true}');
  return null;
end $$;
create trigger told_ended after delete on access.session
  for each statement execute function tell_entry();
create trigger told_moved after update of firm_id on access.session
  for each statement execute function tell_entry();
create trigger told_role after update of role, ended_at on access.membership
  for each statement execute function tell_entry();
create trigger told_sees after update of sees on access.firm
  for each statement execute function tell_entry();
create trigger told_key after update of revoked_at on access.api_key
  for each statement execute function tell_entry();
