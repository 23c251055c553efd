-- Someone who is forgotten is named in no text: one way to find a name and to take it out, whatever the column holds.
create function mentions(told text, given text) returns boolean
  language sql immutable as $$ select coalesce(position(given in told) > 0, false) $$;
create function without_name(told text, given text, instead text) returns text
  language sql immutable as $$ select replace(told, given, instead) $$;

-- In a document a name stands as JSON writes it.
create function as_json_writes(given text) returns text
  language sql immutable as $$
  select substr(to_jsonb(given)::text, 2, length(to_jsonb(given)::text) - 2)
$$;
create function mentions(told jsonb, given text) returns boolean
  language sql immutable as $$ select coalesce(position(as_json_writes(given) in told::text) > 0, false) $$;
create function without_name(told jsonb, given text, instead text) returns jsonb
  language sql immutable as $$ select replace(told::text, as_json_writes(given), instead)::jsonb $$;

create function mentions(told text[], given text) returns boolean
  language sql immutable as $$
  select exists (select from unnest(told) one where position(given in one) > 0)
$$;
create function without_name(told text[], given text, instead text) returns text[]
  language sql immutable as $$
  select case when told is not null then
    array(select replace(one, given, instead) from unnest(told) with ordinality x (one, at) order by at) end
$$;

-- What is said stays as it was said, and what is private is not read over the shoulder: only the tables' owner takes
-- names out, of these columns and no others.
create function forget_where_it_stays(kept text, names text[], instead text) returns int
  language plpgsql security definer set search_path = pg_catalog, public
as $$
declare
  said text[] := case kept
    when 'account_interest' then array['expects', 'gives', 'source']
    when 'account_potential' then array['source']
    when 'account_stage' then array['evidence']
    when 'compensation' then array['action']
    when 'criteria_version' then array['why']
    when 'decider_said' then array['source']
    when 'decision_role' then array['source']
    when 'private_note' then array['text', 'purpose']
    when 'rating' then array['note']
    when 'relation_position' then array['source']
    when 'stalled_answer' then array['reason']
    when 'standing' then array['reason']
  end;
  given text;
  altered int := 0;
  now_altered int;
begin
  if said is null then raise exception 'nothing of % is forgotten this way', kept; end if;
  foreach given in array names loop
    execute format('update %I set %s where firm_id = $1 and (%s)', kept,
      (select string_agg(format('%1$I = without_name(%1$I, $2, $3)', one), ', ') from unnest(said) one),
      (select string_agg(format('mentions(%I, $2)', one), ' or ') from unnest(said) one))
    using current_setting('clave.firm_id')::uuid, given, instead;
    get diagnostics now_altered = row_count;
    altered := altered + now_altered;
  end loop;
  return altered;
end $$;
revoke all on function forget_where_it_stays(text, text[], text) from public;
grant execute on function forget_where_it_stays(text, text[], text) to clave_server;

-- A text of another account may name them too.
create or replace function forget_in_history(contacts uuid[]) returns int
  language plpgsql security definer set search_path = pg_catalog, public
as $$
declare
  firm uuid := current_setting('clave.firm_id')::uuid;
  given text;
  altered int;
  now_altered int;
begin
  update happening
  set about = jsonb_build_object(
    'contactId', about -> 'contactId', 'accountId', about -> 'accountId', 'name', '—')
  where firm_id = firm and what ~ '^(contact|decider|tie|decision)\.'
    and about ? 'contactId' and about ->> 'contactId' = any(array(select unnest(contacts)::text));
  get diagnostics altered = row_count;
  for given in
    select distinct name from contact where firm_id = firm and contact_id = any(contacts) and length(name) > 3
  loop
    update happening set about = without_name(about, given, '—') where firm_id = firm and mentions(about, given);
    get diagnostics now_altered = row_count;
    altered := altered + now_altered;
  end loop;
  return altered;
end $$;

-- Labels are found too.
create or replace function forget_in_search(names text[], instead text) returns int
  language plpgsql security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
declare
  firm uuid := current_setting('clave.firm_id')::uuid;
  given text;
  altered int := 0;
  now_altered int;
begin
  foreach given in array names loop
    with changed as (
      update search_entry e
      set title = replace(e.title, given, instead), text = replace(e.text, given, instead),
        tags = without_name(e.tags, given, instead),
        words = search_words(replace(e.title || ' ' || array_to_string(e.tags, ' ') || ' ' || e.text, given, instead))
      where e.firm_id = firm
        and position(given in e.title || ' ' || array_to_string(e.tags, ' ') || ' ' || e.text) > 0
      returning e.kind, e.thing_id
    ), gone as (
      delete from search_word w using changed c
      where w.firm_id = firm and w.kind = c.kind and w.thing_id = c.thing_id
    )
    select count(*) into now_altered from changed;
    altered := altered + now_altered;
  end loop;
  return altered;
end
$$;
