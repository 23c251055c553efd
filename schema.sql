-- The database today. Written by `clave migrate`; change it through migrations/.

CREATE OR REPLACE FUNCTION public.acceptance_stands()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  answered text[] := array['answer', 'signed_name', 'reason', 'answered_at', 'chosen'];
  withdrawn text[] := array['withdrawn_by', 'withdrawn_at'];
  asked text[] := array['contact_id', 'asked_name', 'asked_email', 'signed_email'];
begin
  if to_jsonb(new) - answered - withdrawn - asked <> to_jsonb(old) - answered - withdrawn - asked then
    raise exception 'what is put before a client to accept stands as it is' using errcode = '23001';
  end if;
  if (old.answer is not null or old.withdrawn_at is not null) and
    to_jsonb(new) - asked <> to_jsonb(old) - asked
  then
    raise exception 'what was answered or withdrawn stands as it is' using errcode = '23001';
  end if;
  -- Of who was asked only what forgets them is changed.
  if new.contact_id <> old.contact_id or new.asked_email <> old.asked_email
    or (new.asked_name <> old.asked_name and new.asked_name <> '—')
    or (old.contact_id is null and new.contact_id is not null)
    or (old.asked_email is null and new.asked_email is not null)
    or (old.answer is not null and new.signed_email is not null
      and new.signed_email is distinct from old.signed_email)
  then
    raise exception 'who was asked stands as it is' using errcode = '23001';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.account_and_merged(account uuid)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select account_kept_of($1) || array(select k.account_id from account_kept k
    where k.firm_id = current_setting('clave.firm_id')::uuid and k.kept_id = account_kept_of($1))
$function$
;

CREATE OR REPLACE FUNCTION public.account_changed_twins()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform account_twins_due(array(
    select distinct one.id from come c join gone g using (firm_id, account_id)
    cross join lateral (values (c.account_id), (c.merged_into_id), (g.merged_into_id)) as one (id)
    where one.id is not null and (c.name, c.group_name, c.archived_at is null, c.merged_into_id)
      is distinct from (g.name, g.group_name, g.archived_at is null, g.merged_into_id)
  ));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.account_found()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare told record;
begin
  if tg_op = 'DELETE' then
    delete from search_entry e using gone g
    where e.firm_id = g.firm_id and e.kind = 'account' and e.thing_id = g.account_id;
  elsif tg_op = 'INSERT' then
    for told in select firm_id, array_agg(account_id) as ids from come group by firm_id loop
      perform remember_accounts(told.ids, told.firm_id);
    end loop;
  else
    -- With those that it was merged into or comes out of: they are found under its name too.
    for told in
      select t.firm_id, array_agg(distinct t.id) as ids
      from (
        select c.firm_id, one.id
        from come c join gone g using (firm_id, account_id)
        cross join lateral (values (c.account_id), (c.merged_into_id), (g.merged_into_id)) as one (id)
        where (c.name, c.code, c.group_name, c.merged_into_id)
          is distinct from (g.name, g.code, g.group_name, g.merged_into_id)
      ) t
      where t.id is not null
      group by t.firm_id
    loop
      perform remember_accounts(told.ids, told.firm_id);
    end loop;
  end if;
  return null;
end
$function$
;

CREATE OR REPLACE FUNCTION public.account_kept_of(account uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select coalesce((select k.kept_id from account_kept k
    where k.firm_id = current_setting('clave.firm_id')::uuid and k.account_id = $1), $1)
$function$
;

CREATE OR REPLACE FUNCTION public.account_tag_found()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare told record;
begin
  for told in select firm_id, array_agg(distinct account_id) as ids from tagged group by firm_id loop
    perform remember_accounts(told.ids, told.firm_id);
  end loop;
  return null;
end
$function$
;

CREATE OR REPLACE FUNCTION public.account_touched_twins()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform account_twins_due(array(select distinct account_id from touched));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.account_twins_due(ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  if coalesce(current_setting('clave.firm_id', true), '') = '' then return; end if;
  insert into account_twin_due (account_id)
  select a.account_id from account a
  where a.firm_id = current_setting('clave.firm_id')::uuid and a.account_id = any(ids);
  if found and current_setting('clave.account_twins_asked', true) is distinct from 'yes' then
    perform set_config('clave.account_twins_asked', 'yes', true);
    perform enqueue('accounts.twins', '{}', null);
  end if;
end $function$
;

CREATE OR REPLACE FUNCTION public.accounts_by_tier(on_day date)
 RETURNS TABLE(tier text, accounts bigint)
 LANGUAGE plpgsql
AS $function$
declare saw text := coalesce(current_setting('clave.sees', true), 'all');
begin
  perform set_config('clave.sees', 'all', true);
  return query
  select coalesce(s.tier, 'standard'), count(*)
  from account a
  left join lateral (
    select n.tier from standing n
    where n.firm_id = a.firm_id and n.account_id = a.account_id and n.effective_on <= on_day
    order by n.effective_on desc, n.decided_at desc, n.standing_id limit 1
  ) s on true
  where a.firm_id = current_setting('clave.firm_id')::uuid and a.archived_at is null and a.merged_into_id is null
  group by 1;
  perform set_config('clave.sees', saw, true);
end $function$
;

CREATE OR REPLACE FUNCTION public.accounts_near()
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
begin
  return query
  select n.account_id from account_near n
  where n.firm_id = current_setting('clave.firm_id')::uuid
    and n.person_id = current_setting('clave.actor_id')::uuid;
end $function$
;

CREATE OR REPLACE FUNCTION public.analyze_account_purchases()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  analyze account_purchases;
end
$function$
;

CREATE OR REPLACE FUNCTION public.analyze_costs()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  analyze cost_activity;
  analyze account_cost;
end
$function$
;

CREATE OR REPLACE FUNCTION public.analyze_crm(name text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if name in ('account', 'account_told', 'account_domain', 'account_tax_id', 'account_carer', 'contact',
    'contact_reach', 'contact_place', 'opportunity', 'request', 'interaction', 'interaction_contact',
    'external_id') then
    execute format('analyze %I', name);
  end if;
end
$function$
;

CREATE OR REPLACE FUNCTION public.analyze_ledger()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  analyze sale_line;
  analyze account_day;
  analyze account_month;
  analyze account;
end
$function$
;

CREATE OR REPLACE FUNCTION public.analyze_portfolio()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  analyze account_metric;
  analyze account_story;
  analyze account_value;
end
$function$
;

CREATE OR REPLACE FUNCTION public.analyze_snapshots()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  analyze account_snapshot;
end
$function$
;

CREATE OR REPLACE FUNCTION public.as_json_writes(given text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select substr(to_jsonb(given)::text, 2, length(to_jsonb(given)::text) - 2)
$function$
;

CREATE OR REPLACE FUNCTION public.check_tree()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  seen text := coalesce(current_setting('clave.sees', true), 'all');
begin
  perform set_config('clave.sees', 'all', true);
  perform pg_advisory_xact_lock(hashtextextended('tree ' || current_setting('clave.firm_id'), 0));
  if exists (
    select from added a
    join account_belonging b on b.firm_id = a.firm_id and b.account_id = a.account_id
      and b.belonging_id <> a.belonging_id and b.during && a.during
  ) then
    raise exception 'an account belongs to one other at a time'
      using errcode = 'check_violation', constraint = 'belongings_overlap';
  end if;
  -- Upwards from each, through what holds on the same days; the same step is taken once.
  if exists (
    with recursive up as (
      select a.account_id as start, a.parent_id as at, a.during from added a
      union
      select u.start, b.parent_id, u.during * b.during
      from up u
      join account_belonging b on b.firm_id = (select current_setting('clave.firm_id')::uuid)
        and b.account_id = u.at and b.during && u.during
      where u.at <> u.start
    )
    select from up where at = start
  ) then
    raise exception 'an account would stand below itself'
      using errcode = 'check_violation', constraint = 'tree_circle';
  end if;
  perform set_config('clave.sees', seen, true);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.contact_and_merged(contact uuid)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select contact_kept_of($1) || array(select k.contact_id from contact_kept k
    where k.firm_id = current_setting('clave.firm_id')::uuid and k.kept_id = contact_kept_of($1))
$function$
;

CREATE OR REPLACE FUNCTION public.contact_changed_found()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare told record;
begin
  for told in
    select c.firm_id, array_agg(c.contact_id) || array_remove(array_agg(g.merged_into_id), null) as ids
    from touched c join gone g using (firm_id, contact_id)
    group by c.firm_id
  loop
    perform remember_contacts(told.ids, told.firm_id);
  end loop;
  return null;
end
$function$
;

CREATE OR REPLACE FUNCTION public.contact_changed_twins()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform contact_twins_due(array(
    select distinct one.id from come c join gone g using (firm_id, contact_id)
    cross join lateral (values (c.contact_id), (c.merged_into_id), (g.merged_into_id)) as one (id)
    where one.id is not null and (c.name, c.erased_at is null, c.merged_into_id)
      is distinct from (g.name, g.erased_at is null, g.merged_into_id)
  ));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.contact_found()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare told record;
begin
  for told in select firm_id, array_agg(distinct contact_id) as ids from touched group by firm_id loop
    perform remember_contacts(told.ids, told.firm_id);
  end loop;
  return null;
end
$function$
;

CREATE OR REPLACE FUNCTION public.contact_kept_of(contact uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select coalesce((select k.kept_id from contact_kept k
    where k.firm_id = current_setting('clave.firm_id')::uuid and k.contact_id = $1), $1)
$function$
;

CREATE OR REPLACE FUNCTION public.contact_touched_twins()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform contact_twins_due(array(select distinct contact_id from touched));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.contact_twins_due(ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  if coalesce(current_setting('clave.firm_id', true), '') = '' then return; end if;
  insert into contact_twin_due (contact_id)
  select k.contact_id from contact k
  where k.firm_id = current_setting('clave.firm_id')::uuid and k.contact_id = any(ids);
  if found and current_setting('clave.contact_twins_asked', true) is distinct from 'yes' then
    perform set_config('clave.contact_twins_asked', 'yes', true);
    perform enqueue('know.twins', '{}', null);
  end if;
end $function$
;

CREATE OR REPLACE FUNCTION public.contacts_near()
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
begin
  return query
  select n.contact_id from contact_near n
  where n.firm_id = current_setting('clave.firm_id')::uuid
    and n.person_id = current_setting('clave.actor_id')::uuid;
end $function$
;

CREATE OR REPLACE FUNCTION public.dealing_found()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare told record;
begin
  for told in
    select t.firm_id, array_agg((to_jsonb(t) ->> tg_argv[1])::uuid) as ids from touched t group by t.firm_id
  loop
    if tg_op = 'DELETE' then
      delete from search_entry e
      where e.firm_id = told.firm_id and e.kind = tg_argv[0] and e.thing_id = any(told.ids);
    else
      perform remember_dealings(tg_argv[0], told.ids, told.firm_id);
    end if;
  end loop;
  return null;
end
$function$
;

CREATE OR REPLACE FUNCTION public.decided_stays()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  informs text[] := array['robust_runs', 'frontier', 'additions', 'robustness'];
begin
  if to_jsonb(new) - informs is distinct from to_jsonb(old) - informs and exists (
    select from selection s
    where s.firm_id = old.firm_id and s.selection_id = old.selection_id and s.decided_at is not null
  ) then
    raise exception 'a decided list stays as it was decided';
  end if;
  return new;
end
$function$
;

CREATE OR REPLACE FUNCTION public.departure_said(given text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN CASE WHEN (fold("left"(given, 4000)) ~ '(undeliver|mail delivery|delivery (status notification|has failed|failed|failure)|mailer-daemon|returned mail|address not found|user unknown|recipient (address )?rejected|mailbox (unavailable|not found|does not exist)|no se (pudo|ha podido) entregar|correo (devuelto|rebotado)|mensaje devuelto|direccion no encontrada|el buzon no existe)'::text) THEN 'bounced'::text WHEN (fold("left"(given, 4000)) ~ '(no longer (works?|working|with|at|employed|part)|(has|have) left (the|our|us)|left the (company|firm|business)|leaving the (company|firm|business)|last day (at|in|with) (the|our|us)|ya no (trabaja|esta|sigue|forma parte|pertenece)|(ha|han) dejado (la|nuestra) (empresa|compania|firma)|dejo la (empresa|compania|firma)|(se ha ido|se va|se marcha|se fue) de la (empresa|compania|firma)|(ha )?causado baja en la (empresa|compania)|se (ha jubilado|jubilo|jubila)|ultimo dia en la (empresa|compania))'::text) THEN 'left'::text ELSE NULL::text END
;

CREATE OR REPLACE FUNCTION public.enqueue(task text, told json, key text, not_before timestamp with time zone DEFAULT NULL::timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform graphile_worker.add_job(
    identifier => task,
    payload => json_build_object('firmId', current_setting('clave.firm_id'), 'told', told),
    job_key => key,
    run_at => not_before
  );
end
$function$
;

CREATE OR REPLACE FUNCTION public.extras_granted(whose uuid, except_request uuid, from_month date)
 RETURNS TABLE(own boolean, hours jsonb, hours_from date, hours_months integer)
 LANGUAGE plpgsql
AS $function$
declare saw text := coalesce(current_setting('clave.sees', true), 'all');
begin
  perform set_config('clave.sees', 'all', true);
  return query
  select account_kept_of(d.account_id) = whose, d.hours, d.hours_from,
    case when r.state = 'closed' and r.closed_on is not null then greatest(0, least(d.hours_months,
      (extract(year from r.closed_on) * 12 + extract(month from r.closed_on)
        - extract(year from d.hours_from) * 12 - extract(month from d.hours_from))::int + 1))
    else d.hours_months end
  from request_decision d join request r using (firm_id, request_id)
  where d.firm_id = current_setting('clave.firm_id')::uuid and d.withdrawn_at is null
    and d.decision <> 'refused' and d.request_id <> except_request
    and d.hours_from + make_interval(months => d.hours_months) > from_month;
  perform set_config('clave.sees', saw, true);
end $function$
;

CREATE OR REPLACE FUNCTION public.fold(given text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN CASE WHEN (octet_length(given) = char_length(given)) THEN lower(given) ELSE lower(regexp_replace(NORMALIZE(given, NFD), '[\u0300-\u036f]'::text, ''::text, 'g'::text)) END
;

CREATE OR REPLACE FUNCTION public.forget(kind text, thing_id uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  delete from search_entry e
  where e.firm_id = current_setting('clave.firm_id')::uuid and e.kind = $1 and e.thing_id = $2
$function$
;

CREATE OR REPLACE FUNCTION public.forget_foreign_purchases()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  delete from account_purchases
  where firm_id = current_setting('clave.firm_id')::uuid and converted and has_foreign
    and exists (select from gone);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.forget_in_history(contacts uuid[])
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION public.forget_in_plan_decisions(names text[], instead text)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION public.forget_in_search(names text[], instead text)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$
;

CREATE OR REPLACE FUNCTION public.forget_lost_texts()
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  with gone as (
    delete from live_text x
    where x.firm_id = current_setting('clave.firm_id')::uuid and x.about_kind = 'line'
      and greatest(x.changed_at, x.withdrawn_at) < now() - interval '1 day'
      and not exists (
        select from plan_item i where i.firm_id = x.firm_id and i.item_id = x.about_id)
    returning 1
  )
  select count(*)::int from gone
$function$
;

CREATE OR REPLACE FUNCTION public.forget_private_notes(today date)
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  with gone as (
    delete from private_note
    where firm_id = current_setting('clave.firm_id')::uuid and until_on < today
    returning 1
  )
  select count(*)::int from gone
$function$
;

CREATE OR REPLACE FUNCTION public.forget_private_notes_of(contacts uuid[])
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  with gone as (
    delete from private_note
    where firm_id = current_setting('clave.firm_id')::uuid and contact_id = any(contacts)
    returning 1
  )
  select count(*)::int from gone
$function$
;

CREATE OR REPLACE FUNCTION public.forget_where_it_stays(kept text, names text[], instead text)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION public.is_clave_itself()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (current_setting('clave.actor_id'::text) = '00000000-0000-0000-0000-000000000000'::text)
;

CREATE OR REPLACE FUNCTION public.is_lead()
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
begin
  return exists (
    select from firm_person p
    where p.firm_id = current_setting('clave.firm_id')::uuid
      and p.person_id = current_setting('clave.actor_id')::uuid
      and p.role in ('lead', 'admin')
  );
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_merged()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  seen text := coalesce(current_setting('clave.sees', true), 'all');
  noun text := tg_table_name;
  id uuid := case tg_table_name when 'account' then (to_jsonb(new) ->> 'account_id')::uuid
    else (to_jsonb(new) ->> 'contact_id')::uuid end;
  root uuid;
  below uuid[];
begin
  perform set_config('clave.sees', 'all', true);
  execute format($q$
    with recursive up as (
      select merged_into_id as at from %1$I where firm_id = $1 and %2$I = $2
      union
      select n.merged_into_id from up u join %1$I n on n.firm_id = $1 and n.%2$I = u.at
    )
    select u.at from up u join %1$I n on n.firm_id = $1 and n.%2$I = u.at and n.merged_into_id is null
  $q$, noun, noun || '_id') into root using new.firm_id, id;
  if root is null and new.merged_into_id is not null then
    raise exception 'what is merged would be merged into itself'
      using errcode = 'check_violation', constraint = 'merge_circle';
  end if;
  execute format($q$
    with recursive below as (
      select $2 as at
      union
      select n.%2$I from below b join %1$I n on n.firm_id = $1 and n.merged_into_id = b.at
    )
    select array_agg(at) from below
  $q$, noun, noun || '_id') into below using new.firm_id, id;
  execute format('delete from %I where firm_id = $1 and %I = any($2)', noun || '_kept', noun || '_id')
    using new.firm_id, below;
  execute format('insert into %I (firm_id, %I, kept_id) select $1, at, $3 from unnest($2) at where at <> $3',
    noun || '_kept', noun || '_id') using new.firm_id, below, coalesce(root, id);
  perform set_config('clave.sees', seen, true);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_opportunity_move()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare today date := coalesce(nullif(current_setting('clave.moved_on', true), '')::date, current_date);
begin
  if tg_op = 'UPDATE' and new.stage = old.stage and new.state = old.state then return null; end if;
  insert into opportunity_move (firm_id, opportunity_id, stage, state, moved_on)
  values (new.firm_id, new.opportunity_id, new.stage, new.state,
    case when new.state <> 'open' then coalesce(new.closes_on, today)
      when tg_op = 'INSERT' then coalesce(new.created_on, today)
      else today end);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_plan_decisions()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if current_user <> 'clave_server' then return coalesce(new, old); end if;
  raise exception 'what was decided stays as it was said; another row corrects it'
    using errcode = 'insufficient_privilege';
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_plan_versions()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' and current_user <> 'clave_server' then return old; end if;
  raise exception 'a version of a plan stays as it was' using errcode = 'insufficient_privilege';
end $function$
;

CREATE OR REPLACE FUNCTION public.look_at_alerts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform enqueue('monitor.alerts', json_build_object('source', tg_argv[0]),
    new.firm_id::text || ':monitor.alerts:' || tg_argv[0]);
  return null;
end
$function$
;

CREATE OR REPLACE FUNCTION public.look_at_health()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform enqueue('monitor.health', '{}', new.firm_id::text || ':monitor.health:figures');
  return null;
end
$function$
;

CREATE OR REPLACE FUNCTION public.look_at_losses()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform enqueue('monitor.churn', '{}', new.firm_id::text || ':monitor.churn:values');
  return null;
end
$function$
;

CREATE OR REPLACE FUNCTION public.look_at_neglect()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform enqueue('monitor.neglect', '{}', new.firm_id::text || ':monitor.neglect:figures');
  return null;
end
$function$
;

CREATE OR REPLACE FUNCTION public.look_at_supply()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if current_user <> 'clave_server' then return null; end if;
  perform enqueue('monitor.supply', '{}', current_setting('clave.firm_id') || ':monitor.supply:deliveries');
  return null;
end
$function$
;

CREATE OR REPLACE FUNCTION public.look_at_usage()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  -- Nothing is looked at again when a whole firm goes, which the tables' owner carries out.
  if current_user <> 'clave_server' then return null; end if;
  perform enqueue('monitor.usage', '{}', current_setting('clave.firm_id') || ':monitor.usage:readings');
  return null;
end
$function$
;

CREATE OR REPLACE FUNCTION public.look_for_stalled()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform enqueue('segment.stalled', '{}', new.firm_id::text || ':segment.stalled:figures');
  return null;
end
$function$
;

CREATE OR REPLACE FUNCTION public.mentions(told text, given text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$ select coalesce(position(given in told) > 0, false) $function$
;

CREATE OR REPLACE FUNCTION public.mentions(told text[], given text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select exists (select from unnest(told) one where position(given in one) > 0)
$function$
;

CREATE OR REPLACE FUNCTION public.mentions(told jsonb, given text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$ select coalesce(position(as_json_writes(given) in told::text) > 0, false) $function$
;

CREATE OR REPLACE FUNCTION public.need_found()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare told record;
begin
  if tg_op = 'DELETE' then
    delete from search_entry e using touched g
    where e.firm_id = g.firm_id and e.kind = 'need' and e.thing_id = g.need_id;
    return null;
  end if;
  for told in select firm_id, array_agg(need_id) as ids from touched group by firm_id loop
    perform remember_needs(told.ids, told.firm_id);
  end loop;
  return null;
end
$function$
;

CREATE OR REPLACE FUNCTION public.note_account_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  with noted as (
    insert into account_changed (firm_id, account_id, since)
    select firm_id, account_id, min(day) from changed group by firm_id, account_id
    returning firm_id, account_id
  )
  delete from account_purchases p using noted n
  where p.firm_id = n.firm_id and p.account_id = n.account_id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.opportunity_found()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare told record;
begin
  if tg_op = 'DELETE' then
    delete from search_entry e using touched g
    where e.firm_id = g.firm_id and e.kind = 'opportunity' and e.thing_id = g.opportunity_id;
    return null;
  end if;
  for told in select firm_id, array_agg(opportunity_id) as ids from touched group by firm_id loop
    perform remember_opportunities(told.ids, told.firm_id);
  end loop;
  return null;
end
$function$
;

CREATE OR REPLACE FUNCTION public.place_touched_twins()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform account_twins_due(array(select distinct account_id from touched));
  perform contact_twins_due(array(select distinct contact_id from touched));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.plan_version_content(plan uuid, version integer)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select jsonb_set(v.content, '{items}', coalesce((
    select jsonb_agg(i.item order by i.at)
    from jsonb_array_elements(v.content -> 'items') with ordinality as i (item, at)
    left join plan_item now on now.firm_id = v.firm_id and now.item_id = (i.item ->> 'itemId')::uuid
    where not ((i.item ->> 'private')::boolean or coalesce(now.private, false))
      or sees_private(v.account_id, coalesce(now.owner_id, nullif(i.item ->> 'ownerId', '')::uuid))
  ), '[]'))
  from plan_version v join plan p using (firm_id, plan_id)
  where v.firm_id = current_setting('clave.firm_id')::uuid and v.plan_id = $1 and v.no = $2
    and (not p.private or sees_private(p.account_id, p.owner_id))
$function$
;

CREATE OR REPLACE FUNCTION public.plan_versions_naming(names text[])
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select count(*)::int from plan_version v
  where v.firm_id = current_setting('clave.firm_id')::uuid
    and exists (select from unnest(names) n where position(n in v.content::text) > 0)
$function$
;

CREATE OR REPLACE FUNCTION public.portfolio_lock()
 RETURNS bigint
 LANGUAGE sql
 STABLE
RETURN hashtextextended(('portfolio '::text || current_setting('clave.firm_id'::text)), (0)::bigint)
;

CREATE OR REPLACE FUNCTION public.reach_touched_twins()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform account_twins_due(array(
    select distinct p.account_id from touched t join contact_place p using (firm_id, contact_id)));
  perform contact_twins_due(array(select distinct contact_id from touched));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.relation_touched_twins()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform account_twins_due(array(select account_id from touched union select other_id from touched));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.remember(kind text, thing_id uuid, account_ids uuid[], made_by uuid, title text, text text, tags text[], at timestamp with time zone, is_text boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
#variable_conflict use_column
declare firm uuid := current_setting('clave.firm_id')::uuid;
begin
  insert into search_entry as e
    (firm_id, kind, thing_id, account_ids, made_by, title, text, tags, at, is_text, words)
  values (firm, $1, $2, $3, $4, left($5, 300), left($6, 100000), $7, coalesce($8, now()), $9,
    search_words(left($5, 300) || ' ' || array_to_string($7, ' ') || ' ' || left($6, 100000)))
  on conflict (firm_id, kind, thing_id) do update
  set made_by = excluded.made_by, title = excluded.title, text = excluded.text, tags = excluded.tags,
    at = excluded.at, is_text = excluded.is_text, words = excluded.words,
    -- Who sees only their own accounts doesn't take it from the others, of which they can't know.
    account_ids = case when sees_all() then excluded.account_ids else excluded.account_ids || array(
      select unnest(e.account_ids) except select unnest(excluded.account_ids)
      except select c.account_id from account_near c
        where c.firm_id = firm and c.person_id = current_setting('clave.actor_id')::uuid) end;
  -- Words that it no longer has go with what it was.
  delete from search_word w where w.firm_id = firm and w.kind = $1 and w.thing_id = $2;
  perform remember_words(array[$1], array[$2], firm);
end
$function$
;

CREATE OR REPLACE FUNCTION public.remember_accounts(ids uuid[], firm uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
  delete from search_entry e
  using account a
  where e.firm_id = firm and e.kind = 'account' and e.thing_id = any(ids)
    and a.firm_id = firm and a.account_id = e.thing_id and a.merged_into_id is not null;
  insert into search_entry as e
    (firm_id, kind, thing_id, account_ids, title, text, tags, at, is_text, words)
  select firm, 'account', a.account_id, array[a.account_id], a.name, a.about, a.tags, now(), false,
    search_words(concat_ws(' ', a.name, a.about, array_to_string(a.tags, ' ')))
  from (
    select a.account_id, a.name,
      concat_ws(' · ', a.code, a.group_name, (
        select string_agg(concat_ws(' ', m.name, m.code), ' · ')
        from account_kept k join account m using (firm_id, account_id)
        where k.firm_id = firm and k.kept_id = a.account_id)) as about,
      array(select t.tag from account_tag t where t.firm_id = firm and t.account_id = a.account_id order by 1) as tags
    from account a where a.firm_id = firm and a.account_id = any(ids) and a.merged_into_id is null
  ) a
  on conflict (firm_id, kind, thing_id) do update
  set title = excluded.title, text = excluded.text, tags = excluded.tags, words = excluded.words;
  select remember_words(array_fill('account'::text, array[cardinality(ids)]), ids, firm)
$function$
;

CREATE OR REPLACE FUNCTION public.remember_contacts(ids uuid[], firm uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
declare
  sees text := coalesce(current_setting('clave.sees', true), 'all');
  those uuid[];
begin
  perform set_config('clave.sees', 'all', true);
  those := ids || array(
    select m.kept_id from contact_kept m where m.firm_id = firm and m.contact_id = any(ids));
  delete from search_entry e
  where e.firm_id = firm and e.kind = 'contact' and e.thing_id = any(those)
    and not exists (select from contact k
      where k.firm_id = firm and k.contact_id = e.thing_id and k.merged_into_id is null);
  insert into search_entry as e
    (firm_id, kind, thing_id, account_ids, made_by, title, text, tags, at, is_text, words)
  select firm, 'contact', k.contact_id, k.account_ids, k.made_by, k.name, k.about, '{}', k.made_at, false,
    search_words(k.name || ' ' || k.about)
  from (
    select k.contact_id, k.name, k.made_by, k.made_at,
      array(select distinct p.account_id from contact_place p
        where p.firm_id = firm and p.contact_id = any(same.ids)) as account_ids,
      concat_ws(' · ',
        (select string_agg(distinct m.name, ' · ') from contact m
          where m.firm_id = firm and m.contact_id = any(same.ids) and m.name <> k.name),
        (select string_agg(concat_ws(' ', nullif(p.job_title, ''), nullif(p.area, '')), ' · ')
          from contact_place p
          where p.firm_id = firm and p.contact_id = any(same.ids) and p.job_title || p.area <> ''),
        (select string_agg(r.value, ' · ' order by r.contact_id <> k.contact_id, r.place)
          from contact_reach r
          where r.firm_id = firm and r.contact_id = any(same.ids))) as about
    from contact k
    cross join lateral (
      select k.contact_id || array(select m.contact_id from contact_kept m
        where m.firm_id = firm and m.kept_id = k.contact_id) as ids
      offset 0
    ) same
    where k.firm_id = firm and k.contact_id = any(those) and k.merged_into_id is null
  ) k
  on conflict (firm_id, kind, thing_id) do update
  set account_ids = excluded.account_ids, title = excluded.title, text = excluded.text, words = excluded.words;
  perform remember_words(array_fill('contact'::text, array[cardinality(those)]), those, firm);
  perform set_config('clave.sees', sees, true);
end
$function$
;

CREATE OR REPLACE FUNCTION public.remember_dealings(kind text, ids uuid[], firm uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
#variable_conflict use_column
begin
  insert into search_entry as e
    (firm_id, kind, thing_id, account_ids, title, text, tags, at, is_text, words)
  select firm, $1, d.id, array[d.account_id], d.title, d.about, '{}', d.at, false,
    search_words(d.title || ' ' || d.about)
  from (
    select x.agreement_id as id, x.account_id, x.title,
      concat_ws(E'\n', nullif(x.price_terms, ''), nullif(x.renewal_terms, '')) as about,
      x.from_on::timestamptz as at
    from service_agreement x
    where $1 = 'agreement' and x.firm_id = firm and x.agreement_id = any(ids)
    union all
    select x.compensation_id, x.account_id, x.amount || ' ' || x.currency || ', ' || x.from_on,
      concat_ws(E'\n', nullif(x.action, ''), nullif(x.outcome, '')), x.until_on::timestamptz
    from compensation x
    where $1 = 'compensation' and x.firm_id = firm and x.compensation_id = any(ids)
    union all
    select x.reward_id, x.account_id, x.title,
      concat_ws(E'\n', x.condition, (
        select string_agg(o ->> 'title' || ': ' || (o ->> 'text'), E'\n') from jsonb_array_elements(x.options) o
      ), nullif(x.outcome, '')), x.made_at
    from reward x
    where $1 = 'reward' and x.firm_id = firm and x.reward_id = any(ids)
    union all
    select x.expectation_id, x.account_id, left(x.believed, 300),
      concat_ws(E'\n', nullif(substr(x.believed, 301), ''), x.source, nullif(x.promised, ''), nullif(x.gap, ''),
        nullif(x.outcome, '')), x.heard_on::timestamptz
    from expectation x
    where $1 = 'expectation' and x.firm_id = firm and x.expectation_id = any(ids)
  ) d
  on conflict (firm_id, kind, thing_id) do update
  set account_ids = excluded.account_ids, title = excluded.title, text = excluded.text, at = excluded.at,
    words = excluded.words;
  -- Words that they no longer have go with what they were.
  delete from search_word w where w.firm_id = firm and w.kind = $1 and w.thing_id = any(ids);
  perform remember_words(array_fill($1, array[cardinality(ids)]), ids, firm);
end
$function$
;

CREATE OR REPLACE FUNCTION public.remember_needs(ids uuid[], firm uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  insert into search_entry as e
    (firm_id, kind, thing_id, account_ids, made_by, title, text, tags, at, is_text, words)
  select firm, 'need', n.need_id, array[n.account_id], n.made_by, n.title, n.about, '{}', n.made_at, false,
    search_words(n.title || ' ' || n.about)
  from (
    select *, concat_ws(' · ', nullif(challenge, ''), nullif(evidence, ''), nullif(offer, '')) as about
    from need where firm_id = firm and need_id = any(ids)
  ) n
  on conflict (firm_id, kind, thing_id) do update
  set title = excluded.title, text = excluded.text, words = excluded.words;
  select remember_words(array_fill('need'::text, array[cardinality(ids)]), ids, firm)
$function$
;

CREATE OR REPLACE FUNCTION public.remember_opportunities(ids uuid[], firm uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  insert into search_entry as e
    (firm_id, kind, thing_id, account_ids, made_by, title, text, tags, at, is_text, words)
  select firm, 'opportunity', o.opportunity_id, array[o.account_id], o.made_by, o.title, o.about, '{}', o.made_at,
    false, search_words(o.title || ' ' || o.about)
  from (
    select *, concat_ws(' · ', nullif(text, ''), nullif(family, ''), nullif(competitor, ''), nullif(learned, '')) as about
    from opportunity where firm_id = firm and opportunity_id = any(ids) and account_id is not null
  ) o
  on conflict (firm_id, kind, thing_id) do update
  set account_ids = excluded.account_ids, title = excluded.title, text = excluded.text, words = excluded.words;
  select remember_words(array_fill('opportunity'::text, array[cardinality(ids)]), ids, firm)
$function$
;

CREATE OR REPLACE FUNCTION public.remember_words(kinds text[], thing_ids uuid[], firm uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  insert into search_word (firm_id, word, kind, thing_id)
  select distinct on (said.word) firm, said.word, e.kind, e.thing_id
  from unnest(kinds, thing_ids) as told (kind, thing_id)
  join search_entry e on e.firm_id = firm and e.kind = told.kind and e.thing_id = told.thing_id,
    lateral (
      select distinct w as word
      from regexp_split_to_table(search_plain(e.title || ' ' || e.text || ' ' || array_to_string(e.tags, ' ')), '\s+') w
    ) said
  where length(said.word) between 4 and 40 and said.word !~ '[0-9]'
    and not exists (select from search_word known where known.firm_id = firm and known.word = said.word)
$function$
;

CREATE OR REPLACE FUNCTION public.same_name(given text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN COALESCE(NULLIF(TRIM(BOTH FROM regexp_replace(fold(given), '[^[:alnum:]]+'::text, ' '::text, 'g'::text)), ''::text), fold(given))
;

CREATE OR REPLACE FUNCTION public.search_entries(sought text, most integer, kinds text[])
 RETURNS TABLE(kind text, thing_id uuid, account_ids uuid[], title text, text text, tags text[], at timestamp with time zone, near boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_indexscan TO 'on'
 SET jit TO 'off'
AS $function$
#variable_conflict use_column
declare
  firm uuid := current_setting('clave.firm_id')::uuid;
  me uuid := current_setting('clave.actor_id')::uuid;
  mine uuid[] := case when sees_all() then null else array(
    select c.account_id from account_near c where c.firm_id = firm and c.person_id = me) end;
  -- Written out each time, so that the planner sees what is asked.
  allowed text := format('e.firm_id = %L', firm)
    || case when mine is null then ''
      else format(' and (e.account_ids && %L::uuid[] or e.made_by = %L)', mine, me) end
    || case when kinds is null then '' else format(' and e.kind = any(%L::text[])', kinds) end;
  begins text := fold(btrim(left(sought, 200)));
  first_word text := split_part(btrim(search_plain(left(sought, 200))), ' ', 1);
  query tsquery;
  mended boolean;
  names jsonb;
  texts jsonb;
  found_more jsonb;
begin
  most := least(greatest(most, 1), 50);
  foreach mended in array array[false, true] loop
    query := search_query(sought, mended);
    exit when query is null;

    perform set_config('enable_indexscan', 'on', true);
    execute format($q$
      select coalesce(jsonb_agg(e), '[]') from (
        select e.kind, e.thing_id from search_entry e
        where %s and not e.is_text and e.folded >= %L and e.folded < %L || chr(1114111)
        order by e.folded limit 40
      ) e
    $q$, allowed, begins, begins) into names;
    -- A word of many texts is in the newest ones; a rarer one is looked up in the index of words.
    texts := '[]';
    if mine is null then
      execute format($q$
        select coalesce(jsonb_agg(e), '[]') from (
          select l.kind, l.thing_id from (
            select e.kind, e.thing_id, e.at, e.words from search_entry e
            where %s and e.is_text order by e.at desc limit 1500
          ) l where l.words @@ %L order by l.at desc limit %s
        ) e
      $q$, allowed, query, most) into texts;
    end if;

    perform set_config('enable_indexscan', 'off', true);
    execute format($q$
      select coalesce(jsonb_agg(e), '[]') from (
        select e.kind, e.thing_id from search_entry e
        where %s and not e.is_text and e.words @@ %L limit 150
      ) e
    $q$, allowed, query) into found_more;
    names := names || found_more;
    if jsonb_array_length(texts) < most then
      execute format($q$
        select coalesce(jsonb_agg(e), '[]') from (
          select e.kind, e.thing_id from search_entry e
          where %s and e.is_text and e.words @@ %L order by e.at desc limit %s
        ) e
      $q$, allowed, query, most) into texts;
    end if;

    perform set_config('enable_indexscan', 'on', true);
    return query
      select e.kind, e.thing_id,
        case when mine is null then e.account_ids
          else array(select unnest(e.account_ids) intersect select unnest(mine)) end,
        e.title, left(e.text, 4000), e.tags, e.at, mended
      from (
        select e.kind, e.thing_id, e.at, row_number() over (partition by e.kind order by
          e.folded <> begins, not starts_with(e.folded, begins), position(first_word in e.folded) = 0,
          length(e.title), e.folded, e.thing_id) as place
        from (
          select distinct n.kind, n.thing_id from jsonb_to_recordset(names) as n (kind text, thing_id uuid)
        ) n join search_entry e on e.firm_id = firm and e.kind = n.kind and e.thing_id = n.thing_id
        union all
        select t.kind, t.thing_id, null, 0 from jsonb_to_recordset(texts) as t (kind text, thing_id uuid)
      ) f join search_entry e on e.firm_id = firm and e.kind = f.kind and e.thing_id = f.thing_id
      where f.place <= most
      order by e.is_text, e.kind, f.place, e.at desc;
    exit when names <> '[]' or texts <> '[]';
  end loop;
end
$function$
;

CREATE OR REPLACE FUNCTION public.search_plain(given text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN translate(fold(given), '.,;:-_/@#&+()[]{}<>"''*!?|\=%$~^`«»¿¡“”‘’…–—·	
'::text, repeat(' '::text, 60))
;

CREATE OR REPLACE FUNCTION public.search_query(sought text, mended boolean)
 RETURNS tsquery
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select string_agg(format('(%s)', (
      select string_agg(quote_literal(one) || case when begins then ':*' else '' end, '|')
      from (
        select s.word as one, s.is_last and length(s.word) > 1 as begins
        union select s.stem, false
        union select near.one, false from (
          select lexeme as one from (
            select distinct w.word, similarity(w.word, s.word) as like_it
            from search_word w
            where mended and length(s.word) > 3
              and w.firm_id = current_setting('clave.firm_id')::uuid and w.word % s.word
            order by like_it desc limit 4
          ) nearest, unnest(tsvector_to_array(search_words(nearest.word))) as lexeme
        ) near
      ) ones
    )), ' & ' order by s.at)::tsquery
  from sought_words(sought) s
$function$
;

CREATE OR REPLACE FUNCTION public.search_words(given text)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN strip((to_tsvector('spanish'::regconfig, search_plain(given)) || to_tsvector('simple'::regconfig, search_plain(given))))
;

CREATE OR REPLACE FUNCTION public.sees_all()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (COALESCE(current_setting('clave.sees'::text, true), 'all'::text) <> 'own'::text)
;

CREATE OR REPLACE FUNCTION public.sees_private(account uuid, owner uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
begin
  return coalesce(owner = current_setting('clave.actor_id')::uuid, false)
    or account in (select accounts_near())
    or current_setting('clave.actor_id') = '00000000-0000-0000-0000-000000000000'
    or is_lead();
end $function$
;

CREATE OR REPLACE FUNCTION public.sought_words(sought text)
 RETURNS TABLE(at bigint, word text, stem text, is_last boolean)
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  with typed as (
    select w, n, ts_lexize('pg_catalog.spanish_stem', w) as stems, n = max(n) over () as is_last
    from regexp_split_to_table(btrim(search_plain(left(sought, 200))), '\s+') with ordinality as s (w, n)
    where w <> '' and n <= 12
  )
  select n, w, coalesce(nullif(stems[1], ''), w), is_last from typed
  where stems is distinct from '{}' or not exists (select from typed t where t.stems is distinct from '{}')
$function$
;

CREATE OR REPLACE FUNCTION public.stand_in_portfolio()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_advisory_xact_lock_shared(portfolio_lock());
  insert into account_metric (firm_id, account_id, as_of, valuation)
  select a.firm_id, a.account_id, p.as_of, p.valuation
  from added a join portfolio p on p.firm_id = a.firm_id
  where p.current
  on conflict do nothing;
  insert into account_value (firm_id, account_id, as_of, valuation)
  select a.firm_id, a.account_id, p.as_of, p.valuation
  from added a join portfolio p on p.firm_id = a.firm_id
  where p.current and p.valued
  on conflict do nothing;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.tell_entry()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('clave_live', '{"entry": true}');
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.tell_figures()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('clave_live', jsonb_build_object(
    'firmId', new.firm_id, 'nouns', array['portfolio'], 'accounts', null)::text);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.tell_live()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION public.tree_above(account uuid, day date)
 RETURNS TABLE(account_id uuid, height integer)
 LANGUAGE plpgsql
 STABLE
AS $function$
#variable_conflict use_column
declare
  seen text := coalesce(current_setting('clave.sees', true), 'all');
begin
  perform set_config('clave.sees', 'all', true);
  return query
  with recursive above as (
    select account as account_id, 0 as height
    union all
    select b.parent_id, o.height + 1
    from above o
    join account_belonging b on b.firm_id = (select current_setting('clave.firm_id')::uuid)
      and b.account_id = o.account_id and b.during @> day
  )
  select * from above;
  perform set_config('clave.sees', seen, true);
end $function$
;

CREATE OR REPLACE FUNCTION public.tree_below(roots uuid[], day date)
 RETURNS TABLE(account_id uuid, path uuid[])
 LANGUAGE plpgsql
 STABLE
 SET enable_nestloop TO 'on'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
#variable_conflict use_column
declare
  seen text := coalesce(current_setting('clave.sees', true), 'all');
begin
  perform set_config('clave.sees', 'all', true);
  return query
  with recursive below as (
    select root as account_id, array[root] as path from unnest(roots) root
    union all
    select b.account_id, o.path || b.account_id
    from below o
    join account_belonging b on b.firm_id = (select current_setting('clave.firm_id')::uuid)
      and b.parent_id = o.account_id and b.during @> day
      and b.account_id not in (
        select k.account_id from account_kept k
        where k.firm_id = (select current_setting('clave.firm_id')::uuid)
      )
  )
  select * from below;
  perform set_config('clave.sees', seen, true);
end $function$
;

CREATE OR REPLACE FUNCTION public.tree_tops(day date)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE
AS $function$
declare
  seen text := coalesce(current_setting('clave.sees', true), 'all');
begin
  perform set_config('clave.sees', 'all', true);
  return query
  select distinct b.parent_id from account_belonging b
  where b.firm_id = (select current_setting('clave.firm_id')::uuid) and b.during @> day
    and b.account_id not in (
      select k.account_id from account_kept k
      where k.firm_id = (select current_setting('clave.firm_id')::uuid)
    )
    and not exists (
      select from account_belonging u
      where u.firm_id = b.firm_id and u.account_id = b.parent_id and u.during @> day
    );
  perform set_config('clave.sees', seen, true);
end $function$
;

CREATE OR REPLACE FUNCTION public.units_below(account uuid, day date)
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE
AS $function$
begin
  return array(
    select b.account_id from tree_below(array[account_kept_of(account)], day) b
    union
    select k.account_id from tree_below(array[account_kept_of(account)], day) b
    join account_kept k on k.firm_id = current_setting('clave.firm_id')::uuid and k.kept_id = b.account_id
  );
end $function$
;

CREATE OR REPLACE FUNCTION public.watch_plans()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform enqueue('plan.watch', '{}', new.firm_id::text || ':plan.watch:figures');
  return null;
end
$function$
;

CREATE OR REPLACE FUNCTION public.without_name(told jsonb, given text, instead text)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
AS $function$ select replace(told::text, as_json_writes(given), instead)::jsonb $function$
;

CREATE OR REPLACE FUNCTION public.without_name(told text[], given text, instead text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select case when told is not null then
    array(select replace(one, given, instead) from unnest(told) with ordinality x (one, at) order by at) end
$function$
;

CREATE OR REPLACE FUNCTION public.without_name(told text, given text, instead text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$ select replace(told, given, instead) $function$
;

create table acceptance (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  acceptance_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  about_kind text not null,
  about_id uuid not null,
  language text not null,
  title text not null,
  text text not null,
  text_hash text not null,
  replaces_id uuid,
  our_name text not null,
  asked_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  asked_at timestamp with time zone not null default now(),
  expires_on date not null,
  contact_id uuid,
  asked_name text not null,
  asked_email text,
  answer text,
  signed_name text,
  reason text not null default ''::text,
  answered_at timestamp with time zone,
  withdrawn_by uuid,
  withdrawn_at timestamp with time zone,
  options text[] not null default '{}'::text[],
  chosen integer,
  signed_email text,
  CHECK ((((answer = 'declined'::text) IS TRUE) OR (reason = ''::text))),
  CHECK ((((answer IS NULL) = (answered_at IS NULL)) AND ((answer IS NULL) = (signed_name IS NULL)))),
  CHECK (((cardinality(options) <> 1) AND (cardinality(options) <= 6))),
  CHECK (((chosen >= 1) AND (chosen <= cardinality(options)))),
  CHECK (((chosen IS NOT NULL) = ((NOT (answer IS DISTINCT FROM 'accepted'::text)) AND (cardinality(options) > 0)))),
  CHECK (((length(asked_email) >= 3) AND (length(asked_email) <= 300))),
  CHECK (((length(asked_name) >= 1) AND (length(asked_name) <= 200))),
  CHECK (((length(our_name) >= 1) AND (length(our_name) <= 200))),
  CHECK (((length(signed_email) >= 3) AND (length(signed_email) <= 300))),
  CHECK (((length(signed_name) >= 1) AND (length(signed_name) <= 200))),
  CHECK (((length(text) >= 1) AND (length(text) <= 50000))),
  CHECK (((length(title) >= 1) AND (length(title) <= 300))),
  CHECK (((signed_email IS NULL) OR (answer IS NOT NULL))),
  CHECK (((withdrawn_at IS NULL) = (withdrawn_by IS NULL))),
  CHECK (((withdrawn_at IS NULL) OR (answer IS NULL))),
  CHECK ((about_kind ~ '^[a-zA-Z]{1,40}$'::text)),
  CHECK ((answer = ANY (ARRAY['accepted'::text, 'declined'::text]))),
  CHECK ((language = ANY (ARRAY['es'::text, 'en'::text]))),
  CHECK ((length(reason) <= 2000)),
  CHECK ((text_hash = encode(sha256(convert_to(text, 'UTF8'::name)), 'hex'::text))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id),
  FOREIGN KEY (firm_id, contact_id) REFERENCES contact(firm_id, contact_id) ON DELETE SET NULL (contact_id),
  FOREIGN KEY (firm_id, replaces_id) REFERENCES acceptance(firm_id, acceptance_id),
  PRIMARY KEY (firm_id, acceptance_id)
);
CREATE INDEX acceptance_by_about ON public.acceptance USING btree (firm_id, about_kind, about_id);
CREATE INDEX acceptance_by_account ON public.acceptance USING btree (firm_id, account_id, asked_at DESC);
CREATE UNIQUE INDEX acceptance_by_replaced ON public.acceptance USING btree (firm_id, replaces_id) WHERE (replaces_id IS NOT NULL);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant insert, select, update to clave_server;

create table acceptance_mail (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  acceptance_id uuid not null,
  party text not null,
  account_id uuid not null,
  state text not null default 'waiting'::text,
  since timestamp with time zone not null default now(),
  why text not null default ''::text,
  CHECK (((state = 'failing'::text) OR (why = ''::text))),
  CHECK ((length(why) <= 500)),
  CHECK ((party = ANY (ARRAY['us'::text, 'asked'::text, 'signer'::text]))),
  CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'noAddress'::text, 'failing'::text]))),
  FOREIGN KEY (firm_id, acceptance_id) REFERENCES acceptance(firm_id, acceptance_id),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, acceptance_id, party)
);
CREATE INDEX acceptance_mail_by_account ON public.acceptance_mail USING btree (firm_id, account_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant insert, select, update to clave_server;

create table account (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null default gen_random_uuid(),
  code text,
  name text not null,
  group_name text,
  made_by_import integer,
  archived_at timestamp with time zone,
  search_text text not null generated always as (fold(((name || ' '::text) || COALESCE(code, ''::text)))) stored,
  kind text not null default 'entity'::text,
  merged_into_id uuid,
  CHECK (((length(code) >= 1) AND (length(code) <= 100))),
  CHECK (((length(group_name) >= 1) AND (length(group_name) <= 300))),
  CHECK (((length(name) >= 1) AND (length(name) <= 300))),
  CHECK ((kind = ANY (ARRAY['group'::text, 'entity'::text, 'division'::text, 'site'::text, 'unit'::text]))),
  CHECK ((merged_into_id <> account_id)),
  FOREIGN KEY (firm_id, merged_into_id) REFERENCES account(firm_id, account_id),
  PRIMARY KEY (firm_id, account_id)
);
CREATE INDEX account_archived ON public.account USING btree (firm_id, account_id) WHERE (archived_at IS NOT NULL);
CREATE UNIQUE INDEX account_by_code ON public.account USING btree (firm_id, code) WHERE (code IS NOT NULL);
CREATE INDEX account_by_group ON public.account USING btree (firm_id, group_name) WHERE (group_name IS NOT NULL);
CREATE INDEX account_by_merged ON public.account USING btree (firm_id, merged_into_id) WHERE (merged_into_id IS NOT NULL);
CREATE INDEX account_by_name ON public.account USING btree (firm_id, search_text) INCLUDE (account_id, archived_at);
-- row-level security, forced
-- policy firm_only for all: (firm_id = (current_setting('clave.firm_id'::text))::uuid)
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table account_belonging (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  belonging_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  parent_id uuid not null,
  from_on date,
  until_on date,
  making_id uuid,
  during daterange not null generated always as (daterange(from_on, until_on, '[]'::text)) stored,
  CHECK ((account_id <> parent_id)),
  CHECK ((until_on >= from_on)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, making_id) REFERENCES tree_making(firm_id, making_id),
  FOREIGN KEY (firm_id, parent_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, belonging_id)
);
CREATE INDEX account_belonging_by_account ON public.account_belonging USING btree (firm_id, account_id) INCLUDE (parent_id, during);
CREATE INDEX account_belonging_by_making ON public.account_belonging USING btree (firm_id, making_id) WHERE (making_id IS NOT NULL);
CREATE INDEX account_belonging_by_parent ON public.account_belonging USING btree (firm_id, parent_id) INCLUDE (account_id, during);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select to clave_server;

create table account_carer (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  person_id uuid not null,
  part text not null,
  from_salesperson text,
  CHECK ((part = ANY (ARRAY['manager'::text, 'deputy'::text, 'team'::text]))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (firm_id, account_id, person_id)
);
CREATE INDEX account_carer_by_person ON public.account_carer USING btree (firm_id, person_id);
CREATE UNIQUE INDEX account_carer_one ON public.account_carer USING btree (firm_id, account_id, part) WHERE (part <> 'team'::text);
-- row-level security, forced
-- policy firm_only for all: (firm_id = (current_setting('clave.firm_id'::text))::uuid)
grant delete, insert, select, update to clave_server;

create table account_change (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  change_id uuid not null default gen_random_uuid(),
  kind text not null,
  made_by uuid not null,
  made_at timestamp with time zone not null default now(),
  undone_at timestamp with time zone,
  CHECK ((kind = ANY (ARRAY['identity'::text, 'tags'::text, 'carers'::text, 'archiving'::text, 'merging'::text]))),
  PRIMARY KEY (firm_id, change_id)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = (current_setting('clave.firm_id'::text))::uuid)
grant delete, insert, select, update to clave_server;

create table account_change_fact (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  change_id uuid not null,
  account_id uuid not null,
  fact text not null,
  before text,
  after text,
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (firm_id, change_id) REFERENCES account_change(firm_id, change_id),
  PRIMARY KEY (firm_id, change_id, account_id, fact)
);
CREATE INDEX account_change_fact_by_account ON public.account_change_fact USING btree (firm_id, account_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = (current_setting('clave.firm_id'::text))::uuid)
grant delete, insert, select, update to clave_server;

create table account_changed (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  change_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  since date not null,
  PRIMARY KEY (firm_id, change_id)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table account_churn (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  as_of date not null,
  probability double precision,
  reasons jsonb not null default '[]'::jsonb,
  CHECK (((probability >= (0)::double precision) AND (probability <= (1)::double precision))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, account_id)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table account_cost (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  as_of date not null,
  valuation text not null,
  sales double precision not null,
  costed_sales double precision not null,
  cost double precision not null,
  margin double precision,
  serving double precision not null,
  profit double precision,
  share double precision,
  excess double precision not null,
  class text not null,
  parts jsonb not null,
  CHECK ((class = ANY (ARRAY['good'::text, 'neutral'::text, 'bad'::text, 'unknown'::text]))),
  FOREIGN KEY (firm_id, as_of, valuation) REFERENCES portfolio(firm_id, as_of, valuation) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, as_of, valuation, account_id)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table account_day (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  day date not null,
  currency text not null,
  orders integer not null,
  purchases integer not null,
  lines integer not null,
  amount numeric(24,4) not null,
  cost numeric(24,4) not null,
  costed_amount numeric(24,4) not null,
  PRIMARY KEY (firm_id, account_id, day, currency)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table account_domain (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  domain text not null,
  CHECK (((domain = lower(domain)) AND ((length(domain) >= 3) AND (length(domain) <= 253)))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, account_id, domain)
);
CREATE INDEX account_domain_by_domain ON public.account_domain USING btree (firm_id, domain);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table account_due (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  since date not null,
  PRIMARY KEY (firm_id, account_id)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table account_health (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  day date not null,
  account_id uuid not null,
  score double precision,
  confidence double precision not null,
  before double precision,
  scores double precision[] not null,
  beliefs double precision[] not null,
  reasons jsonb,
  CHECK (((confidence >= (0)::double precision) AND (confidence <= (1)::double precision))),
  CHECK (((score >= (0)::double precision) AND (score <= (100)::double precision))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, day) REFERENCES health_day(firm_id, day) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, day, account_id)
);
CREATE INDEX account_health_by_account ON public.account_health USING btree (firm_id, account_id, day);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table account_interest (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  said_id uuid not null default gen_random_uuid(),
  wants text,
  expects text not null default ''::text,
  gives text not null default ''::text,
  source text not null default ''::text,
  seen_on date not null,
  said_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  said_at timestamp with time zone not null default clock_timestamp(),
  CHECK ((length(expects) <= 1000)),
  CHECK ((length(gives) <= 1000)),
  CHECK ((length(source) <= 500)),
  CHECK ((wants = ANY (ARRAY['yes'::text, 'unsure'::text, 'no'::text]))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, account_id, said_at, said_id)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant insert, select to clave_server;

create table account_kept (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  kept_id uuid not null,
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, kept_id) REFERENCES account(firm_id, account_id),
  PRIMARY KEY (firm_id, account_id)
);
CREATE INDEX account_kept_by_kept ON public.account_kept USING btree (firm_id, kept_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table account_market (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  market_segment_id uuid not null,
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, market_segment_id) REFERENCES market_segment(firm_id, market_segment_id),
  PRIMARY KEY (firm_id, account_id)
);
CREATE INDEX account_market_by_segment ON public.account_market USING btree (firm_id, market_segment_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table account_metric (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  as_of date not null,
  valuation text not null,
  rank integer,
  sales double precision not null default 0,
  margin double precision,
  costed_sales double precision not null default 0,
  sales_last_12 double precision not null default 0,
  sales_previous_12 double precision not null default 0,
  growth double precision,
  orders integer not null default 0,
  purchase_days integer not null default 0,
  first_day date,
  last_day date,
  usual_gap_days double precision,
  overdue_ratio double precision,
  window_sales double precision not null default 0,
  window_margin double precision,
  window_orders integer not null default 0,
  window_purchase_days integer not null default 0,
  r smallint,
  f smallint,
  m smallint,
  segment text not null default 'Inactive'::text,
  abc text,
  share double precision not null default 0,
  cumulative_share double precision not null default 0,
  CHECK ((abc = ANY (ARRAY['A'::text, 'B'::text, 'C'::text]))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, as_of, valuation) REFERENCES portfolio(firm_id, as_of, valuation) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, as_of, valuation, account_id) INCLUDE (rank)
);
CREATE INDEX account_metric_by_account ON public.account_metric USING btree (firm_id, account_id);
CREATE INDEX account_metric_by_cell ON public.account_metric USING btree (firm_id, as_of, valuation, r, f, rank) INCLUDE (account_id);
CREATE INDEX account_metric_by_fall ON public.account_metric USING btree (firm_id, as_of, valuation, growth, rank) INCLUDE (account_id);
CREATE INDEX account_metric_by_growth ON public.account_metric USING btree (firm_id, as_of, valuation, growth DESC NULLS LAST, rank) INCLUDE (account_id);
CREATE INDEX account_metric_by_last_day ON public.account_metric USING btree (firm_id, as_of, valuation, last_day DESC NULLS LAST, rank) INCLUDE (account_id);
CREATE INDEX account_metric_by_overdue ON public.account_metric USING btree (firm_id, as_of, valuation, overdue_ratio DESC NULLS LAST, rank) INCLUDE (account_id);
CREATE INDEX account_metric_by_rank ON public.account_metric USING btree (firm_id, as_of, valuation, rank) INCLUDE (account_id);
CREATE INDEX account_metric_by_sales_last_12 ON public.account_metric USING btree (firm_id, as_of, valuation, sales_last_12 DESC, rank) INCLUDE (account_id);
CREATE INDEX account_metric_by_segment ON public.account_metric USING btree (firm_id, as_of, valuation, segment, rank) INCLUDE (account_id);
CREATE INDEX account_metric_by_silence ON public.account_metric USING btree (firm_id, as_of, valuation, last_day, rank) INCLUDE (account_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table account_month (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  month date not null,
  family_id integer not null,
  division_id integer not null,
  zone_id integer not null,
  country_id integer not null,
  salesperson_id integer not null,
  currency text not null,
  amount numeric(24,4) not null,
  cost numeric(24,4) not null,
  costed_amount numeric(24,4) not null,
  PRIMARY KEY (firm_id, account_id, month, family_id, salesperson_id, zone_id, country_id, division_id, currency)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table account_position (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  position_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  kind text not null,
  attractiveness double precision not null,
  strength double precision not null,
  reason text not null,
  proposed_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  proposed_at timestamp with time zone not null default clock_timestamp(),
  state text not null default 'proposed'::text,
  decided_by uuid,
  decided_at timestamp with time zone,
  decided_why text not null default ''::text,
  CHECK (((attractiveness >= (1)::double precision) AND (attractiveness <= (5)::double precision))),
  CHECK (((decided_at IS NULL) = (decided_by IS NULL))),
  CHECK (((length(reason) >= 1) AND (length(reason) <= 500))),
  CHECK (((state = 'proposed'::text) = (decided_at IS NULL))),
  CHECK (((strength >= (1)::double precision) AND (strength <= (5)::double precision))),
  CHECK ((kind = ANY (ARRAY['forecast'::text, 'correction'::text]))),
  CHECK ((length(decided_why) <= 500)),
  CHECK ((state = ANY (ARRAY['proposed'::text, 'accepted'::text, 'rejected'::text]))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, position_id)
);
CREATE INDEX account_position_by_account ON public.account_position USING btree (firm_id, account_id, proposed_at DESC);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table account_potential (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  said_id uuid not null default gen_random_uuid(),
  amount numeric(18,4),
  currency text not null,
  source text not null default ''::text,
  confidence text not null,
  seen_on date not null,
  said_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  said_at timestamp with time zone not null default clock_timestamp(),
  CHECK ((amount >= (0)::numeric)),
  CHECK ((confidence = ANY (ARRAY['assumed'::text, 'confirmed'::text]))),
  CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CHECK ((length(source) <= 500)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, account_id, said_at, said_id)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant insert, select to clave_server;

create table account_purchases (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  valuation text not null,
  converted boolean not null,
  account_id uuid not null,
  purchases integer not null,
  first_day date,
  last_day date,
  log_gaps double precision not null,
  repeat_sales double precision not null,
  has_foreign boolean not null,
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, valuation, converted, account_id)
);
CREATE INDEX account_purchases_by_account ON public.account_purchases USING btree (firm_id, account_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table account_relation (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  relation_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  other_id uuid not null,
  kind text not null,
  from_on date,
  until_on date,
  note text not null default ''::text,
  said_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  CHECK ((account_id <> other_id)),
  CHECK ((kind = ANY (ARRAY['distributor'::text, 'supplier'::text, 'jointVenture'::text, 'partner'::text]))),
  CHECK ((length(note) <= 500)),
  CHECK ((until_on >= from_on)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, other_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, relation_id)
);
CREATE INDEX account_relation_by_account ON public.account_relation USING btree (firm_id, account_id);
CREATE INDEX account_relation_by_other ON public.account_relation USING btree (firm_id, other_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)) OR (other_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table account_snapshot (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  month date not null,
  rank integer not null,
  sales double precision not null,
  sales_last_12 double precision not null,
  last_day date,
  frequency integer not null,
  money double precision not null,
  r smallint,
  f smallint,
  m smallint,
  segment text not null,
  abc text not null,
  value double precision,
  risk double precision,
  CHECK ((abc = ANY (ARRAY['A'::text, 'B'::text, 'C'::text]))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, month) REFERENCES portfolio_snapshot(firm_id, month) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, month, account_id)
);
CREATE INDEX account_snapshot_by_account ON public.account_snapshot USING btree (firm_id, account_id, month);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table account_stage (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  said_id uuid not null default gen_random_uuid(),
  ours text,
  theirs text,
  target text,
  evidence text not null default ''::text,
  seen_on date not null,
  said_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  said_at timestamp with time zone not null default clock_timestamp(),
  target_on date,
  their_target text,
  CHECK ((length(evidence) <= 1000)),
  CHECK ((ours = ANY (ARRAY['exploratory'::text, 'basic'::text, 'cooperative'::text, 'interdependent'::text, 'integrated'::text]))),
  CHECK ((target = ANY (ARRAY['exploratory'::text, 'basic'::text, 'cooperative'::text, 'interdependent'::text, 'integrated'::text]))),
  CHECK ((their_target = ANY (ARRAY['exploratory'::text, 'basic'::text, 'cooperative'::text, 'interdependent'::text, 'integrated'::text]))),
  CHECK ((theirs = ANY (ARRAY['exploratory'::text, 'basic'::text, 'cooperative'::text, 'interdependent'::text, 'integrated'::text]))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, account_id, said_at, said_id)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant insert, select to clave_server;

create table account_story (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  as_of date not null,
  valuation text not null,
  reason jsonb not null,
  months real[] not null,
  country text,
  zone text,
  division text,
  family text,
  salesperson text,
  label_ids integer[] not null,
  label_sales double precision[] not null,
  currencies text[] not null,
  currency_sales double precision[] not null,
  FOREIGN KEY (firm_id, as_of, valuation) REFERENCES portfolio(firm_id, as_of, valuation) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, as_of, valuation, account_id)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table account_strategy (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  strategy_id uuid not null,
  how text not null,
  named_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  named_at timestamp with time zone not null default now(),
  CHECK (((length(how) >= 1) AND (length(how) <= 500))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, strategy_id) REFERENCES strategy(firm_id, strategy_id),
  PRIMARY KEY (firm_id, account_id, strategy_id)
);
CREATE INDEX account_strategy_by_strategy ON public.account_strategy USING btree (firm_id, strategy_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table account_tag (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  tag text not null,
  CHECK (((length(tag) >= 1) AND (length(tag) <= 40))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (firm_id, account_id, tag)
);
CREATE INDEX account_tag_by_tag ON public.account_tag USING btree (firm_id, tag);
-- row-level security, forced
-- policy firm_only for all: (firm_id = (current_setting('clave.firm_id'::text))::uuid)
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table account_tax_id (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  tax_id text not null,
  CHECK ((tax_id ~ '^[A-Z0-9]{4,30}$'::text)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, account_id, tax_id)
);
CREATE INDEX account_tax_id_by_id ON public.account_tax_id USING btree (firm_id, tax_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table account_told (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  mail text not null default ''::text,
  phone text not null default ''::text,
  web text not null default ''::text,
  street text not null default ''::text,
  town text not null default ''::text,
  region text not null default ''::text,
  postcode text not null default ''::text,
  country text not null default ''::text,
  industry text not null default ''::text,
  employees text not null default ''::text,
  revenue text not null default ''::text,
  text text not null default ''::text,
  owner_told text not null default ''::text,
  created_on date,
  phone_digits text generated always as (
CASE
    WHEN (length(regexp_replace(phone, '\D'::text, ''::text, 'g'::text)) >= 7) THEN "right"(regexp_replace(phone, '\D'::text, ''::text, 'g'::text), 9)
    ELSE NULL::text
END) stored,
  mail_folded text generated always as (fold(mail)) stored,
  CHECK ((length(country) <= 100)),
  CHECK ((length(employees) <= 50)),
  CHECK ((length(industry) <= 200)),
  CHECK ((length(mail) <= 300)),
  CHECK ((length(owner_told) <= 200)),
  CHECK ((length(phone) <= 100)),
  CHECK ((length(postcode) <= 30)),
  CHECK ((length(region) <= 200)),
  CHECK ((length(revenue) <= 50)),
  CHECK ((length(street) <= 300)),
  CHECK ((length(text) <= 10000)),
  CHECK ((length(town) <= 200)),
  CHECK ((length(web) <= 500)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, account_id)
);
CREATE INDEX account_told_by_digits ON public.account_told USING btree (firm_id, phone_digits) WHERE (phone_digits IS NOT NULL);
CREATE INDEX account_told_by_mail ON public.account_told USING btree (firm_id, mail_folded) WHERE (mail_folded <> ''::text);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table account_twin (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  other_id uuid not null,
  score real not null,
  reasons jsonb not null,
  found_at timestamp with time zone not null default now(),
  state text not null default 'open'::text,
  dismissed_by uuid,
  dismissed_at timestamp with time zone,
  dismissed_because text not null default ''::text,
  CHECK (((score >= (0)::double precision) AND (score <= (1)::double precision))),
  CHECK (((state = 'dismissed'::text) = ((dismissed_by IS NOT NULL) AND (dismissed_at IS NOT NULL)))),
  CHECK ((account_id < other_id)),
  CHECK ((length(dismissed_because) <= 500)),
  CHECK ((state = ANY (ARRAY['open'::text, 'dismissed'::text]))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, other_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, account_id, other_id)
);
CREATE INDEX account_twin_by_other ON public.account_twin USING btree (firm_id, other_id);
CREATE INDEX account_twin_by_score ON public.account_twin USING btree (firm_id, state, score DESC);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR ((account_id IN ( SELECT accounts_near() AS accounts_near)) AND (other_id IN ( SELECT accounts_near() AS accounts_near))))
grant delete, insert, select, update to clave_server;

create table account_twin_due (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  due_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, due_id)
);
CREATE INDEX account_twin_due_by_account ON public.account_twin_due USING btree (firm_id, account_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table account_value (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  as_of date not null,
  valuation text not null,
  expected_purchases double precision,
  expected_low double precision,
  expected_high double precision,
  expected_spend double precision,
  clv double precision,
  clv_low double precision,
  clv_high double precision,
  clv_margin double precision,
  probability_alive double precision,
  quiet_90 double precision,
  quiet_180 double precision,
  quiet_365 double precision,
  decline double precision,
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, as_of, valuation) REFERENCES portfolio(firm_id, as_of, valuation) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, as_of, valuation, account_id)
);
CREATE INDEX account_value_by_account ON public.account_value USING btree (firm_id, account_id);
CREATE INDEX account_value_by_clv ON public.account_value USING btree (firm_id, as_of, valuation, clv DESC NULLS LAST, account_id);
CREATE INDEX account_value_by_quiet ON public.account_value USING btree (firm_id, as_of, valuation, quiet_90 DESC NULLS LAST, account_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table action (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  action_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  title text not null,
  how text not null default ''::text,
  owner_id uuid not null,
  due_on date not null,
  state text not null default 'open'::text,
  outcome text not null default ''::text,
  ended_at timestamp with time zone,
  origin text not null default 'own'::text,
  origin_id uuid,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  every integer,
  every_unit text,
  every_day integer,
  follows_id uuid,
  link text not null default ''::text,
  shared boolean not null default false,
  CHECK (((NOT (every_unit IS DISTINCT FROM 'month'::text)) = (every_day IS NOT NULL))),
  CHECK (((every >= 1) AND (every <= 52))),
  CHECK (((every IS NULL) = (every_unit IS NULL))),
  CHECK (((every_day >= 1) AND (every_day <= 31))),
  CHECK (((length(title) >= 1) AND (length(title) <= 300))),
  CHECK (((link = ''::text) OR ((link ~ '^https?://'::text) AND (length(link) <= 1000)))),
  CHECK (((origin = 'plan'::text) OR (NOT shared))),
  CHECK (((state = 'open'::text) = (ended_at IS NULL))),
  CHECK ((every_unit = ANY (ARRAY['week'::text, 'month'::text]))),
  CHECK ((length(how) <= 2000)),
  CHECK ((length(outcome) <= 1000)),
  CHECK ((origin ~ '^[a-zA-Z]{1,40}$'::text)),
  CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'dropped'::text]))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, action_id)
);
CREATE INDEX action_by_account ON public.action USING btree (firm_id, account_id);
CREATE INDEX action_by_origin ON public.action USING btree (firm_id, origin, origin_id) WHERE (origin_id IS NOT NULL);
CREATE INDEX action_by_owner ON public.action USING btree (firm_id, owner_id, due_on) WHERE (state = 'open'::text);
CREATE UNIQUE INDEX action_follows ON public.action USING btree (firm_id, follows_id) WHERE (follows_id IS NOT NULL);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy private_only (restrictive) for select: ((owner_id = ( SELECT (current_setting('clave.actor_id'::text))::uuid AS current_setting)) OR (((origin <> 'plan'::text) OR (origin_id IN ( SELECT p.plan_id FROM plan p))) AND ((origin <> 'planB'::text) OR (origin_id IN ( SELECT f.firing_id FROM plan_firing f)))))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table action_need (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  action_id uuid not null,
  needed_id uuid not null,
  account_id uuid not null,
  CHECK ((action_id <> needed_id)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, action_id) REFERENCES action(firm_id, action_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, needed_id) REFERENCES action(firm_id, action_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, action_id, needed_id)
);
CREATE INDEX action_need_by_account ON public.action_need USING btree (firm_id, account_id);
CREATE INDEX action_need_by_needed ON public.action_need USING btree (firm_id, needed_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table agenda_line (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  interaction_id uuid not null,
  place integer not null,
  text text not null,
  source text not null,
  source_id uuid,
  CHECK (((length(text) >= 1) AND (length(text) <= 500))),
  CHECK ((source ~ '^[a-zA-Z]{1,40}$'::text)),
  FOREIGN KEY (firm_id, interaction_id) REFERENCES interaction(firm_id, interaction_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, interaction_id, place)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (interaction_id IN ( SELECT i.interaction_id FROM interaction i WHERE (i.account_id IN ( SELECT accounts_near() AS accounts_near)))))
grant delete, insert, select, update to clave_server;

create table alert (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  alert_id uuid not null default gen_random_uuid(),
  rule text not null,
  account_id uuid not null,
  cause text not null,
  since_on date not null,
  opened_on date not null,
  numbers jsonb not null,
  weight double precision not null,
  state text not null default 'open'::text,
  snoozed_until date,
  snoozed_because text not null default ''::text,
  snoozed_weight double precision,
  useful boolean,
  said text not null default ''::text,
  closed_by uuid,
  closed_at timestamp with time zone,
  ended_on date,
  opened_at timestamp with time zone not null default now(),
  CHECK (((state <> 'gone'::text) OR (ended_on IS NOT NULL))),
  CHECK (((state = 'snoozed'::text) = (snoozed_until IS NOT NULL))),
  CHECK (((state = ANY (ARRAY['done'::text, 'notUseful'::text])) = (useful IS NOT NULL))),
  CHECK ((jsonb_typeof(numbers) = 'object'::text)),
  CHECK ((length(cause) <= 100)),
  CHECK ((length(said) <= 500)),
  CHECK ((length(snoozed_because) <= 500)),
  CHECK ((rule ~ '^[a-zA-Z]{1,40}$'::text)),
  CHECK ((state = ANY (ARRAY['open'::text, 'snoozed'::text, 'done'::text, 'notUseful'::text, 'gone'::text]))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, alert_id)
);
CREATE INDEX alert_by_account ON public.alert USING btree (firm_id, account_id, rule, cause);
CREATE UNIQUE INDEX alert_once ON public.alert USING btree (firm_id, rule, account_id, cause) WHERE (ended_on IS NULL);
CREATE INDEX alert_open ON public.alert USING btree (firm_id, state) WHERE (state = ANY (ARRAY['open'::text, 'snoozed'::text]));
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table alert_digest (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  person_id uuid not null,
  every text not null,
  hour smallint not null,
  told_until timestamp with time zone not null default now(),
  CHECK (((hour >= 0) AND (hour <= 23))),
  CHECK ((every = ANY (ARRAY['daily'::text, 'weekly'::text]))),
  PRIMARY KEY (firm_id, person_id)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table alert_replay (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  as_of date not null,
  from_on date not null,
  made_from text not null,
  told jsonb not null,
  made_at timestamp with time zone not null default now(),
  PRIMARY KEY (firm_id)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table alert_replayed (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  rule text not null,
  account_id uuid not null,
  cause text not null,
  opened_on date not null,
  numbers jsonb not null,
  followed boolean,
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, rule, account_id, cause, opened_on)
);
CREATE INDEX alert_replayed_by_account ON public.alert_replayed USING btree (firm_id, account_id, opened_on);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table alignment (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  alignment_id uuid not null default gen_random_uuid(),
  plan_id uuid not null,
  account_id uuid not null,
  held_on date not null,
  ours text not null default ''::text,
  theirs text not null default ''::text,
  questions jsonb not null default '[]'::jsonb,
  notes text not null default ''::text,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  CHECK ((jsonb_typeof(questions) = 'array'::text)),
  CHECK ((length(notes) <= 4000)),
  CHECK ((length(ours) <= 1000)),
  CHECK ((length(theirs) <= 1000)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, plan_id) REFERENCES plan(firm_id, plan_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, alignment_id)
);
CREATE INDEX alignment_by_account ON public.alignment USING btree (firm_id, account_id);
CREATE INDEX alignment_by_plan ON public.alignment USING btree (firm_id, plan_id, held_on);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy private_only (restrictive) for select: (plan_id IN ( SELECT p.plan_id FROM plan p))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table answer_loop (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  answer_id uuid not null,
  account_id uuid not null,
  detracts boolean not null,
  services text[] not null default '{}'::text[],
  opened_on date not null,
  due_on date not null,
  called_on date,
  result text,
  outcome text not null default ''::text,
  closed_on date,
  closed_by uuid,
  CHECK (((closed_on IS NULL) = (result IS NULL))),
  CHECK (((closed_on IS NULL) OR (outcome <> ''::text))),
  CHECK ((due_on >= opened_on)),
  CHECK ((length(outcome) <= 1000)),
  CHECK ((result = ANY (ARRAY['solved'::text, 'explained'::text, 'agreed'::text, 'unsolved'::text]))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, answer_id) REFERENCES survey_answer(firm_id, answer_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, answer_id)
);
CREATE INDEX answer_loop_by_account ON public.answer_loop USING btree (firm_id, account_id);
CREATE INDEX answer_loop_open ON public.answer_loop USING btree (firm_id, due_on) WHERE (closed_on IS NULL);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table attachment (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  attachment_id uuid not null default gen_random_uuid(),
  note_id uuid,
  account_id uuid,
  name text not null,
  shows text not null,
  type text not null,
  bytes bigint not null,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  dropped_at timestamp with time zone,
  CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  CHECK ((bytes > 0)),
  CHECK ((num_nonnulls(note_id, account_id) = 1)),
  CHECK ((shows = ANY (ARRAY['picture'::text, 'pdf'::text, 'file'::text]))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, note_id) REFERENCES note(firm_id, note_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, attachment_id)
);
CREATE INDEX attachment_by_account ON public.attachment USING btree (firm_id, account_id) WHERE (account_id IS NOT NULL);
CREATE INDEX attachment_by_note ON public.attachment USING btree (firm_id, note_id) WHERE (note_id IS NOT NULL);
CREATE INDEX attachment_dropped ON public.attachment USING btree (firm_id, dropped_at) WHERE (dropped_at IS NOT NULL);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (note_id IN ( SELECT n.note_id FROM note n WHERE (n.firm_id = (current_setting('clave.firm_id'::text))::uuid))) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table audience (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  audience_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  kind text not null,
  name text not null,
  about text not null default ''::text,
  meaning text not null default ''::text,
  source text not null default ''::text,
  seen_on date not null,
  confidence text not null,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  CHECK ((confidence = ANY (ARRAY['assumed'::text, 'confirmed'::text]))),
  CHECK ((kind = ANY (ARRAY['ideal'::text, 'persona'::text, 'voice'::text]))),
  CHECK ((length(about) <= 1000)),
  CHECK ((length(meaning) <= 1000)),
  CHECK ((length(source) <= 500)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, audience_id)
);
CREATE INDEX audience_by_account ON public.audience USING btree (firm_id, account_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table calendar (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  calendar_id uuid not null default gen_random_uuid(),
  name text not null,
  archived_at timestamp with time zone,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  PRIMARY KEY (firm_id, calendar_id)
);
CREATE UNIQUE INDEX calendar_by_name ON public.calendar USING btree (firm_id, same_name(name)) WHERE (archived_at IS NULL);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table calendar_event (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  person_id uuid not null,
  href text not null,
  uid text not null,
  etag text not null default ''::text,
  interaction_id uuid,
  agreed bytea not null,
  ours boolean not null,
  CHECK (((length(href) >= 1) AND (length(href) <= 2000))),
  CHECK (((length(uid) >= 1) AND (length(uid) <= 1000))),
  FOREIGN KEY (firm_id, interaction_id) REFERENCES interaction(firm_id, interaction_id) ON DELETE SET NULL (interaction_id),
  PRIMARY KEY (firm_id, person_id, href)
);
CREATE INDEX calendar_event_by_talk ON public.calendar_event USING btree (firm_id, interaction_id) WHERE (interaction_id IS NOT NULL);
CREATE INDEX calendar_event_by_uid ON public.calendar_event USING btree (firm_id, person_id, uid);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy own_only (restrictive) for all: (( SELECT is_clave_itself() AS is_clave_itself) OR (person_id = ( SELECT (current_setting('clave.actor_id'::text))::uuid AS current_setting)))
grant delete, insert, select, update to clave_server;

create table calendar_link (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  person_id uuid not null,
  server text not null,
  login text not null,
  url text not null,
  name text not null,
  zone text not null,
  state text not null default 'connecting'::text,
  problem text,
  failures integer not null default 0,
  asked_at timestamp with time zone,
  answered_at timestamp with time zone,
  seen integer not null default 0,
  known integer not null default 0,
  repeating integer not null default 0,
  conflicts integer not null default 0,
  made_at timestamp with time zone not null default now(),
  CHECK (((length(login) >= 1) AND (length(login) <= 300))),
  CHECK (((length(server) >= 1) AND (length(server) <= 500))),
  CHECK (((length(url) >= 1) AND (length(url) <= 1000))),
  CHECK (((length(zone) >= 1) AND (length(zone) <= 64))),
  CHECK ((length(name) <= 300)),
  CHECK ((length(problem) <= 40)),
  CHECK ((state = ANY (ARRAY['connecting'::text, 'ok'::text, 'failing'::text]))),
  PRIMARY KEY (firm_id, person_id)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy own_only (restrictive) for all: (( SELECT is_clave_itself() AS is_clave_itself) OR (person_id = ( SELECT (current_setting('clave.actor_id'::text))::uuid AS current_setting)))
grant delete, insert, select, update to clave_server;

create table calendar_secret (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  person_id uuid not null,
  sealed bytea not null,
  FOREIGN KEY (firm_id, person_id) REFERENCES calendar_link(firm_id, person_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, person_id)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy own_only (restrictive) for all: (( SELECT is_clave_itself() AS is_clave_itself) OR (person_id = ( SELECT (current_setting('clave.actor_id'::text))::uuid AS current_setting)))
grant delete, insert, select, update to clave_server;

create table calendar_version (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  version_id uuid not null default gen_random_uuid(),
  calendar_id uuid not null,
  from_at timestamp with time zone not null default clock_timestamp(),
  zone text not null,
  hours jsonb not null,
  own_days jsonb not null default '[]'::jsonb,
  holiday_country text,
  holiday_region text,
  imported_days jsonb not null default '[]'::jsonb,
  imported_from text not null default ''::text,
  days jsonb not null,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  CHECK (((holiday_region IS NULL) OR (holiday_country IS NOT NULL))),
  CHECK (((length(holiday_region) >= 1) AND (length(holiday_region) <= 20))),
  CHECK (((length(zone) >= 1) AND (length(zone) <= 100))),
  CHECK ((holiday_country ~ '^[A-Z]{2}$'::text)),
  CHECK ((length(imported_from) <= 300)),
  FOREIGN KEY (firm_id, calendar_id) REFERENCES calendar(firm_id, calendar_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, version_id)
);
CREATE INDEX calendar_version_by_calendar ON public.calendar_version USING btree (firm_id, calendar_id, from_at DESC);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant insert, select to clave_server;

create table churn_model (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  as_of date not null,
  valuation text not null,
  told jsonb not null,
  made_at timestamp with time zone not null default now(),
  PRIMARY KEY (firm_id)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table clock (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  clock_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  level_id uuid not null,
  metric text not null,
  about_kind text not null,
  about_id uuid,
  title text not null,
  owner_id uuid,
  risk_share numeric not null,
  pause_states text[] not null default '{}'::text[],
  calendar_id uuid,
  started_at timestamp with time zone not null,
  counted_at timestamp with time zone not null,
  told_at timestamp with time zone not null default clock_timestamp(),
  state text not null,
  elapsed_ms bigint not null,
  target_ms bigint not null,
  due_at timestamp with time zone,
  risk_at timestamp with time zone,
  warned_at timestamp with time zone,
  breached_at timestamp with time zone,
  breached_by text,
  breach_found_at timestamp with time zone,
  late_detected boolean not null default false,
  stopped_at timestamp with time zone,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  next_at timestamp with time zone generated always as (
CASE
    WHEN ((stopped_at IS NOT NULL) OR (breached_at IS NOT NULL)) THEN NULL::timestamp with time zone
    WHEN (warned_at IS NULL) THEN LEAST(risk_at, due_at)
    ELSE due_at
END) stored,
  decided_at timestamp with time zone generated always as (COALESCE(breached_at, stopped_at)) stored,
  CHECK ((((breached_at IS NULL) = (breached_by IS NULL)) AND ((breached_at IS NULL) = (breach_found_at IS NULL)))),
  CHECK (((length(title) >= 1) AND (length(title) <= 300))),
  CHECK (((risk_share >= (0)::numeric) AND (risk_share <= (1)::numeric))),
  CHECK (((state = 'breached'::text) = (breached_at IS NOT NULL))),
  CHECK (((state = 'met'::text) = ((stopped_at IS NOT NULL) AND (breached_at IS NULL)))),
  CHECK ((about_kind ~ '^[a-zA-Z]{1,40}$'::text)),
  CHECK ((breached_by = ANY (ARRAY['time'::text, 'target'::text]))),
  CHECK ((elapsed_ms >= 0)),
  CHECK ((metric = ANY (ARRAY['firstResponse'::text, 'nextResponse'::text, 'periodicUpdate'::text, 'resolution'::text, 'delivery'::text]))),
  CHECK ((state = ANY (ARRAY['onTrack'::text, 'atRisk'::text, 'breached'::text, 'paused'::text, 'met'::text]))),
  CHECK ((target_ms > 0)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, level_id) REFERENCES service_level(firm_id, level_id),
  PRIMARY KEY (firm_id, clock_id)
);
CREATE INDEX clock_by_about ON public.clock USING btree (firm_id, about_kind, about_id) WHERE (about_id IS NOT NULL);
CREATE INDEX clock_by_account ON public.clock USING btree (firm_id, account_id, started_at);
CREATE INDEX clock_by_decided ON public.clock USING btree (firm_id, level_id, decided_at) WHERE (decided_at IS NOT NULL);
CREATE INDEX clock_by_next ON public.clock USING btree (firm_id, next_at) WHERE (next_at IS NOT NULL);
CREATE UNIQUE INDEX clock_once ON public.clock USING btree (firm_id, about_kind, about_id, metric) WHERE ((stopped_at IS NULL) AND (about_id IS NOT NULL));
CREATE INDEX clock_open ON public.clock USING btree (firm_id, owner_id) WHERE (stopped_at IS NULL);
CREATE INDEX clock_open_by_calendar ON public.clock USING btree (firm_id, calendar_id) WHERE (stopped_at IS NULL);
CREATE INDEX clock_open_by_level ON public.clock USING btree (firm_id, level_id) WHERE (stopped_at IS NULL);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table clock_event (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  event_id uuid not null default gen_random_uuid(),
  clock_id uuid not null,
  account_id uuid not null,
  at timestamp with time zone not null,
  kind text not null,
  state text,
  target_ms bigint,
  calendar_version_id uuid,
  undoes_id uuid,
  why text not null default ''::text,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default clock_timestamp(),
  CHECK (((kind = 'state'::text) = (state IS NOT NULL))),
  CHECK (((kind = 'undo'::text) = (undoes_id IS NOT NULL))),
  CHECK (((kind = ANY (ARRAY['start'::text, 'calendar'::text])) OR (calendar_version_id IS NULL))),
  CHECK (((kind = ANY (ARRAY['start'::text, 'target'::text])) = (target_ms IS NOT NULL))),
  CHECK (((length(state) >= 1) AND (length(state) <= 200))),
  CHECK ((kind = ANY (ARRAY['start'::text, 'pause'::text, 'resume'::text, 'stop'::text, 'state'::text, 'target'::text, 'calendar'::text, 'undo'::text]))),
  CHECK ((length(why) <= 1000)),
  CHECK ((target_ms > 0)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, calendar_version_id) REFERENCES calendar_version(firm_id, version_id),
  FOREIGN KEY (firm_id, clock_id) REFERENCES clock(firm_id, clock_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, undoes_id) REFERENCES clock_event(firm_id, event_id),
  PRIMARY KEY (firm_id, event_id)
);
CREATE INDEX clock_event_by_account ON public.clock_event USING btree (firm_id, account_id);
CREATE INDEX clock_event_by_clock ON public.clock_event USING btree (firm_id, clock_id, at, made_at);
CREATE UNIQUE INDEX clock_event_undone ON public.clock_event USING btree (firm_id, undoes_id) WHERE (undoes_id IS NOT NULL);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant insert, select to clave_server;

create table commitment (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  commitment_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  promise text not null,
  proof text not null default ''::text,
  contact_id uuid,
  owner_id uuid not null,
  made_on date not null,
  made_in text not null,
  source text not null default ''::text,
  due_on date not null,
  shared boolean not null default false,
  state text not null default 'open'::text,
  ended_on date,
  outcome text not null default ''::text,
  changed_at timestamp with time zone not null default now(),
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  CHECK (((due_on >= made_on) AND (ended_on >= made_on))),
  CHECK (((length(promise) >= 1) AND (length(promise) <= 500))),
  CHECK (((state = 'open'::text) = (ended_on IS NULL))),
  CHECK ((length(outcome) <= 2000)),
  CHECK ((length(proof) <= 1000)),
  CHECK ((length(source) <= 300)),
  CHECK ((made_in = ANY (ARRAY['meeting'::text, 'plan'::text, 'request'::text, 'mail'::text, 'other'::text]))),
  CHECK ((state = ANY (ARRAY['open'::text, 'kept'::text, 'broken'::text, 'withdrawn'::text]))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, contact_id) REFERENCES contact(firm_id, contact_id) ON DELETE SET NULL (contact_id),
  PRIMARY KEY (firm_id, commitment_id)
);
CREATE INDEX commitment_by_account ON public.commitment USING btree (firm_id, account_id, due_on);
CREATE INDEX commitment_by_due ON public.commitment USING btree (firm_id, state, due_on);
CREATE INDEX commitment_by_owner ON public.commitment USING btree (firm_id, owner_id, due_on);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table commitment_redating (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  redating_id uuid not null default gen_random_uuid(),
  commitment_id uuid not null,
  account_id uuid not null,
  from_on date not null,
  to_on date not null,
  reason text not null,
  said_on date not null,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  CHECK (((length(reason) >= 1) AND (length(reason) <= 500))),
  CHECK ((from_on <> to_on)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, commitment_id) REFERENCES commitment(firm_id, commitment_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, redating_id)
);
CREATE INDEX commitment_redating_by_account ON public.commitment_redating USING btree (firm_id, account_id);
CREATE INDEX commitment_redating_by_commitment ON public.commitment_redating USING btree (firm_id, commitment_id, made_at);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table compensation (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  compensation_id uuid not null default gen_random_uuid(),
  terms_id uuid not null,
  account_id uuid not null,
  metric text not null,
  from_on date not null,
  until_on date not null,
  kept integer,
  decided integer,
  share numeric not null,
  pays numeric not null,
  base numeric not null,
  uncapped numeric(14,2) not null,
  amount numeric(14,2) not null,
  currency text not null,
  kind text not null,
  action text not null,
  claim_until date,
  claimed_on date,
  choice text,
  state text not null default 'due'::text,
  outcome text not null default ''::text,
  made_at timestamp with time zone not null default now(),
  CHECK (((amount > (0)::numeric) AND (amount <= uncapped))),
  CHECK (((pays > (0)::numeric) AND (pays <= (1)::numeric))),
  CHECK (((share >= (0)::numeric) AND (share <= (1)::numeric))),
  CHECK ((choice = ANY (ARRAY['credit'::text, 'action'::text]))),
  CHECK ((from_on <= until_on)),
  CHECK ((kind = ANY (ARRAY['credit'::text, 'action'::text, 'choice'::text]))),
  CHECK ((length(outcome) <= 1000)),
  CHECK ((state = ANY (ARRAY['due'::text, 'approved'::text, 'waived'::text, 'expired'::text, 'delivered'::text]))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, terms_id) REFERENCES compensation_terms(firm_id, terms_id),
  PRIMARY KEY (firm_id, compensation_id)
);
CREATE INDEX compensation_by_account ON public.compensation USING btree (firm_id, account_id, until_on DESC);
CREATE UNIQUE INDEX compensation_once ON public.compensation USING btree (firm_id, terms_id, from_on);
CREATE INDEX compensation_open ON public.compensation USING btree (firm_id, state) WHERE (state = ANY (ARRAY['due'::text, 'approved'::text]));
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant insert, select to clave_server;

create table compensation_entry (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  entry_id uuid not null default gen_random_uuid(),
  compensation_id uuid not null,
  account_id uuid not null,
  from_pot text not null,
  to_pot text not null,
  unit text not null,
  amount numeric(14,2) not null,
  why text not null default ''::text,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default clock_timestamp(),
  CHECK ((amount > (0)::numeric)),
  CHECK ((from_pot <> to_pot)),
  CHECK ((from_pot = ANY (ARRAY['earned'::text, 'due'::text, 'approved'::text, 'delivered'::text, 'waived'::text, 'expired'::text, 'exchanged'::text]))),
  CHECK ((length(why) <= 1000)),
  CHECK ((to_pot = ANY (ARRAY['earned'::text, 'due'::text, 'approved'::text, 'delivered'::text, 'waived'::text, 'expired'::text, 'exchanged'::text]))),
  CHECK ((unit ~ '^[A-Z]{3}$'::text)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, compensation_id) REFERENCES compensation(firm_id, compensation_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, entry_id)
);
CREATE INDEX compensation_entry_by_account ON public.compensation_entry USING btree (firm_id, account_id);
CREATE INDEX compensation_entry_by_compensation ON public.compensation_entry USING btree (firm_id, compensation_id, made_at);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant insert, select to clave_server;

create table compensation_terms (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  terms_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  agreement_id uuid,
  metric text not null,
  period text not null,
  tiers jsonb not null,
  base numeric not null,
  currency text not null,
  cap_share numeric not null default 1,
  year_cap numeric,
  minimum numeric not null default 0,
  least_count integer not null default 1,
  kind text not null,
  action text not null default ''::text,
  claim_days integer,
  from_on date not null,
  until_on date,
  settled_until date,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  CHECK (((cap_share > (0)::numeric) AND (cap_share <= (1)::numeric))),
  CHECK (((claim_days >= 1) AND (claim_days <= 400))),
  CHECK (((jsonb_typeof(tiers) = 'array'::text) AND ((jsonb_array_length(tiers) >= 1) AND (jsonb_array_length(tiers) <= 6)))),
  CHECK (((kind = 'credit'::text) OR (action <> ''::text))),
  CHECK (((least_count >= 1) AND (least_count <= 100000))),
  CHECK ((base > (0)::numeric)),
  CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CHECK ((kind = ANY (ARRAY['credit'::text, 'action'::text, 'choice'::text]))),
  CHECK ((length(action) <= 500)),
  CHECK ((metric = ANY (ARRAY['firstResponse'::text, 'nextResponse'::text, 'periodicUpdate'::text, 'resolution'::text, 'delivery'::text, 'availability'::text]))),
  CHECK ((minimum >= (0)::numeric)),
  CHECK ((period = ANY (ARRAY['month'::text, 'quarter'::text, 'year'::text]))),
  CHECK ((until_on >= from_on)),
  CHECK ((year_cap > (0)::numeric)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, agreement_id) REFERENCES service_agreement(firm_id, agreement_id) ON DELETE SET NULL (agreement_id),
  PRIMARY KEY (firm_id, terms_id)
);
CREATE INDEX compensation_terms_by_account ON public.compensation_terms USING btree (firm_id, account_id);
CREATE INDEX compensation_terms_by_agreement ON public.compensation_terms USING btree (firm_id, agreement_id) WHERE (agreement_id IS NOT NULL);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table complaint (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  complaint_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  code text not null default ''::text,
  contact_id uuid,
  request_id uuid,
  title text not null,
  text text not null default ''::text,
  severity text not null,
  cause text not null default ''::text,
  cure text not null default ''::text,
  received_on date not null,
  closed_on date,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  CHECK (((closed_on IS NULL) OR (cure <> ''::text))),
  CHECK (((length(title) >= 1) AND (length(title) <= 300))),
  CHECK ((closed_on >= received_on)),
  CHECK ((length(cause) <= 1000)),
  CHECK ((length(code) <= 100)),
  CHECK ((length(cure) <= 1000)),
  CHECK ((length(text) <= 4000)),
  CHECK ((severity = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text]))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, contact_id) REFERENCES contact(firm_id, contact_id),
  FOREIGN KEY (firm_id, request_id) REFERENCES request(firm_id, request_id) ON DELETE SET NULL (request_id),
  PRIMARY KEY (firm_id, complaint_id)
);
CREATE INDEX complaint_by_account ON public.complaint USING btree (firm_id, account_id, received_on DESC);
CREATE INDEX complaint_by_contact ON public.complaint USING btree (firm_id, contact_id) WHERE (contact_id IS NOT NULL);
CREATE UNIQUE INDEX complaint_by_request ON public.complaint USING btree (firm_id, request_id) WHERE (request_id IS NOT NULL);
CREATE INDEX complaint_open ON public.complaint USING btree (firm_id, received_on) WHERE (closed_on IS NULL);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table conflict (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  conflict_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  kind text not null,
  about text not null,
  person_ids uuid[] not null default '{}'::uuid[],
  contact_id uuid,
  began_on date not null,
  agreed text not null default ''::text,
  agreed_on date,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  CHECK (((agreed_on IS NULL) = (agreed = ''::text))),
  CHECK (((length(about) >= 1) AND (length(about) <= 1000))),
  CHECK ((agreed_on >= began_on)),
  CHECK ((cardinality(person_ids) <= 20)),
  CHECK ((kind = ANY (ARRAY['colleagues'::text, 'client'::text]))),
  CHECK ((length(agreed) <= 2000)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, contact_id) REFERENCES contact(firm_id, contact_id),
  PRIMARY KEY (firm_id, conflict_id)
);
CREATE INDEX conflict_by_account ON public.conflict USING btree (firm_id, account_id, began_on DESC);
CREATE INDEX conflict_by_contact ON public.conflict USING btree (firm_id, contact_id) WHERE (contact_id IS NOT NULL);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table contact (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  contact_id uuid not null default gen_random_uuid(),
  name text not null,
  language text,
  channel text,
  every_days integer,
  past text not null default ''::text,
  merged_into_id uuid,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  search_text text not null generated always as (fold(name)) stored,
  erased_at timestamp with time zone,
  owner_told text not null default ''::text,
  created_on date,
  CHECK (((every_days >= 1) AND (every_days <= 730))),
  CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  CHECK ((channel = ANY (ARRAY['mail'::text, 'phone'::text, 'mobile'::text, 'video'::text, 'visit'::text, 'message'::text]))),
  CHECK ((language ~ '^[a-z]{2}$'::text)),
  CHECK ((length(owner_told) <= 200)),
  CHECK ((length(past) <= 2000)),
  CHECK ((merged_into_id <> contact_id)),
  FOREIGN KEY (firm_id, merged_into_id) REFERENCES contact(firm_id, contact_id),
  PRIMARY KEY (firm_id, contact_id)
);
CREATE INDEX contact_by_kept ON public.contact USING btree (firm_id, merged_into_id) WHERE (merged_into_id IS NOT NULL);
CREATE INDEX contact_by_name ON public.contact USING btree (firm_id, search_text);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (contact_id IN ( SELECT contacts_near() AS contacts_near)))
grant delete, insert, select, update to clave_server;

create table contact_kept (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  contact_id uuid not null,
  kept_id uuid not null,
  FOREIGN KEY (firm_id, contact_id) REFERENCES contact(firm_id, contact_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (firm_id, kept_id) REFERENCES contact(firm_id, contact_id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (firm_id, contact_id)
);
CREATE INDEX contact_kept_by_kept ON public.contact_kept USING btree (firm_id, kept_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table contact_merge (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  other_id uuid not null,
  kept_id uuid not null,
  taken jsonb not null default '{}'::jsonb,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default clock_timestamp(),
  CHECK ((other_id <> kept_id)),
  FOREIGN KEY (firm_id, kept_id) REFERENCES contact(firm_id, contact_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, other_id) REFERENCES contact(firm_id, contact_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, other_id)
);
CREATE INDEX contact_merge_by_kept ON public.contact_merge USING btree (firm_id, kept_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (kept_id IN ( SELECT contacts_near() AS contacts_near)))
grant delete, insert, select, update to clave_server;

create table contact_place (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  place_id uuid not null default gen_random_uuid(),
  contact_id uuid not null,
  account_id uuid not null,
  job_title text not null default ''::text,
  area text not null default ''::text,
  from_on date,
  until_on date,
  CHECK ((length(area) <= 100)),
  CHECK ((length(job_title) <= 200)),
  CHECK ((until_on >= from_on)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, contact_id) REFERENCES contact(firm_id, contact_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (firm_id, place_id)
);
CREATE INDEX contact_place_by_account ON public.contact_place USING btree (firm_id, account_id) INCLUDE (contact_id, from_on, until_on);
CREATE INDEX contact_place_by_contact ON public.contact_place USING btree (firm_id, contact_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table contact_reach (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  contact_id uuid not null,
  kind text not null,
  value text not null,
  place integer not null,
  folded text not null generated always as (fold(value)) stored,
  digits text generated always as (
CASE
    WHEN ((kind = ANY (ARRAY['phone'::text, 'mobile'::text])) AND (length(regexp_replace(value, '\D'::text, ''::text, 'g'::text)) >= 7)) THEN "right"(regexp_replace(value, '\D'::text, ''::text, 'g'::text), 9)
    ELSE NULL::text
END) stored,
  CHECK (((length(value) >= 1) AND (length(value) <= 300))),
  CHECK ((kind = ANY (ARRAY['mail'::text, 'phone'::text, 'mobile'::text, 'web'::text]))),
  FOREIGN KEY (firm_id, contact_id) REFERENCES contact(firm_id, contact_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (firm_id, contact_id, kind, value)
);
CREATE INDEX contact_reach_by_digits ON public.contact_reach USING btree (firm_id, digits) WHERE (digits IS NOT NULL);
CREATE INDEX contact_reach_by_value ON public.contact_reach USING btree (firm_id, folded);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (contact_id IN ( SELECT contacts_near() AS contacts_near)))
grant delete, insert, select, update to clave_server;

create table contact_tie (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  tie_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  kind text not null,
  from_on date,
  until_on date,
  confidence text not null,
  source text not null default ''::text,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  CHECK ((confidence = ANY (ARRAY['assumed'::text, 'confirmed'::text]))),
  CHECK ((from_id <> to_id)),
  CHECK ((kind = ANY (ARRAY['reports'::text, 'influences'::text, 'conflict'::text, 'trusts'::text]))),
  CHECK ((length(source) <= 500)),
  CHECK ((until_on >= from_on)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, from_id) REFERENCES contact(firm_id, contact_id),
  FOREIGN KEY (firm_id, to_id) REFERENCES contact(firm_id, contact_id),
  PRIMARY KEY (firm_id, tie_id)
);
CREATE INDEX contact_tie_by_account ON public.contact_tie USING btree (firm_id, account_id);
CREATE INDEX contact_tie_by_from ON public.contact_tie USING btree (firm_id, from_id);
CREATE INDEX contact_tie_by_to ON public.contact_tie USING btree (firm_id, to_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table contact_twin (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  contact_id uuid not null,
  other_id uuid not null,
  score real not null,
  reasons jsonb not null,
  found_at timestamp with time zone not null default now(),
  state text not null default 'open'::text,
  dismissed_by uuid,
  dismissed_at timestamp with time zone,
  dismissed_because text not null default ''::text,
  CHECK (((score >= (0)::double precision) AND (score <= (1)::double precision))),
  CHECK (((state = 'dismissed'::text) = ((dismissed_by IS NOT NULL) AND (dismissed_at IS NOT NULL)))),
  CHECK ((contact_id < other_id)),
  CHECK ((length(dismissed_because) <= 500)),
  CHECK ((state = ANY (ARRAY['open'::text, 'dismissed'::text]))),
  FOREIGN KEY (firm_id, contact_id) REFERENCES contact(firm_id, contact_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, other_id) REFERENCES contact(firm_id, contact_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, contact_id, other_id)
);
CREATE INDEX contact_twin_by_other ON public.contact_twin USING btree (firm_id, other_id);
CREATE INDEX contact_twin_by_score ON public.contact_twin USING btree (firm_id, state, score DESC);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR ((contact_id IN ( SELECT n.contact_id FROM contact_near n WHERE ((n.firm_id = (current_setting('clave.firm_id'::text))::uuid) AND (n.person_id = (current_setting('clave.actor_id'::text))::uuid)))) AND (other_id IN ( SELECT n.contact_id FROM contact_near n WHERE ((n.firm_id = (current_setting('clave.firm_id'::text))::uuid) AND (n.person_id = (current_setting('clave.actor_id'::text))::uuid))))))
grant delete, insert, select, update to clave_server;

create table contact_twin_due (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  due_id uuid not null default gen_random_uuid(),
  contact_id uuid not null,
  FOREIGN KEY (firm_id, contact_id) REFERENCES contact(firm_id, contact_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, due_id)
);
CREATE INDEX contact_twin_due_by_contact ON public.contact_twin_due USING btree (firm_id, contact_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table contract (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  contract_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  code text not null,
  title text not null,
  starts_on date not null,
  ends_on date,
  recurring numeric(18,4) not null,
  one_off numeric(18,4) not null default 0,
  currency text not null,
  renews boolean not null,
  notice_days integer not null,
  CHECK (((length(code) >= 1) AND (length(code) <= 100))),
  CHECK (((length(title) >= 1) AND (length(title) <= 300))),
  CHECK (((notice_days >= 0) AND (notice_days <= 3650))),
  CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CHECK ((ends_on >= starts_on)),
  CHECK ((one_off >= (0)::numeric)),
  CHECK ((recurring >= (0)::numeric)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, contract_id)
);
CREATE INDEX contract_by_account ON public.contract USING btree (firm_id, account_id, starts_on);
CREATE UNIQUE INDEX contract_by_code ON public.contract USING btree (firm_id, code);
CREATE INDEX contract_by_end ON public.contract USING btree (firm_id, ends_on);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table cost_activity (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  activity text not null,
  activity_key text not null generated always as (same_name(activity)) stored,
  day date not null,
  units numeric(18,4) not null,
  CHECK (((length(activity) >= 1) AND (length(activity) <= 120))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, account_id, activity_key, day)
);
CREATE INDEX cost_activity_by_day ON public.cost_activity USING btree (firm_id, day DESC, account_id, activity_key);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table cost_rate (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  activity text not null,
  activity_key text not null generated always as (same_name(activity)) stored,
  unit text not null default ''::text,
  rate numeric(18,6) not null,
  currency text not null,
  day date not null,
  CHECK (((length(activity) >= 1) AND (length(activity) <= 120))),
  CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CHECK ((length(unit) <= 60)),
  CHECK ((rate >= (0)::numeric)),
  PRIMARY KEY (firm_id, activity_key, day)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table criteria_version (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  version integer not null,
  criteria jsonb not null,
  lines jsonb not null,
  why text not null default ''::text,
  made_by uuid not null,
  made_at timestamp with time zone not null default now(),
  CHECK ((length(why) <= 1000)),
  CHECK ((version > 0)),
  PRIMARY KEY (firm_id, version)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant insert, select to clave_server;

create table crm_file (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  crm_import_id uuid not null,
  file_no integer not null,
  file text not null,
  kind text,
  columns jsonb not null,
  rows jsonb,
  mapping jsonb not null,
  CHECK (((length(file) >= 1) AND (length(file) <= 300))),
  CHECK ((kind = ANY (ARRAY['company'::text, 'contact'::text, 'deal'::text, 'ticket'::text, 'activity'::text]))),
  FOREIGN KEY (firm_id, crm_import_id) REFERENCES crm_import(firm_id, crm_import_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, crm_import_id, file_no)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: ( SELECT sees_all() AS sees_all)
grant delete, insert, select, update to clave_server;

create table crm_import (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  crm_import_id uuid not null default gen_random_uuid(),
  system text,
  state text not null default 'draft'::text,
  made_by uuid not null,
  made_at timestamp with time zone not null default now(),
  progress jsonb,
  problem jsonb,
  report jsonb,
  lines jsonb not null default '{"misses": [], "rejects": [], "undecided": []}'::jsonb,
  decisions jsonb not null default '{}'::jsonb,
  taken_at timestamp with time zone,
  undos jsonb not null default '[]'::jsonb,
  CHECK ((state = ANY (ARRAY['draft'::text, 'checking'::text, 'checked'::text, 'taking'::text, 'taken'::text, 'reversing'::text, 'reversed'::text]))),
  CHECK ((system = ANY (ARRAY['salesforce'::text, 'hubspot'::text, 'zoho'::text, 'pipedrive'::text, 'other'::text]))),
  PRIMARY KEY (firm_id, crm_import_id)
);
CREATE INDEX crm_import_by_age ON public.crm_import USING btree (firm_id, made_at DESC);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: ( SELECT sees_all() AS sees_all)
grant delete, insert, select, update to clave_server;

create table crossing (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  crossing_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  inner_id uuid not null,
  outer_id uuid not null,
  impact integer not null,
  objective text not null default ''::text,
  objective_on date,
  rejection text not null default ''::text,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  CHECK (((impact >= '-3'::integer) AND (impact <= 3))),
  CHECK (((objective = ''::text) = (objective_on IS NULL))),
  CHECK (((objective = ''::text) OR (rejection = ''::text))),
  CHECK ((length(objective) <= 300)),
  CHECK ((length(rejection) <= 500)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, inner_id) REFERENCES swot_item(firm_id, item_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, outer_id) REFERENCES swot_item(firm_id, item_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, crossing_id)
);
CREATE INDEX crossing_by_account ON public.crossing USING btree (firm_id, account_id);
CREATE UNIQUE INDEX crossing_by_items ON public.crossing USING btree (firm_id, inner_id, outer_id);
CREATE INDEX crossing_by_outer ON public.crossing USING btree (firm_id, outer_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table day_factor (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  currency text not null,
  day date not null,
  factor numeric(20,15) not null,
  rate_day date,
  stale boolean not null default false,
  through text,
  PRIMARY KEY (firm_id, currency, day)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = (current_setting('clave.firm_id'::text))::uuid)
grant delete, insert, select, update to clave_server;

create table decider_said (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  contact_id uuid not null,
  attribute text not null,
  said_id uuid not null default gen_random_uuid(),
  value text,
  confidence text not null,
  source text not null default ''::text,
  seen_on date not null,
  said_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  said_at timestamp with time zone not null default clock_timestamp(),
  CHECK (
CASE attribute
    WHEN 'influence'::text THEN (value ~ '^[1-5]$'::text)
    WHEN 'support'::text THEN (value ~ '^(-[12]|[0-2])$'::text)
    WHEN 'coverage'::text THEN (value ~ '^[0-4]$'::text)
    WHEN 'orientation'::text THEN (value = ANY (ARRAY['financial'::text, 'technical'::text, 'relationship'::text, 'business'::text]))
    WHEN 'adaptability'::text THEN (value = ANY (ARRAY['innovator'::text, 'visionary'::text, 'pragmatist'::text, 'conservative'::text, 'laggard'::text]))
    ELSE false
END),
  CHECK ((confidence = ANY (ARRAY['assumed'::text, 'confirmed'::text]))),
  CHECK ((length(source) <= 500)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, contact_id) REFERENCES contact(firm_id, contact_id),
  PRIMARY KEY (firm_id, account_id, contact_id, attribute, said_id)
);
CREATE INDEX decider_said_by_contact ON public.decider_said USING btree (firm_id, contact_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select to clave_server;

create table decider_spot (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  contact_id uuid not null,
  x double precision not null,
  y double precision not null,
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, contact_id) REFERENCES contact(firm_id, contact_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, account_id, contact_id)
);
CREATE INDEX decider_spot_by_contact ON public.decider_spot USING btree (firm_id, contact_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table decision (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  decision_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  title text not null,
  buys text not null default ''::text,
  expected_on date,
  decided_on date,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  CHECK (((length(title) >= 1) AND (length(title) <= 200))),
  CHECK ((length(buys) <= 1000)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, decision_id)
);
CREATE INDEX decision_by_account ON public.decision USING btree (firm_id, account_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table decision_role (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  decision_id uuid not null,
  contact_id uuid not null,
  said_id uuid not null default gen_random_uuid(),
  roles text[] not null,
  confidence text not null,
  source text not null default ''::text,
  seen_on date not null,
  said_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  said_at timestamp with time zone not null default clock_timestamp(),
  CHECK ((confidence = ANY (ARRAY['assumed'::text, 'confirmed'::text]))),
  CHECK ((length(source) <= 500)),
  CHECK ((roles <@ ARRAY['initiator'::text, 'user'::text, 'influencer'::text, 'buyer'::text, 'decider'::text, 'approver'::text, 'gatekeeper'::text])),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, contact_id) REFERENCES contact(firm_id, contact_id),
  FOREIGN KEY (firm_id, decision_id) REFERENCES decision(firm_id, decision_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, decision_id, contact_id, said_id)
);
CREATE INDEX decision_role_by_account ON public.decision_role USING btree (firm_id, account_id);
CREATE INDEX decision_role_by_contact ON public.decision_role USING btree (firm_id, contact_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select to clave_server;

create table delivery (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  delivery_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  order_no text not null,
  line text not null default ''::text,
  family text not null default ''::text,
  promised_on date not null,
  delivered_on date,
  ordered numeric(18,4) not null,
  delivered numeric(18,4) not null default 0,
  CHECK (((length(order_no) >= 1) AND (length(order_no) <= 80))),
  CHECK ((delivered >= (0)::numeric)),
  CHECK ((length(family) <= 200)),
  CHECK ((length(line) <= 80)),
  CHECK ((ordered > (0)::numeric)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, delivery_id),
  UNIQUE (firm_id, order_no, line)
);
CREATE INDEX delivery_account ON public.delivery USING btree (firm_id, account_id, promised_on);
CREATE INDEX delivery_promised ON public.delivery USING btree (firm_id, promised_on);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table departure (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  departure_id uuid not null default gen_random_uuid(),
  contact_id uuid not null,
  account_id uuid not null,
  place_id uuid not null,
  left_on date not null,
  goes_to text not null default ''::text,
  note text not null default ''::text,
  successor_id uuid,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  CHECK ((length(goes_to) <= 300)),
  CHECK ((length(note) <= 1000)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, contact_id) REFERENCES contact(firm_id, contact_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, place_id) REFERENCES contact_place(firm_id, place_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, successor_id) REFERENCES contact(firm_id, contact_id),
  PRIMARY KEY (firm_id, departure_id)
);
CREATE INDEX departure_by_account ON public.departure USING btree (firm_id, account_id, left_on DESC);
CREATE INDEX departure_by_contact ON public.departure USING btree (firm_id, contact_id);
CREATE INDEX departure_by_successor ON public.departure USING btree (firm_id, successor_id) WHERE (successor_id IS NOT NULL);
CREATE UNIQUE INDEX departure_once ON public.departure USING btree (firm_id, place_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table departure_stay (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  contact_id uuid not null,
  account_id uuid not null,
  stay_id uuid not null default gen_random_uuid(),
  said_on date not null,
  said_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, contact_id) REFERENCES contact(firm_id, contact_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, contact_id, account_id, stay_id)
);
CREATE INDEX departure_stay_by_account ON public.departure_stay USING btree (firm_id, account_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select to clave_server;

create table erosion (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  sign text not null,
  as_of date not null,
  since_on date not null,
  before double precision not null,
  now double precision not null,
  counted_before integer not null,
  counted_now integer not null,
  CHECK ((sign = ANY (ARRAY['coverage'::text, 'support'::text, 'sentiment'::text, 'ourAnswer'::text, 'theirAnswer'::text, 'people'::text, 'talks'::text, 'basket'::text]))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, account_id, sign)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table escalation (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  escalation_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  request_id uuid,
  contact_id uuid,
  title text not null,
  stake text not null default ''::text,
  owner_id uuid not null,
  level integer not null default 1,
  state text not null default 'open'::text,
  due_at timestamp with time zone,
  next_at timestamp with time zone,
  critical_since timestamp with time zone,
  was_critical boolean not null default false,
  update_hours integer,
  update_due_at timestamp with time zone,
  outcome text not null default ''::text,
  opened_at timestamp with time zone not null default now(),
  closed_at timestamp with time zone,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  CHECK (((critical_since IS NULL) OR ((state = 'open'::text) AND (update_hours IS NOT NULL)))),
  CHECK (((length(title) >= 1) AND (length(title) <= 300))),
  CHECK (((level >= 1) AND (level <= 4))),
  CHECK (((state = 'closed'::text) = (closed_at IS NOT NULL))),
  CHECK (((update_hours >= 1) AND (update_hours <= 168))),
  CHECK ((length(outcome) <= 2000)),
  CHECK ((length(stake) <= 2000)),
  CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text]))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, contact_id) REFERENCES contact(firm_id, contact_id),
  FOREIGN KEY (firm_id, request_id) REFERENCES request(firm_id, request_id) ON DELETE SET NULL (request_id),
  PRIMARY KEY (firm_id, escalation_id)
);
CREATE INDEX escalation_by_account ON public.escalation USING btree (firm_id, account_id, opened_at DESC);
CREATE INDEX escalation_by_contact ON public.escalation USING btree (firm_id, contact_id) WHERE (contact_id IS NOT NULL);
CREATE INDEX escalation_by_request ON public.escalation USING btree (firm_id, request_id) WHERE (request_id IS NOT NULL);
CREATE INDEX escalation_due ON public.escalation USING btree (firm_id, next_at) WHERE (next_at IS NOT NULL);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table escalation_step (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  step_id uuid not null default gen_random_uuid(),
  escalation_id uuid not null,
  account_id uuid not null,
  kind text not null,
  level integer not null,
  note text not null default ''::text,
  told uuid[] not null default '{}'::uuid[],
  due_at timestamp with time zone,
  mailed_at timestamp with time zone,
  at timestamp with time zone not null default clock_timestamp(),
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  CHECK (((level >= 1) AND (level <= 4))),
  CHECK ((kind = ANY (ARRAY['opened'::text, 'raised'::text, 'deadline'::text, 'lowered'::text, 'critical'::text, 'calmed'::text, 'update'::text, 'closed'::text, 'reopened'::text]))),
  CHECK ((length(note) <= 2000)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, escalation_id) REFERENCES escalation(firm_id, escalation_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, step_id)
);
CREATE INDEX escalation_step_by_account ON public.escalation_step USING btree (firm_id, account_id);
CREATE INDEX escalation_step_by_escalation ON public.escalation_step USING btree (firm_id, escalation_id, at);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant insert, select to clave_server;

create table expectation (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  expectation_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  believed text not null,
  contact_id uuid,
  source text not null,
  heard_on date not null,
  promised text not null default ''::text,
  commitment_id uuid,
  gap text not null default ''::text,
  handling text,
  outcome text not null default ''::text,
  handled_by uuid,
  handled_on date,
  made_commitment_id uuid,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  CHECK ((((handling IS NULL) = (handled_on IS NULL)) AND ((handling IS NULL) = (handled_by IS NULL)))),
  CHECK (((length(believed) >= 1) AND (length(believed) <= 1000))),
  CHECK (((length(source) >= 1) AND (length(source) <= 300))),
  CHECK ((handled_on >= heard_on)),
  CHECK ((handling = ANY (ARRAY['promised'::text, 'cleared'::text, 'accepted'::text]))),
  CHECK ((length(gap) <= 1000)),
  CHECK ((length(outcome) <= 1000)),
  CHECK ((length(promised) <= 1000)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, commitment_id) REFERENCES commitment(firm_id, commitment_id) ON DELETE SET NULL (commitment_id),
  FOREIGN KEY (firm_id, contact_id) REFERENCES contact(firm_id, contact_id) ON DELETE SET NULL (contact_id),
  FOREIGN KEY (firm_id, made_commitment_id) REFERENCES commitment(firm_id, commitment_id) ON DELETE SET NULL (made_commitment_id),
  PRIMARY KEY (firm_id, expectation_id)
);
CREATE INDEX expectation_by_account ON public.expectation USING btree (firm_id, account_id, heard_on);
CREATE INDEX expectation_by_commitment ON public.expectation USING btree (firm_id, commitment_id) WHERE (commitment_id IS NOT NULL);
CREATE INDEX expectation_by_made ON public.expectation USING btree (firm_id, made_commitment_id) WHERE (made_commitment_id IS NOT NULL);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table external_id (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  system text not null,
  kind text not null,
  external_id text not null,
  thing_id uuid not null,
  CHECK (((length(external_id) >= 1) AND (length(external_id) <= 200))),
  CHECK ((kind = ANY (ARRAY['company'::text, 'contact'::text, 'deal'::text, 'ticket'::text, 'activity'::text]))),
  CHECK ((system = ANY (ARRAY['salesforce'::text, 'hubspot'::text, 'zoho'::text, 'pipedrive'::text, 'other'::text]))),
  PRIMARY KEY (firm_id, system, kind, external_id)
);
CREATE INDEX external_id_by_thing ON public.external_id USING btree (firm_id, thing_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: ( SELECT sees_all() AS sees_all)
grant delete, insert, select, update to clave_server;

create table file_undo (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  undo_id uuid not null default gen_random_uuid(),
  kind text not null,
  made_by uuid not null,
  made_at timestamp with time zone not null default now(),
  before jsonb not null,
  after jsonb not null,
  undone_at timestamp with time zone,
  PRIMARY KEY (firm_id, undo_id)
);
CREATE INDEX file_undo_by_age ON public.file_undo USING btree (firm_id, made_at);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table firm_choice (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  topic text not null,
  value jsonb not null,
  CHECK ((topic ~~ '%.%'::text)),
  PRIMARY KEY (firm_id, topic)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = (current_setting('clave.firm_id'::text))::uuid)
grant delete, insert, select, update to clave_server;

create table frozen_factor (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  base text not null,
  currency text not null,
  day date not null,
  version integer not null,
  factor numeric(20,15) not null,
  made_at timestamp with time zone not null default now(),
  PRIMARY KEY (firm_id, base, currency, day, version)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table goodwill (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  goodwill_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  kind text not null,
  title text not null,
  text text not null default ''::text,
  topic text not null default ''::text,
  owner_id uuid,
  contact_id uuid,
  day date,
  cost numeric(14,2),
  currency text,
  state text not null,
  effect text not null default ''::text,
  felt smallint,
  consent_on date,
  consent_by text not null default ''::text,
  link text not null default ''::text,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  CHECK (((cost IS NULL) = (currency IS NULL))),
  CHECK (((felt >= 0) AND (felt <= 3))),
  CHECK (((kind = ANY (ARRAY['reference'::text, 'caseStudy'::text])) = (state = ANY (ARRAY['asked'::text, 'agreed'::text, 'published'::text, 'withdrawn'::text])))),
  CHECK (((length(title) >= 1) AND (length(title) <= 300))),
  CHECK (((state <> 'published'::text) OR ((consent_on IS NOT NULL) AND (consent_by <> ''::text)))),
  CHECK ((cost >= (0)::numeric)),
  CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CHECK ((kind = ANY (ARRAY['gesture'::text, 'recommendation'::text, 'introduction'::text, 'advice'::text, 'event'::text, 'reference'::text, 'caseStudy'::text]))),
  CHECK ((length(consent_by) <= 200)),
  CHECK ((length(effect) <= 2000)),
  CHECK ((length(link) <= 1000)),
  CHECK ((length(text) <= 4000)),
  CHECK ((length(topic) <= 60)),
  CHECK ((state = ANY (ARRAY['idea'::text, 'planned'::text, 'done'::text, 'dropped'::text, 'asked'::text, 'agreed'::text, 'published'::text, 'withdrawn'::text]))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, contact_id) REFERENCES contact(firm_id, contact_id),
  PRIMARY KEY (firm_id, goodwill_id)
);
CREATE INDEX goodwill_by_account ON public.goodwill USING btree (firm_id, account_id, day DESC);
CREATE INDEX goodwill_by_contact ON public.goodwill USING btree (firm_id, contact_id) WHERE (contact_id IS NOT NULL);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table goodwill_contact (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  goodwill_id uuid not null,
  contact_id uuid not null,
  FOREIGN KEY (firm_id, contact_id) REFERENCES contact(firm_id, contact_id),
  FOREIGN KEY (firm_id, goodwill_id) REFERENCES goodwill(firm_id, goodwill_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, goodwill_id, contact_id)
);
CREATE INDEX goodwill_contact_by_contact ON public.goodwill_contact USING btree (firm_id, contact_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (goodwill_id IN ( SELECT g.goodwill_id FROM goodwill g WHERE (g.account_id IN ( SELECT accounts_near() AS accounts_near)))))
grant delete, insert, select, update to clave_server;

create table happening (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  happening_id uuid not null default gen_random_uuid(),
  happened_at timestamp with time zone not null default now(),
  actor_id uuid not null,
  what text not null,
  account_id uuid,
  about jsonb not null,
  PRIMARY KEY (firm_id, happening_id)
);
CREATE INDEX happening_by_account ON public.happening USING btree (firm_id, account_id, happened_at DESC) WHERE (account_id IS NOT NULL);
CREATE INDEX happening_by_contact ON public.happening USING btree (firm_id, ((about ->> 'contactId'::text))) WHERE (about ? 'contactId'::text);
CREATE INDEX happening_by_time ON public.happening USING btree (firm_id, happened_at DESC);
-- row-level security, forced
-- policy firm_only for all: (firm_id = (current_setting('clave.firm_id'::text))::uuid)
grant insert, select to clave_server;

create table health_back_test (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  as_of date not null,
  made_from text not null,
  told jsonb not null,
  made_at timestamp with time zone not null default now(),
  PRIMARY KEY (firm_id)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table health_day (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  day date not null,
  current boolean not null,
  valuation text not null,
  accounts integer not null,
  kept boolean not null,
  made_from text not null,
  made_at timestamp with time zone not null default now(),
  PRIMARY KEY (firm_id, day)
);
CREATE UNIQUE INDEX health_day_current ON public.health_day USING btree (firm_id) WHERE current;
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table health_override (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  override_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  band text not null,
  reason text not null,
  until_on date not null,
  made_on date not null,
  ended_on date,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  CHECK (((length(reason) >= 1) AND (length(reason) <= 500))),
  CHECK ((band = ANY (ARRAY['good'::text, 'watch'::text, 'bad'::text]))),
  CHECK ((until_on >= made_on)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, override_id)
);
CREATE INDEX health_override_by_account ON public.health_override USING btree (firm_id, account_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table health_weights (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  version integer not null,
  weights jsonb not null,
  why text not null,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  CHECK (((length(why) >= 1) AND (length(why) <= 500))),
  CHECK ((jsonb_typeof(weights) = 'object'::text)),
  CHECK ((version > 0)),
  PRIMARY KEY (firm_id, version)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table import (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  import_id integer not null,
  state text not null default 'draft'::text,
  source text not null default ''::text,
  files jsonb not null default '[]'::jsonb,
  plan jsonb,
  report jsonb,
  progress jsonb,
  problem jsonb,
  outcome jsonb,
  cancel_asked boolean not null default false,
  publication_no integer,
  replaces_from date,
  replaces_to date,
  made_by uuid not null,
  made_at timestamp with time zone not null default now(),
  published_at timestamp with time zone,
  reversed_at timestamp with time zone,
  CHECK ((length(source) <= 60)),
  CHECK ((state = ANY (ARRAY['draft'::text, 'checking'::text, 'checked'::text, 'publishing'::text, 'published'::text, 'reversing'::text, 'reversed'::text, 'discarded'::text]))),
  PRIMARY KEY (firm_id, import_id)
);
CREATE UNIQUE INDEX import_by_publication ON public.import USING btree (firm_id, publication_no) WHERE (publication_no IS NOT NULL);
-- row-level security, forced
-- policy firm_only for all: (firm_id = (current_setting('clave.firm_id'::text))::uuid)
grant delete, insert, select, update to clave_server;

create table interaction (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  interaction_id uuid not null default gen_random_uuid(),
  account_id uuid,
  kind text not null,
  happened_on date not null,
  happened_at time without time zone,
  subject text not null,
  text text not null default ''::text,
  outcome text not null default ''::text,
  owner_id uuid,
  owner_told text not null default ''::text,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  state text not null default 'held'::text,
  purpose text not null default ''::text,
  sentiment smallint,
  minutes integer,
  zone text,
  CHECK (((length(subject) >= 1) AND (length(subject) <= 300))),
  CHECK (((length(zone) >= 1) AND (length(zone) <= 64))),
  CHECK (((minutes >= 1) AND (minutes <= 1440))),
  CHECK (((sentiment >= '-2'::integer) AND (sentiment <= 2))),
  CHECK ((kind = ANY (ARRAY['meeting'::text, 'call'::text, 'visit'::text, 'video'::text, 'mail'::text, 'message'::text, 'task'::text, 'event'::text, 'note'::text]))),
  CHECK ((length(outcome) <= 1000)),
  CHECK ((length(owner_told) <= 200)),
  CHECK ((length(purpose) <= 500)),
  CHECK ((length(text) <= 100000)),
  CHECK ((state = ANY (ARRAY['planned'::text, 'held'::text, 'calledOff'::text]))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, interaction_id)
);
CREATE INDEX interaction_ahead ON public.interaction USING btree (firm_id, happened_on) WHERE (state = 'planned'::text);
CREATE INDEX interaction_by_account ON public.interaction USING btree (firm_id, account_id, happened_on DESC);
CREATE INDEX interaction_by_owner ON public.interaction USING btree (firm_id, owner_id, happened_on DESC) WHERE (owner_id IS NOT NULL);
CREATE INDEX interaction_telling ON public.interaction USING btree (firm_id, happened_on) WHERE (departure_said(((subject || ' '::text) || text)) IS NOT NULL);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table interaction_contact (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  interaction_id uuid not null,
  contact_id uuid not null,
  FOREIGN KEY (firm_id, contact_id) REFERENCES contact(firm_id, contact_id),
  FOREIGN KEY (firm_id, interaction_id) REFERENCES interaction(firm_id, interaction_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, interaction_id, contact_id)
);
CREATE INDEX interaction_contact_by_contact ON public.interaction_contact USING btree (firm_id, contact_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (interaction_id IN ( SELECT i.interaction_id FROM interaction i WHERE (i.account_id IN ( SELECT accounts_near() AS accounts_near)))))
grant delete, insert, select, update to clave_server;

create table interaction_person (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  interaction_id uuid not null,
  person_id uuid not null,
  FOREIGN KEY (firm_id, interaction_id) REFERENCES interaction(firm_id, interaction_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, interaction_id, person_id)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (interaction_id IN ( SELECT i.interaction_id FROM interaction i WHERE (i.account_id IN ( SELECT accounts_near() AS accounts_near)))))
grant delete, insert, select, update to clave_server;

create table label (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  label_id integer not null,
  kind text not null,
  name text not null,
  CHECK ((kind = ANY (ARRAY['zone'::text, 'division'::text, 'family'::text, 'country'::text, 'salesperson'::text, 'source'::text]))),
  CHECK ((length(name) <= 300)),
  PRIMARY KEY (firm_id, label_id),
  UNIQUE (firm_id, kind, name)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = (current_setting('clave.firm_id'::text))::uuid)
grant delete, insert, select, update to clave_server;

create table ledger_day (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  currency text not null,
  day date not null,
  lines integer not null,
  CHECK ((lines >= 0)),
  PRIMARY KEY (firm_id, currency, day)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = (current_setting('clave.firm_id'::text))::uuid)
grant delete, insert, select, update to clave_server;

create table live_text (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  about_kind text not null,
  about_id uuid not null,
  plan_id uuid not null,
  state bytea not null,
  prose text not null,
  changed_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  changed_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  CHECK (((about_kind = 'line'::text) OR (about_id = plan_id))),
  CHECK ((about_kind = ANY (ARRAY['plan'::text, 'line'::text]))),
  CHECK ((length(prose) <= 500000)),
  CHECK ((octet_length(state) <= 2000000)),
  FOREIGN KEY (firm_id, plan_id) REFERENCES plan(firm_id, plan_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, about_kind, about_id)
);
CREATE INDEX live_text_by_plan ON public.live_text USING btree (firm_id, plan_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: ((plan_id IN ( SELECT p.plan_id FROM plan p)) AND ((about_kind = 'plan'::text) OR (about_id IN ( SELECT i.item_id FROM plan_item i))))
grant delete, insert, select, update to clave_server;

create table mail_account (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  message_id uuid not null,
  account_id uuid not null,
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, message_id) REFERENCES mail_message(firm_id, message_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, message_id, account_id)
);
CREATE INDEX mail_account_by_account ON public.mail_account USING btree (firm_id, account_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT is_clave_itself() AS is_clave_itself) OR ( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table mail_file (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  file_id uuid not null,
  message_id uuid not null,
  place integer not null,
  name text not null,
  shows text not null,
  type text not null,
  bytes bigint not null,
  content_id text,
  left_out text,
  CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  CHECK ((left_out = ANY (ARRAY['size'::text, 'kind'::text]))),
  CHECK ((length(content_id) <= 500)),
  CHECK ((shows = ANY (ARRAY['picture'::text, 'pdf'::text, 'file'::text]))),
  FOREIGN KEY (firm_id, message_id) REFERENCES mail_message(firm_id, message_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, file_id)
);
CREATE INDEX mail_file_by_message ON public.mail_file USING btree (firm_id, message_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT is_clave_itself() AS is_clave_itself) OR (EXISTS ( SELECT FROM mail_message m WHERE ((m.firm_id = mail_file.firm_id) AND (m.message_id = mail_file.message_id)))))
grant delete, insert, select, update to clave_server;

create table mail_folder (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  mailbox_id uuid not null,
  path text not null,
  uid_validity text not null,
  last_uid bigint not null default 0,
  CHECK (((length(path) >= 1) AND (length(path) <= 1000))),
  FOREIGN KEY (firm_id, mailbox_id) REFERENCES mailbox(firm_id, mailbox_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, mailbox_id, path)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table mail_holder (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  message_id uuid not null,
  person_id uuid not null,
  FOREIGN KEY (firm_id, message_id) REFERENCES mail_message(firm_id, message_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, message_id, person_id)
);
CREATE INDEX mail_holder_by_person ON public.mail_holder USING btree (firm_id, person_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT is_clave_itself() AS is_clave_itself) OR (person_id = ( SELECT (current_setting('clave.actor_id'::text))::uuid AS current_setting)))
grant delete, insert, select, update to clave_server;

create table mail_hour (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  mailbox_id uuid not null,
  hour timestamp with time zone not null,
  messages integer not null,
  CHECK ((messages > 0)),
  FOREIGN KEY (firm_id, mailbox_id) REFERENCES mailbox(firm_id, mailbox_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, mailbox_id, hour)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table mail_message (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  message_id uuid not null default gen_random_uuid(),
  thread_id uuid not null,
  key text not null,
  mail_id text not null,
  refs text[] not null default '{}'::text[],
  way text not null,
  kind text not null,
  subject text not null,
  text text not null,
  html text,
  sent_at timestamp with time zone not null,
  is_open boolean not null,
  asks boolean,
  counts boolean not null,
  leaves text,
  leaves_contact_id uuid,
  made_at timestamp with time zone not null default now(),
  CHECK (((leaves IS NULL) = (leaves_contact_id IS NULL))),
  CHECK ((kind = ANY (ARRAY['mail'::text, 'auto'::text, 'bounce'::text]))),
  CHECK ((leaves = ANY (ARRAY['bounced'::text, 'left'::text]))),
  CHECK ((length(html) <= 5000000)),
  CHECK ((length(key) = 64)),
  CHECK ((length(mail_id) <= 1000)),
  CHECK ((length(subject) <= 1000)),
  CHECK ((length(text) <= 1000000)),
  CHECK ((way = ANY (ARRAY['in'::text, 'out'::text]))),
  FOREIGN KEY (firm_id, leaves_contact_id) REFERENCES contact(firm_id, contact_id),
  FOREIGN KEY (firm_id, thread_id) REFERENCES mail_thread(firm_id, thread_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, message_id)
);
CREATE INDEX mail_message_by_mail_id ON public.mail_message USING btree (firm_id, mail_id);
CREATE INDEX mail_message_by_ref ON public.mail_message USING gin (refs);
CREATE INDEX mail_message_by_thread ON public.mail_message USING btree (firm_id, thread_id, sent_at);
CREATE INDEX mail_message_leaving ON public.mail_message USING btree (firm_id, sent_at) WHERE (leaves IS NOT NULL);
CREATE UNIQUE INDEX mail_message_once ON public.mail_message USING btree (firm_id, key);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT is_clave_itself() AS is_clave_itself) OR (message_id IN ( SELECT h.message_id FROM mail_holder h WHERE ((h.firm_id = (current_setting('clave.firm_id'::text))::uuid) AND (h.person_id = (current_setting('clave.actor_id'::text))::uuid)))) OR (is_open AND (message_id IN ( SELECT a.message_id FROM mail_account a WHERE (a.firm_id = (current_setting('clave.firm_id'::text))::uuid)))))
grant delete, insert, select, update to clave_server;

create table mail_outgoing (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  outgoing_id uuid not null default gen_random_uuid(),
  thread_id uuid not null,
  mailbox_id uuid not null,
  person_id uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  addressees jsonb not null,
  copies jsonb not null default '[]'::jsonb,
  subject text not null,
  text text not null,
  mail_id text not null,
  refs text[] not null,
  state text not null default 'waiting'::text,
  problem text,
  made_at timestamp with time zone not null default now(),
  sent_at timestamp with time zone,
  CHECK (((length(text) >= 1) AND (length(text) <= 100000))),
  CHECK ((length(problem) <= 40)),
  CHECK ((length(subject) <= 1000)),
  CHECK ((state = ANY (ARRAY['waiting'::text, 'trying'::text, 'sent'::text, 'failed'::text]))),
  FOREIGN KEY (firm_id, mailbox_id) REFERENCES mailbox(firm_id, mailbox_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, thread_id) REFERENCES mail_thread(firm_id, thread_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, outgoing_id)
);
CREATE INDEX mail_outgoing_by_thread ON public.mail_outgoing USING btree (firm_id, thread_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT is_clave_itself() AS is_clave_itself) OR (person_id = ( SELECT (current_setting('clave.actor_id'::text))::uuid AS current_setting)))
grant delete, insert, select, update to clave_server;

create table mail_party (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  message_id uuid not null,
  place integer not null,
  role text not null,
  name text not null,
  address text not null,
  contact_id uuid,
  CHECK ((length(address) <= 320)),
  CHECK ((length(name) <= 300)),
  CHECK ((role = ANY (ARRAY['from'::text, 'to'::text, 'cc'::text]))),
  FOREIGN KEY (firm_id, contact_id) REFERENCES contact(firm_id, contact_id),
  FOREIGN KEY (firm_id, message_id) REFERENCES mail_message(firm_id, message_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, message_id, place)
);
CREATE INDEX mail_party_by_contact ON public.mail_party USING btree (firm_id, contact_id) WHERE (contact_id IS NOT NULL);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT is_clave_itself() AS is_clave_itself) OR (EXISTS ( SELECT FROM mail_message m WHERE ((m.firm_id = mail_party.firm_id) AND (m.message_id = mail_party.message_id)))))
grant delete, insert, select, update to clave_server;

create table mail_share (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  thread_id uuid not null,
  person_id uuid not null,
  is_open boolean not null,
  FOREIGN KEY (firm_id, thread_id) REFERENCES mail_thread(firm_id, thread_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, thread_id, person_id)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT is_clave_itself() AS is_clave_itself) OR (EXISTS ( SELECT FROM mail_message m WHERE ((m.firm_id = mail_share.firm_id) AND (m.thread_id = mail_share.thread_id)))))
grant delete, insert, select, update to clave_server;

create table mail_thread (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  thread_id uuid not null default gen_random_uuid(),
  subject text not null,
  unsettled boolean not null default true,
  made_at timestamp with time zone not null default now(),
  CHECK ((length(subject) <= 300)),
  PRIMARY KEY (firm_id, thread_id)
);
CREATE INDEX mail_thread_unsettled ON public.mail_thread USING btree (firm_id, thread_id) WHERE unsettled;
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT is_clave_itself() AS is_clave_itself) OR (EXISTS ( SELECT FROM mail_message m WHERE ((m.firm_id = mail_thread.firm_id) AND (m.thread_id = mail_thread.thread_id)))))
grant delete, insert, select, update to clave_server;

create table mailbox (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  mailbox_id uuid not null default gen_random_uuid(),
  kind text not null,
  person_id uuid,
  address text not null,
  login text not null,
  imap_host text not null,
  imap_port integer not null,
  imap_security text not null,
  smtp_host text,
  smtp_port integer,
  smtp_security text,
  since_on date not null,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  counts_from timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  state text not null default 'connecting'::text,
  problem text,
  problem_since timestamp with time zone,
  failures integer not null default 0,
  asked_at timestamp with time zone,
  answered_at timestamp with time zone,
  last_message_at timestamp with time zone,
  lag_ms bigint,
  seen_count integer not null default 0,
  kept_count integer not null default 0,
  left_count integer not null default 0,
  CHECK (((address = lower(address)) AND ((length(address) >= 3) AND (length(address) <= 300)))),
  CHECK (((imap_port >= 1) AND (imap_port <= 65535))),
  CHECK (((kind = 'own'::text) = (person_id IS NOT NULL))),
  CHECK (((length(imap_host) >= 1) AND (length(imap_host) <= 253))),
  CHECK (((length(login) >= 1) AND (length(login) <= 300))),
  CHECK (((length(smtp_host) >= 1) AND (length(smtp_host) <= 253))),
  CHECK (((smtp_port >= 1) AND (smtp_port <= 65535))),
  CHECK ((imap_security = ANY (ARRAY['tls'::text, 'starttls'::text, 'none'::text]))),
  CHECK ((kind = ANY (ARRAY['own'::text, 'filing'::text]))),
  CHECK ((length(problem) <= 40)),
  CHECK ((num_nonnulls(smtp_host, smtp_port, smtp_security) = ANY (ARRAY[0, 3]))),
  CHECK ((smtp_security = ANY (ARRAY['tls'::text, 'starttls'::text, 'none'::text]))),
  CHECK ((state = ANY (ARRAY['connecting'::text, 'ok'::text, 'failing'::text]))),
  PRIMARY KEY (firm_id, mailbox_id)
);
CREATE INDEX mailbox_by_person ON public.mailbox USING btree (firm_id, person_id) WHERE (person_id IS NOT NULL);
CREATE UNIQUE INDEX mailbox_once ON public.mailbox USING btree (firm_id, address) WHERE (ended_at IS NULL);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table mailbox_secret (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  mailbox_id uuid not null,
  sealed bytea not null,
  FOREIGN KEY (firm_id, mailbox_id) REFERENCES mailbox(firm_id, mailbox_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, mailbox_id)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT is_clave_itself() AS is_clave_itself) OR (mailbox_id IN ( SELECT m.mailbox_id FROM mailbox m WHERE ((m.firm_id = (current_setting('clave.firm_id'::text))::uuid) AND COALESCE((m.person_id = (current_setting('clave.actor_id'::text))::uuid), true)))))
grant delete, insert, select, update to clave_server;

create table market_influencer (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  market_segment_id uuid not null,
  place integer not null,
  who text not null,
  sways text not null,
  weight smallint not null,
  note text not null default ''::text,
  CHECK (((length(who) >= 1) AND (length(who) <= 80))),
  CHECK (((weight >= 1) AND (weight <= 3))),
  CHECK ((length(note) <= 300)),
  CHECK ((sways = ANY (ARRAY['what'::text, 'whom'::text, 'both'::text]))),
  FOREIGN KEY (firm_id, market_segment_id) REFERENCES market_segment(firm_id, market_segment_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, market_segment_id, place)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table market_segment (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  market_segment_id uuid not null default gen_random_uuid(),
  name text not null,
  distinguishes text not null default ''::text,
  buys_by text not null,
  buying text not null default ''::text,
  size numeric(18,2),
  currency text,
  growth_percent double precision,
  ended_on date,
  made_at timestamp with time zone not null default clock_timestamp(),
  CHECK (((growth_percent >= ('-100'::integer)::double precision) AND (growth_percent <= (1000)::double precision))),
  CHECK (((length(name) >= 1) AND (length(name) <= 80))),
  CHECK (((size IS NULL) = (currency IS NULL))),
  CHECK ((buys_by = ANY (ARRAY['tender'::text, 'framework'::text, 'project'::text, 'order'::text, 'stock'::text, 'other'::text]))),
  CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CHECK ((length(buying) <= 1000)),
  CHECK ((length(distinguishes) <= 1000)),
  CHECK ((size > (0)::numeric)),
  PRIMARY KEY (firm_id, market_segment_id)
);
CREATE UNIQUE INDEX market_segment_by_name ON public.market_segment USING btree (firm_id, same_name(name));
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant insert, select, update to clave_server;

create table migration (
  id integer not null default nextval('migration_id_seq'::regclass),
  name character varying(255) not null,
  run_on timestamp without time zone not null,
  PRIMARY KEY (id)
);

create table milestone (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  milestone_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  day date not null,
  title text not null,
  about text not null default ''::text,
  source text not null,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  CHECK (((length(source) >= 1) AND (length(source) <= 300))),
  CHECK (((length(title) >= 1) AND (length(title) <= 300))),
  CHECK ((length(about) <= 2000)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, milestone_id)
);
CREATE INDEX milestone_by_account ON public.milestone USING btree (firm_id, account_id, day DESC);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table need (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  need_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  title text not null,
  challenge text not null default ''::text,
  urgency integer not null,
  evidence text not null default ''::text,
  offer text not null default ''::text,
  source text not null default ''::text,
  seen_on date not null,
  confidence text not null,
  state text not null default 'open'::text,
  outcome text not null default ''::text,
  ended_on date,
  signal_id uuid,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  CHECK (((length(title) >= 1) AND (length(title) <= 300))),
  CHECK (((state = 'open'::text) = (ended_on IS NULL))),
  CHECK (((urgency >= 1) AND (urgency <= 3))),
  CHECK ((confidence = ANY (ARRAY['assumed'::text, 'confirmed'::text]))),
  CHECK ((length(challenge) <= 1000)),
  CHECK ((length(evidence) <= 1000)),
  CHECK ((length(offer) <= 1000)),
  CHECK ((length(outcome) <= 1000)),
  CHECK ((length(source) <= 500)),
  CHECK ((state = ANY (ARRAY['open'::text, 'met'::text, 'dropped'::text]))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, signal_id) REFERENCES need_signal(firm_id, signal_id) ON DELETE SET NULL (signal_id),
  PRIMARY KEY (firm_id, need_id)
);
CREATE INDEX need_by_account ON public.need USING btree (firm_id, account_id);
CREATE UNIQUE INDEX need_by_signal ON public.need USING btree (firm_id, signal_id) WHERE (signal_id IS NOT NULL);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table need_contact (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  need_id uuid not null,
  contact_id uuid not null,
  account_id uuid not null,
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, contact_id) REFERENCES contact(firm_id, contact_id),
  FOREIGN KEY (firm_id, need_id) REFERENCES need(firm_id, need_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, need_id, contact_id)
);
CREATE INDEX need_contact_by_contact ON public.need_contact USING btree (firm_id, contact_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table need_signal (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  signal_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  noticed text not null,
  place text not null default ''::text,
  noticed_by uuid not null,
  noticed_on date not null,
  dismissed_because text not null default ''::text,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  CHECK (((length(noticed) >= 1) AND (length(noticed) <= 1000))),
  CHECK ((length(dismissed_because) <= 500)),
  CHECK ((length(place) <= 300)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, signal_id)
);
CREATE INDEX need_signal_by_account ON public.need_signal USING btree (firm_id, account_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table neglect_account (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  as_of date not null,
  tier text not null,
  talks integer not null,
  talks_least integer not null,
  visits integer not null,
  visits_least integer not null,
  answers integer not null,
  late integer not null,
  answer_hours double precision not null,
  hours double precision not null,
  since_on date not null,
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, account_id)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table neglect_day (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  as_of date not null,
  state text not null,
  since_on date,
  told jsonb not null,
  CHECK ((state = ANY (ARRAY['few'::text, 'fine'::text, 'below'::text, 'worse'::text, 'alarm'::text]))),
  PRIMARY KEY (firm_id)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table negotiation (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  negotiation_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  subject text not null,
  held_on date not null,
  is_private boolean not null default true,
  measure text not null,
  better text not null,
  unit_worth numeric(20,4) not null,
  currency text not null,
  our_alternative text not null default ''::text,
  their_alternative text not null default ''::text,
  our_reservation numeric(20,4),
  our_target numeric(20,4),
  their_reservation numeric(20,4),
  their_target numeric(20,4),
  evidence text not null default ''::text,
  our_interests text not null default ''::text,
  their_interests text not null default ''::text,
  tradables jsonb not null default '[]'::jsonb,
  offers jsonb not null default '[]'::jsonb,
  state text not null default 'open'::text,
  agreed_at numeric(20,4),
  outcome text not null default ''::text,
  ended_on date,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  CHECK (((length(measure) >= 1) AND (length(measure) <= 100))),
  CHECK (((length(subject) >= 1) AND (length(subject) <= 300))),
  CHECK (((state = 'open'::text) = (ended_on IS NULL))),
  CHECK ((better = ANY (ARRAY['more'::text, 'less'::text]))),
  CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CHECK ((length(evidence) <= 1000)),
  CHECK ((length(our_alternative) <= 1000)),
  CHECK ((length(our_interests) <= 2000)),
  CHECK ((length(outcome) <= 2000)),
  CHECK ((length(their_alternative) <= 1000)),
  CHECK ((length(their_interests) <= 2000)),
  CHECK ((state = ANY (ARRAY['open'::text, 'agreed'::text, 'broken'::text]))),
  CHECK ((unit_worth > (0)::numeric)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, negotiation_id)
);
CREATE INDEX negotiation_by_account ON public.negotiation USING btree (firm_id, account_id, held_on);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy private_only (restrictive) for select: ((NOT is_private) OR sees_private(account_id, made_by))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table note (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  note_id uuid not null,
  body jsonb not null,
  text text not null,
  tags text[] not null default '{}'::text[],
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  changed_by uuid,
  changed_at timestamp with time zone,
  revision integer not null default 1,
  dropped_at timestamp with time zone,
  CHECK ((cardinality(tags) <= 20)),
  CHECK ((length(text) <= 100000)),
  PRIMARY KEY (firm_id, note_id)
);
CREATE INDEX note_by_maker ON public.note USING btree (firm_id, made_by, made_at DESC);
CREATE INDEX note_dropped ON public.note USING btree (firm_id, dropped_at) WHERE (dropped_at IS NOT NULL);
CREATE INDEX note_telling ON public.note USING btree (firm_id, made_at) WHERE ((departure_said(text) IS NOT NULL) AND (dropped_at IS NULL));
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (made_by = ( SELECT (current_setting('clave.actor_id'::text))::uuid AS current_setting)) OR (note_id IN ( SELECT n.note_id FROM note_account n WHERE (n.account_id IN ( SELECT accounts_near() AS accounts_near)))))
grant delete, insert, select, update to clave_server;

create table note_account (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  note_id uuid not null,
  account_id uuid not null,
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, note_id) REFERENCES note(firm_id, note_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (firm_id, note_id, account_id)
);
CREATE INDEX note_account_by_account ON public.note_account USING btree (firm_id, account_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table opportunity (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  opportunity_id uuid not null default gen_random_uuid(),
  account_id uuid,
  contact_id uuid,
  title text not null,
  text text not null default ''::text,
  state text not null default 'open'::text,
  stage text not null default ''::text,
  pipeline text not null default ''::text,
  amount numeric(18,4),
  currency text,
  created_on date,
  closes_on date,
  lost_reason text not null default ''::text,
  owner_id uuid,
  owner_told text not null default ''::text,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  kind text,
  family text not null default ''::text,
  origin text,
  origin_id uuid,
  told_chance numeric(4,3),
  reason text not null default ''::text,
  learned text not null default ''::text,
  competitor text not null default ''::text,
  CHECK (
CASE origin
    WHEN 'suggestion'::text THEN ((origin_id IS NULL) AND (family <> ''::text))
    ELSE ((origin IS NULL) = (origin_id IS NULL))
END),
  CHECK (((amount IS NULL) = (currency IS NULL))),
  CHECK (((length(title) >= 1) AND (length(title) <= 300))),
  CHECK (((told_chance >= (0)::numeric) AND (told_chance <= (1)::numeric))),
  CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CHECK ((kind = ANY (ARRAY['cross-sell'::text, 'up-sell'::text, 'new-solution'::text, 'new-market'::text, 'joint-project'::text]))),
  CHECK ((length(competitor) <= 200)),
  CHECK ((length(family) <= 200)),
  CHECK ((length(learned) <= 1000)),
  CHECK ((length(lost_reason) <= 1000)),
  CHECK ((length(owner_told) <= 200)),
  CHECK ((length(pipeline) <= 200)),
  CHECK ((length(reason) <= 60)),
  CHECK ((length(stage) <= 200)),
  CHECK ((length(text) <= 10000)),
  CHECK ((origin = ANY (ARRAY['need'::text, 'white'::text, 'signal'::text, 'suggestion'::text]))),
  CHECK ((state = ANY (ARRAY['open'::text, 'won'::text, 'lost'::text]))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, contact_id) REFERENCES contact(firm_id, contact_id),
  PRIMARY KEY (firm_id, opportunity_id)
);
CREATE INDEX opportunity_by_account ON public.opportunity USING btree (firm_id, account_id);
CREATE INDEX opportunity_by_contact ON public.opportunity USING btree (firm_id, contact_id) WHERE (contact_id IS NOT NULL);
CREATE INDEX opportunity_by_origin ON public.opportunity USING btree (firm_id, origin_id) WHERE (origin_id IS NOT NULL);
CREATE INDEX opportunity_by_state ON public.opportunity USING btree (firm_id, state, closes_on);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table opportunity_decider (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  opportunity_id uuid not null,
  contact_id uuid not null,
  role text not null,
  CHECK ((role = ANY (ARRAY['initiator'::text, 'user'::text, 'influencer'::text, 'buyer'::text, 'decider'::text, 'approver'::text, 'gatekeeper'::text]))),
  FOREIGN KEY (firm_id, contact_id) REFERENCES contact(firm_id, contact_id),
  FOREIGN KEY (firm_id, opportunity_id) REFERENCES opportunity(firm_id, opportunity_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, opportunity_id, contact_id)
);
CREATE INDEX opportunity_decider_by_contact ON public.opportunity_decider USING btree (firm_id, contact_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (opportunity_id IN ( SELECT o.opportunity_id FROM opportunity o)))
grant delete, insert, select, update to clave_server;

create table opportunity_move (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  move_id uuid not null default gen_random_uuid(),
  opportunity_id uuid not null,
  moved_on date not null,
  stage text not null,
  state text not null,
  made_at timestamp with time zone not null default clock_timestamp(),
  CHECK ((state = ANY (ARRAY['open'::text, 'won'::text, 'lost'::text]))),
  FOREIGN KEY (firm_id, opportunity_id) REFERENCES opportunity(firm_id, opportunity_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, move_id)
);
CREATE INDEX opportunity_move_by_opportunity ON public.opportunity_move USING btree (firm_id, opportunity_id, moved_on, made_at);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (opportunity_id IN ( SELECT o.opportunity_id FROM opportunity o)))
grant delete, insert, select, update to clave_server;

create table opportunity_objective (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  opportunity_id uuid not null,
  item_id uuid not null,
  FOREIGN KEY (firm_id, item_id) REFERENCES plan_item(firm_id, item_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, opportunity_id) REFERENCES opportunity(firm_id, opportunity_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, opportunity_id, item_id)
);
CREATE INDEX opportunity_objective_by_item ON public.opportunity_objective USING btree (firm_id, item_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (opportunity_id IN ( SELECT o.opportunity_id FROM opportunity o)))
grant delete, insert, select, update to clave_server;

create table our_review (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  review_id uuid not null default gen_random_uuid(),
  account_id uuid,
  site text not null,
  written_on date not null,
  rating double precision,
  text text not null default ''::text,
  link text not null default ''::text,
  reply text not null default ''::text,
  replied_on date,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  CHECK (((length(site) >= 1) AND (length(site) <= 100))),
  CHECK (((rating >= (0)::double precision) AND (rating <= (5)::double precision))),
  CHECK (((rating IS NOT NULL) OR (text <> ''::text))),
  CHECK (((replied_on IS NULL) = (reply = ''::text))),
  CHECK ((length(link) <= 500)),
  CHECK ((length(reply) <= 2000)),
  CHECK ((length(text) <= 4000)),
  CHECK ((replied_on >= written_on)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, review_id)
);
CREATE INDEX our_review_by_account ON public.our_review USING btree (firm_id, account_id) WHERE (account_id IS NOT NULL);
CREATE INDEX our_review_by_day ON public.our_review USING btree (firm_id, written_on DESC);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: ((account_id IS NULL) OR ( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table outage (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  outage_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  kind text not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone,
  why text not null,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  CHECK (((length(why) >= 1) AND (length(why) <= 500))),
  CHECK ((kind = ANY (ARRAY['unplanned'::text, 'excluded'::text]))),
  CHECK ((until_at > from_at)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, outage_id)
);
CREATE INDEX outage_by_account ON public.outage USING btree (firm_id, account_id, from_at);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table own_change (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  change_id uuid not null default gen_random_uuid(),
  title text not null,
  kind text not null,
  what text not null default ''::text,
  from_on date not null,
  filter jsonb not null,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  CHECK (((length(title) >= 1) AND (length(title) <= 200))),
  CHECK ((kind = ANY (ARRAY['tool'::text, 'price'::text, 'report'::text, 'person'::text, 'range'::text, 'other'::text]))),
  CHECK ((length(what) <= 2000)),
  PRIMARY KEY (firm_id, change_id)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table own_change_account (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  change_id uuid not null,
  account_id uuid not null,
  impact text not null default ''::text,
  CHECK ((length(impact) <= 1000)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, change_id) REFERENCES own_change(firm_id, change_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, change_id, account_id)
);
CREATE INDEX own_change_account_by_account ON public.own_change_account USING btree (firm_id, account_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table plan (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  plan_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  title text not null,
  template text not null,
  from_on date not null,
  until_on date not null,
  state text not null default 'draft'::text,
  private boolean not null default false,
  owner_id uuid not null,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  changed_on date not null,
  CHECK (((length(title) >= 1) AND (length(title) <= 200))),
  CHECK ((from_on < until_on)),
  CHECK ((state = ANY (ARRAY['draft'::text, 'in-review'::text, 'agreed'::text, 'active'::text, 'closed'::text]))),
  CHECK ((template ~ '^[a-z]{1,40}$'::text)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, plan_id)
);
CREATE INDEX plan_by_account ON public.plan USING btree (firm_id, account_id);
CREATE UNIQUE INDEX plan_open ON public.plan USING btree (firm_id, account_id) WHERE (state <> 'closed'::text);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy private_only (restrictive) for select: ((NOT private) OR sees_private(account_id, owner_id))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table plan_decision (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  decision_id uuid not null default gen_random_uuid(),
  plan_id uuid not null,
  account_id uuid not null,
  decided_on date not null,
  decision text not null,
  why text not null default ''::text,
  shared boolean not null default false,
  corrects_id uuid,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  CHECK (((length(decision) >= 1) AND (length(decision) <= 1000))),
  CHECK ((length(why) <= 1000)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, corrects_id) REFERENCES plan_decision(firm_id, decision_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, plan_id) REFERENCES plan(firm_id, plan_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, decision_id)
);
CREATE INDEX plan_decision_by_account ON public.plan_decision USING btree (firm_id, account_id);
CREATE UNIQUE INDEX plan_decision_by_corrected ON public.plan_decision USING btree (firm_id, corrects_id) WHERE (corrects_id IS NOT NULL);
CREATE INDEX plan_decision_by_plan ON public.plan_decision USING btree (firm_id, plan_id, decided_on);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy private_only (restrictive) for select: (plan_id IN ( SELECT p.plan_id FROM plan p))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant insert, select to clave_server;

create table plan_execution (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  plan_id uuid not null,
  account_id uuid not null,
  month date not null,
  due integer not null,
  done integer not null,
  CHECK (((done >= 0) AND (done <= due))),
  CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  CHECK ((due >= 0)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, plan_id) REFERENCES plan(firm_id, plan_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, plan_id, month)
);
CREATE INDEX plan_execution_by_account ON public.plan_execution USING btree (firm_id, account_id, month);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy private_only (restrictive) for select: (plan_id IN ( SELECT p.plan_id FROM plan p))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table plan_firing (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  firing_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  plan_id uuid not null,
  kpi_id uuid not null,
  plan_b_id uuid not null,
  value double precision not null,
  threshold double precision not null,
  worse text not null,
  day date not null,
  back_on date,
  state text not null default 'proposed'::text,
  why text not null default ''::text,
  decided_by uuid,
  decided_on date,
  made_at timestamp with time zone not null default now(),
  CHECK ((((state = 'proposed'::text) = (decided_by IS NULL)) AND ((state = 'proposed'::text) = (decided_on IS NULL)))),
  CHECK (((state <> 'dismissed'::text) OR (why <> ''::text))),
  CHECK ((back_on >= day)),
  CHECK ((length(why) <= 1000)),
  CHECK ((state = ANY (ARRAY['proposed'::text, 'approved'::text, 'dismissed'::text]))),
  CHECK ((worse = ANY (ARRAY['below'::text, 'above'::text]))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, kpi_id) REFERENCES plan_item(firm_id, item_id),
  FOREIGN KEY (firm_id, plan_b_id) REFERENCES plan_item(firm_id, item_id),
  FOREIGN KEY (firm_id, plan_id) REFERENCES plan(firm_id, plan_id),
  PRIMARY KEY (firm_id, firing_id)
);
CREATE INDEX plan_firing_by_account ON public.plan_firing USING btree (firm_id, account_id);
CREATE INDEX plan_firing_by_kpi ON public.plan_firing USING btree (firm_id, kpi_id);
CREATE INDEX plan_firing_by_plan ON public.plan_firing USING btree (firm_id, plan_id, day);
CREATE UNIQUE INDEX plan_firing_once ON public.plan_firing USING btree (firm_id, plan_b_id) WHERE (back_on IS NULL);
CREATE INDEX plan_firing_waiting ON public.plan_firing USING btree (firm_id, day) WHERE (state = 'proposed'::text);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy private_only (restrictive) for select: ((kpi_id IN ( SELECT i.item_id FROM plan_item i)) AND (plan_b_id IN ( SELECT i.item_id FROM plan_item i)))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table plan_item (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  item_id uuid not null default gen_random_uuid(),
  plan_id uuid not null,
  account_id uuid not null,
  kind text not null,
  title text not null,
  body jsonb not null,
  parent_id uuid,
  owner_id uuid,
  due_on date,
  shared boolean not null default false,
  private boolean not null default false,
  state text not null default 'draft'::text,
  outcome text not null default ''::text,
  ended_on date,
  readings jsonb not null default '[]'::jsonb,
  place integer not null default 0,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  changed_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  changed_on date not null,
  CHECK (((length(title) >= 1) AND (length(title) <= 300))),
  CHECK (((state = ANY (ARRAY['done'::text, 'dropped'::text])) = (ended_on IS NOT NULL))),
  CHECK ((NOT (shared AND private))),
  CHECK ((jsonb_typeof(body) = 'object'::text)),
  CHECK ((jsonb_typeof(readings) = 'array'::text)),
  CHECK ((kind ~ '^[a-z][a-zA-Z]{1,40}$'::text)),
  CHECK ((length(outcome) <= 1000)),
  CHECK ((state = ANY (ARRAY['draft'::text, 'active'::text, 'done'::text, 'dropped'::text]))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, parent_id) REFERENCES plan_item(firm_id, item_id) ON DELETE SET NULL (parent_id),
  FOREIGN KEY (firm_id, plan_id) REFERENCES plan(firm_id, plan_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, item_id)
);
CREATE UNIQUE INDEX plan_item_answer ON public.plan_item USING btree (firm_id, plan_id, title) WHERE (kind = 'answer'::text);
CREATE INDEX plan_item_by_account ON public.plan_item USING btree (firm_id, account_id);
CREATE INDEX plan_item_by_parent ON public.plan_item USING btree (firm_id, parent_id) WHERE (parent_id IS NOT NULL);
CREATE INDEX plan_item_by_plan ON public.plan_item USING btree (firm_id, plan_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy private_only (restrictive) for select: (((NOT private) OR sees_private(account_id, owner_id)) AND (plan_id IN ( SELECT p.plan_id FROM plan p)))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table plan_version (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  plan_id uuid not null,
  no integer not null,
  account_id uuid not null,
  content jsonb not null,
  sha256 text not null,
  why text not null,
  state text not null,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  CHECK ((length(why) <= 500)),
  CHECK ((no > 0)),
  CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, plan_id) REFERENCES plan(firm_id, plan_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, plan_id, no)
);
CREATE INDEX plan_version_by_account ON public.plan_version USING btree (firm_id, account_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy private_only (restrictive) for select: (plan_id IN ( SELECT p.plan_id FROM plan p))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant insert to clave_server;

create table portfolio (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  as_of date not null,
  valuation text not null,
  current boolean not null,
  place integer not null,
  converted boolean not null,
  accounts integer not null,
  class_a integer not null,
  class_b integer not null,
  ledger_from date not null,
  ledger_to date not null,
  made_from integer[] not null,
  made_with jsonb not null,
  made_at timestamp with time zone not null default now(),
  missing jsonb not null default '[]'::jsonb,
  valued boolean not null default false,
  value_made_by jsonb,
  CHECK ((valuation ~ '^[A-Z]{3}$'::text)),
  PRIMARY KEY (firm_id, as_of, valuation)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table portfolio_figures (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  as_of date not null,
  valuation text not null,
  figures jsonb not null,
  FOREIGN KEY (firm_id, as_of, valuation) REFERENCES portfolio(firm_id, as_of, valuation) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, as_of, valuation)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: ( SELECT sees_all() AS sees_all)
grant delete, insert, select, update to clave_server;

create table portfolio_slice (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  as_of date not null,
  valuation text not null,
  dimension text not null,
  name text not null,
  ranks integer[] not null,
  FOREIGN KEY (firm_id, as_of, valuation) REFERENCES portfolio(firm_id, as_of, valuation) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, as_of, valuation, dimension, name)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table portfolio_snapshot (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  month date not null,
  valuation text not null,
  converted boolean not null,
  accounts integer not null,
  frozen boolean not null,
  made_at timestamp with time zone not null default now(),
  made_from integer[] not null,
  made_with jsonb not null,
  rates_version integer not null,
  before jsonb,
  outdated text,
  CHECK ((EXTRACT(day FROM (month + 1)) = (1)::numeric)),
  CHECK ((outdated = ANY (ARRAY['accounts'::text, 'whole'::text]))),
  CHECK ((valuation ~ '^[A-Z]{3}$'::text)),
  PRIMARY KEY (firm_id, month)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table portfolio_study (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  as_of date not null,
  valuation text not null,
  topic text not null,
  told jsonb not null,
  made_at timestamp with time zone not null default now(),
  FOREIGN KEY (firm_id, as_of, valuation) REFERENCES portfolio(firm_id, as_of, valuation) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, as_of, valuation, topic)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: ( SELECT sees_all() AS sees_all)
grant delete, insert, select, update to clave_server;

create table post_mortem (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  escalation_id uuid not null,
  account_id uuid not null,
  held_on date not null,
  happened text not null,
  causes text not null,
  lesson text not null default ''::text,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  CHECK (((length(causes) >= 1) AND (length(causes) <= 4000))),
  CHECK (((length(happened) >= 1) AND (length(happened) <= 4000))),
  CHECK ((length(lesson) <= 2000)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, escalation_id) REFERENCES escalation(firm_id, escalation_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, escalation_id)
);
CREATE INDEX post_mortem_by_account ON public.post_mortem USING btree (firm_id, account_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table price_index (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  country text not null,
  country_key text not null generated always as (same_name(country)) stored,
  month date not null,
  index numeric(18,9) not null,
  CHECK ((index > (0)::numeric)),
  CHECK ((length(country) <= 120)),
  CHECK ((month = (date_trunc('month'::text, (month)::timestamp with time zone))::date)),
  PRIMARY KEY (firm_id, country_key, month)
);
CREATE INDEX price_index_by_month ON public.price_index USING btree (firm_id, month DESC, country_key);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table private_note (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  note_id uuid not null default gen_random_uuid(),
  contact_id uuid not null,
  text text not null,
  purpose text not null,
  ground text not null,
  until_on date not null,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  CHECK (((length(purpose) >= 1) AND (length(purpose) <= 300))),
  CHECK (((length(text) >= 1) AND (length(text) <= 2000))),
  CHECK ((ground = ANY (ARRAY['consent'::text, 'told'::text, 'interest'::text]))),
  FOREIGN KEY (firm_id, contact_id) REFERENCES contact(firm_id, contact_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, note_id)
);
CREATE INDEX private_note_by_contact ON public.private_note USING btree (firm_id, contact_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy near_only (restrictive) for select: ((made_by = ( SELECT (current_setting('clave.actor_id'::text))::uuid AS current_setting)) OR (contact_id IN ( WITH works AS ( SELECT COALESCE(k.kept_id, p.contact_id) AS contact_id FROM ((contact_place p JOIN account_near n USING (firm_id, account_id)) LEFT JOIN contact_kept k ON (((k.firm_id = p.firm_id) AND (k.contact_id = p.contact_id)))) WHERE ((p.firm_id = (current_setting('clave.firm_id'::text))::uuid) AND (n.person_id = (current_setting('clave.actor_id'::text))::uuid) AND COALESCE((p.until_on >= CURRENT_DATE), true)) ) SELECT works.contact_id FROM works UNION ALL SELECT k.contact_id FROM (contact_kept k JOIN works w ON ((w.contact_id = k.kept_id))) WHERE (k.firm_id = (current_setting('clave.firm_id'::text))::uuid))))
grant delete, insert, select, update to clave_server;

create table product (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  product_id integer not null,
  code text not null,
  name text not null,
  family_id integer,
  CHECK ((length(code) <= 300)),
  CHECK ((length(name) <= 300)),
  FOREIGN KEY (firm_id, family_id) REFERENCES label(firm_id, label_id),
  PRIMARY KEY (firm_id, product_id),
  UNIQUE (firm_id, code)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = (current_setting('clave.firm_id'::text))::uuid)
grant delete, insert, select, update to clave_server;

create table profile_fact (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  fact_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  place integer not null default 0,
  topic text not null,
  name text not null default ''::text,
  text text not null default ''::text,
  link text not null default ''::text,
  amount numeric(18,4),
  currency text,
  share double precision,
  source_kind text not null,
  source text not null default ''::text,
  seen_on date not null,
  confidence text not null,
  said_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  said_at timestamp with time zone not null default now(),
  CHECK (((share >= (0)::double precision) AND (share <= (1)::double precision))),
  CHECK ((amount >= (0)::numeric)),
  CHECK ((confidence = ANY (ARRAY['assumed'::text, 'confirmed'::text]))),
  CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CHECK ((length(link) <= 500)),
  CHECK ((length(name) <= 200)),
  CHECK ((length(source) <= 500)),
  CHECK ((length(text) <= 2000)),
  CHECK ((source_kind = ANY (ARRAY['link'::text, 'talk'::text, 'third'::text, 'document'::text, 'own'::text]))),
  CHECK ((topic ~ '^[a-zA-Z]{1,40}$'::text)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, fact_id)
);
CREATE INDEX profile_fact_by_account ON public.profile_fact USING btree (firm_id, account_id);
CREATE INDEX profile_fact_by_age ON public.profile_fact USING btree (firm_id, seen_on);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table promotion (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  promotion_id uuid not null default gen_random_uuid(),
  name text not null,
  families text[] not null,
  from_on date not null,
  until_on date not null,
  cost numeric(18,4) not null,
  currency text not null,
  weeks_before integer not null default 2,
  weeks_after integer not null default 4,
  margin_share numeric(4,3),
  note text not null default ''::text,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  CHECK (((cardinality(families) >= 1) AND (cardinality(families) <= 50))),
  CHECK (((from_on <= until_on) AND (until_on < (from_on + 182)))),
  CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  CHECK (((margin_share >= (0)::numeric) AND (margin_share <= (1)::numeric))),
  CHECK (((weeks_after >= 0) AND (weeks_after <= 26))),
  CHECK (((weeks_before >= 0) AND (weeks_before <= 12))),
  CHECK ((cost >= (0)::numeric)),
  CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CHECK ((length(note) <= 2000)),
  PRIMARY KEY (firm_id, promotion_id)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table promotion_account (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  promotion_id uuid not null,
  account_id uuid not null,
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, promotion_id) REFERENCES promotion(firm_id, promotion_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, promotion_id, account_id)
);
CREATE INDEX promotion_account_by_account ON public.promotion_account USING btree (firm_id, account_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table public_review (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  review_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  written_on date not null,
  rating double precision,
  text text not null default ''::text,
  link text not null default ''::text,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  CHECK (((rating >= (0)::double precision) AND (rating <= (5)::double precision))),
  CHECK (((rating IS NOT NULL) OR (text <> ''::text))),
  CHECK ((length(link) <= 500)),
  CHECK ((length(text) <= 4000)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, review_id)
);
CREATE INDEX public_review_by_account ON public.public_review USING btree (firm_id, account_id, written_on);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table rate (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  base text not null,
  currency text not null,
  day date not null,
  rate numeric(27,15) not null,
  CHECK ((base ~ '^[A-Z]{3}$'::text)),
  CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CHECK ((rate > (0)::numeric)),
  PRIMARY KEY (firm_id, base, currency, day)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = (current_setting('clave.firm_id'::text))::uuid)
grant delete, insert, select, update to clave_server;

create table rating (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  round_id uuid not null,
  account_id uuid not null,
  person_id uuid not null,
  key text not null,
  rating_id uuid not null default gen_random_uuid(),
  point smallint,
  note text not null default ''::text,
  rated_at timestamp with time zone not null default clock_timestamp(),
  CHECK (((length(key) >= 1) AND (length(key) <= 40))),
  CHECK (((point >= 1) AND (point <= 5))),
  CHECK ((length(note) <= 500)),
  FOREIGN KEY (firm_id, round_id, account_id) REFERENCES round_account(firm_id, round_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, round_id, account_id, person_id, key, rated_at, rating_id)
);
-- row-level security, forced
-- policy blind (restrictive) for select: ((person_id = ( SELECT (current_setting('clave.actor_id'::text))::uuid AS current_setting)) OR (round_id IN ( SELECT r.round_id FROM rating_round r WHERE ((r.firm_id = (current_setting('clave.firm_id'::text))::uuid) AND (r.state <> 'open'::text)))))
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant insert, select to clave_server;

create table rating_round (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  round_id uuid not null default gen_random_uuid(),
  title text not null,
  version integer not null,
  state text not null default 'open'::text,
  due_on date,
  opened_by uuid not null,
  opened_at timestamp with time zone not null default now(),
  closed_at timestamp with time zone,
  CHECK (((length(title) >= 1) AND (length(title) <= 120))),
  CHECK ((state = ANY (ARRAY['open'::text, 'discussing'::text, 'closed'::text]))),
  FOREIGN KEY (firm_id, version) REFERENCES criteria_version(firm_id, version),
  PRIMARY KEY (firm_id, round_id)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table referral (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  brought_id uuid not null,
  account_id uuid not null,
  brought_on date not null,
  note text not null default ''::text,
  said_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  thanks text not null default ''::text,
  thanked_on date,
  CHECK ((account_id <> brought_id)),
  CHECK ((length(note) <= 500)),
  CHECK ((length(thanks) <= 500)),
  CHECK ((thanked_on >= brought_on)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, brought_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, brought_id)
);
CREATE INDEX referral_by_account ON public.referral USING btree (firm_id, account_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table relation_position (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  contact_id uuid not null,
  person_id uuid not null,
  said_id uuid not null default gen_random_uuid(),
  now_is text,
  ideal text,
  confidence text not null,
  source text not null default ''::text,
  seen_on date not null,
  said_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  said_at timestamp with time zone not null default clock_timestamp(),
  CHECK ((confidence = ANY (ARRAY['assumed'::text, 'confirmed'::text]))),
  CHECK ((ideal = ANY (ARRAY['vendor'::text, 'credible'::text, 'solver'::text, 'adviser'::text]))),
  CHECK ((length(source) <= 500)),
  CHECK ((now_is = ANY (ARRAY['vendor'::text, 'credible'::text, 'solver'::text, 'adviser'::text]))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, contact_id) REFERENCES contact(firm_id, contact_id),
  PRIMARY KEY (firm_id, account_id, contact_id, person_id, said_id)
);
CREATE INDEX relation_position_by_contact ON public.relation_position USING btree (firm_id, contact_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select to clave_server;

create table remedy (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  remedy_id uuid not null default gen_random_uuid(),
  kind text not null,
  why text not null,
  owner_id uuid not null,
  due_on date not null,
  state text not null default 'open'::text,
  outcome text not null default ''::text,
  closed_on date,
  as_of date,
  valuation text,
  margin double precision,
  serving double precision,
  opened_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  opened_on date not null,
  opened_at timestamp with time zone not null default clock_timestamp(),
  CHECK (((length(why) >= 1) AND (length(why) <= 500))),
  CHECK (((state = 'open'::text) = (closed_on IS NULL))),
  CHECK ((kind = ANY (ARRAY['reprice'::text, 'selfService'::text, 'renegotiate'::text, 'exit'::text]))),
  CHECK ((length(outcome) <= 500)),
  CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'dropped'::text]))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, remedy_id)
);
CREATE INDEX remedy_by_account ON public.remedy USING btree (firm_id, account_id);
CREATE UNIQUE INDEX remedy_one_open ON public.remedy USING btree (firm_id, account_id) WHERE (state = 'open'::text);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant insert, select, update to clave_server;

create table remembered_plan (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  signature text not null,
  columns text[] not null,
  plan jsonb not null,
  used_at timestamp with time zone not null default now(),
  PRIMARY KEY (firm_id, signature)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = (current_setting('clave.firm_id'::text))::uuid)
grant delete, insert, select, update to clave_server;

create table request (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  request_id uuid not null default gen_random_uuid(),
  account_id uuid,
  contact_id uuid,
  title text not null,
  text text not null default ''::text,
  state text not null default 'open'::text,
  state_told text not null default ''::text,
  priority text not null default 'normal'::text,
  source text not null default ''::text,
  outcome text not null default ''::text,
  opened_on date not null,
  closed_on date,
  owner_id uuid,
  owner_told text not null default ''::text,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  type text not null default ''::text,
  outside boolean not null default false,
  waits text,
  refused boolean not null default false,
  hours jsonb not null default '{}'::jsonb,
  hours_from date,
  hours_months integer not null default 1,
  cost numeric(14,2),
  currency text,
  spent jsonb not null default '{}'::jsonb,
  CHECK (((hours_months >= 1) AND (hours_months <= 24))),
  CHECK (((length(title) >= 1) AND (length(title) <= 300))),
  CHECK ((EXTRACT(day FROM hours_from) = (1)::numeric)),
  CHECK ((cost >= (0)::numeric)),
  CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CHECK ((jsonb_typeof(hours) = 'object'::text)),
  CHECK ((jsonb_typeof(spent) = 'object'::text)),
  CHECK ((length(outcome) <= 1000)),
  CHECK ((length(owner_told) <= 200)),
  CHECK ((length(source) <= 100)),
  CHECK ((length(state_told) <= 200)),
  CHECK ((length(text) <= 100000)),
  CHECK ((length(type) <= 60)),
  CHECK ((priority = ANY (ARRAY['low'::text, 'normal'::text, 'high'::text, 'urgent'::text]))),
  CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text]))),
  CHECK ((waits = ANY (ARRAY['client'::text, 'us'::text]))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, contact_id) REFERENCES contact(firm_id, contact_id),
  PRIMARY KEY (firm_id, request_id)
);
CREATE INDEX request_by_account ON public.request USING btree (firm_id, account_id);
CREATE INDEX request_by_contact ON public.request USING btree (firm_id, contact_id) WHERE (contact_id IS NOT NULL);
CREATE INDEX request_open ON public.request USING btree (firm_id, opened_on) WHERE (state = 'open'::text);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table request_decision (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  decision_id uuid not null default gen_random_uuid(),
  request_id uuid not null,
  account_id uuid not null,
  decision text not null,
  cure jsonb,
  hours jsonb not null default '{}'::jsonb,
  hours_from date not null,
  hours_months integer not null,
  reason text not null default ''::text,
  seen jsonb not null,
  decided_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  decided_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  CHECK (((cure IS NOT NULL) = (decision = 'cured'::text))),
  CHECK (((hours_months >= 1) AND (hours_months <= 24))),
  CHECK ((EXTRACT(day FROM hours_from) = (1)::numeric)),
  CHECK ((decision = ANY (ARRAY['granted'::text, 'cured'::text, 'refused'::text]))),
  CHECK ((jsonb_typeof(hours) = 'object'::text)),
  CHECK ((length(reason) <= 1000)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, request_id) REFERENCES request(firm_id, request_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, decision_id)
);
CREATE INDEX request_decision_by_account ON public.request_decision USING btree (firm_id, account_id);
CREATE INDEX request_decision_by_request ON public.request_decision USING btree (firm_id, request_id, decided_at);
CREATE UNIQUE INDEX request_decision_holds ON public.request_decision USING btree (firm_id, request_id) WHERE (withdrawn_at IS NULL);
CREATE INDEX request_decision_takes ON public.request_decision USING btree (firm_id, hours_from) WHERE ((withdrawn_at IS NULL) AND (decision <> 'refused'::text));
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant insert, select to clave_server;

create table request_help (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  help_id uuid not null default gen_random_uuid(),
  request_id uuid not null,
  account_id uuid not null,
  person_id uuid not null,
  skill text not null default ''::text,
  question text not null,
  due_on date not null,
  answer text not null default ''::text,
  answered_on date,
  thanks text not null default ''::text,
  thanked_on date,
  asked_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  asked_at timestamp with time zone not null default now(),
  CHECK (((answered_on IS NULL) = (answer = ''::text))),
  CHECK (((length(question) >= 1) AND (length(question) <= 1000))),
  CHECK (((thanked_on IS NULL) OR (answered_on IS NOT NULL))),
  CHECK ((length(answer) <= 4000)),
  CHECK ((length(skill) <= 60)),
  CHECK ((length(thanks) <= 500)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, request_id) REFERENCES request(firm_id, request_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, help_id)
);
CREATE INDEX request_help_by_account ON public.request_help USING btree (firm_id, account_id);
CREATE INDEX request_help_by_request ON public.request_help USING btree (firm_id, request_id);
CREATE INDEX request_help_open ON public.request_help USING btree (firm_id, person_id) WHERE (answered_on IS NULL);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table reward (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  reward_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  title text not null,
  condition text not null,
  options jsonb not null,
  currency text not null,
  owner_id uuid not null,
  decided_by_on date not null,
  deliver_on date not null,
  state text not null default 'offered'::text,
  chosen integer,
  chosen_how text not null default ''::text,
  earned_on date,
  ended_on date,
  outcome text not null default ''::text,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  CHECK (((chosen >= 1) AND (chosen <= jsonb_array_length(options)))),
  CHECK (((jsonb_typeof(options) = 'array'::text) AND ((jsonb_array_length(options) >= 2) AND (jsonb_array_length(options) <= 6)))),
  CHECK (((length(condition) >= 1) AND (length(condition) <= 1000))),
  CHECK (((length(title) >= 1) AND (length(title) <= 200))),
  CHECK (((state = ANY (ARRAY['delivered'::text, 'lapsed'::text])) = (ended_on IS NOT NULL))),
  CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CHECK ((decided_by_on <= deliver_on)),
  CHECK ((length(chosen_how) <= 300)),
  CHECK ((length(outcome) <= 1000)),
  CHECK ((state = ANY (ARRAY['offered'::text, 'earned'::text, 'delivered'::text, 'lapsed'::text]))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, reward_id)
);
CREATE INDEX reward_by_account ON public.reward USING btree (firm_id, account_id, made_at DESC);
CREATE INDEX reward_by_owner ON public.reward USING btree (firm_id, owner_id) WHERE (state = ANY (ARRAY['offered'::text, 'earned'::text]));
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table round_account (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  round_id uuid not null,
  account_id uuid not null,
  place integer not null,
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, round_id) REFERENCES rating_round(firm_id, round_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, round_id, account_id)
);
CREATE INDEX round_account_by_account ON public.round_account USING btree (firm_id, account_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table round_rater (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  round_id uuid not null,
  person_id uuid not null,
  given integer not null default 0,
  finished_at timestamp with time zone,
  FOREIGN KEY (firm_id, round_id) REFERENCES rating_round(firm_id, round_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, round_id, person_id)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table sale_line (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  import_id integer not null,
  line_no integer not null,
  day date not null,
  replaced_by integer,
  source_id integer not null default 0,
  product_id integer,
  family_id integer,
  division_id integer,
  zone_id integer,
  country_id integer,
  salesperson_id integer,
  twin integer not null default 0,
  currency text not null,
  amount numeric(18,4) not null,
  cost numeric(18,4),
  quantity numeric(18,4),
  invoice text,
  invoice_line text,
  CHECK ((length(currency) = 3)),
  PRIMARY KEY (firm_id, import_id, line_no)
);
CREATE INDEX sale_line_by_account ON public.sale_line USING btree (firm_id, account_id, day);
CREATE INDEX sale_line_by_day ON public.sale_line USING btree (firm_id, source_id, day) WHERE (replaced_by IS NULL);
CREATE UNIQUE INDEX sale_line_once ON public.sale_line USING btree (firm_id, source_id, invoice, invoice_line, twin) WHERE ((replaced_by IS NULL) AND (invoice IS NOT NULL));
CREATE INDEX sale_line_replaced ON public.sale_line USING btree (firm_id, replaced_by) WHERE (replaced_by IS NOT NULL);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table sales_cost (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  month date not null,
  purpose text not null,
  concept text not null,
  concept_key text not null generated always as (same_name(concept)) stored,
  currency text not null,
  amount numeric(18,4) not null,
  CHECK (((length(concept) >= 1) AND (length(concept) <= 120))),
  CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CHECK ((month = (date_trunc('month'::text, (month)::timestamp with time zone))::date)),
  CHECK ((purpose = ANY (ARRAY['win'::text, 'keep'::text]))),
  PRIMARY KEY (firm_id, month, purpose, concept_key, currency)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table sales_target (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  target_id uuid not null default gen_random_uuid(),
  period text not null,
  account_id uuid,
  salesperson text,
  amount numeric(18,4) not null,
  currency text not null,
  CHECK (((length(salesperson) >= 1) AND (length(salesperson) <= 300))),
  CHECK ((amount > (0)::numeric)),
  CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CHECK ((period ~ '^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$'::text)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, target_id)
);
CREATE UNIQUE INDEX sales_target_once ON public.sales_target USING btree (firm_id, period, account_id, salesperson) NULLS NOT DISTINCT;
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table salesperson_link (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  salesperson text not null,
  person_id uuid not null,
  PRIMARY KEY (firm_id, salesperson)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = (current_setting('clave.firm_id'::text))::uuid)
grant delete, insert, select, update to clave_server;

create table saved_view (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  view_id uuid not null default gen_random_uuid(),
  owner_id uuid not null,
  name text not null,
  shared boolean not null,
  list jsonb not null,
  columns jsonb not null,
  made_at timestamp with time zone not null default now(),
  CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  PRIMARY KEY (firm_id, view_id)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy shared_or_own (restrictive) for select: (shared OR (owner_id = (current_setting('clave.actor_id'::text))::uuid))
grant delete, insert, select, update to clave_server;

create table search_entry (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  kind text not null,
  thing_id uuid not null,
  account_ids uuid[] not null,
  made_by uuid,
  title text not null,
  text text not null,
  tags text[] not null,
  at timestamp with time zone not null,
  is_text boolean not null,
  folded text not null generated always as (fold(title)) stored,
  words tsvector not null,
  CHECK ((kind ~ '^[a-z][a-zA-Z]{1,39}$'::text)),
  CHECK ((length(title) <= 300)),
  PRIMARY KEY (firm_id, kind, thing_id)
);
CREATE INDEX search_entry_by_account ON public.search_entry USING gin (firm_id, account_ids);
CREATE INDEX search_entry_by_maker ON public.search_entry USING btree (firm_id, made_by) WHERE (made_by IS NOT NULL);
CREATE INDEX search_entry_by_time ON public.search_entry USING btree (firm_id, at DESC) WHERE is_text;
CREATE INDEX search_entry_by_title ON public.search_entry USING btree (firm_id, folded) WHERE (NOT is_text);
CREATE INDEX search_entry_names ON public.search_entry USING gin (firm_id, words) WHERE (NOT is_text);
CREATE INDEX search_entry_texts ON public.search_entry USING gin (firm_id, words) WHERE is_text;

create table search_word (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  word text not null,
  kind text not null,
  thing_id uuid not null,
  FOREIGN KEY (firm_id, kind, thing_id) REFERENCES search_entry(firm_id, kind, thing_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, word, kind, thing_id)
);
CREATE INDEX search_word_by_letters ON public.search_word USING gin (firm_id, word gin_trgm_ops);
CREATE INDEX search_word_by_thing ON public.search_word USING btree (firm_id, kind, thing_id);

create table sector (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  sector_id uuid not null default gen_random_uuid(),
  code text not null,
  name text not null,
  CHECK (((length(code) >= 1) AND (length(code) <= 20))),
  CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  PRIMARY KEY (firm_id, sector_id)
);
CREATE UNIQUE INDEX sector_by_code ON public.sector USING btree (firm_id, code);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table selection (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  selection_id uuid not null default gen_random_uuid(),
  title text not null,
  kind text not null,
  version integer,
  criteria jsonb not null,
  lines jsonb not null,
  round_id uuid,
  largest integer not null,
  candidates integer not null default 0,
  as_of date not null,
  valuation text not null,
  limits jsonb not null,
  financial_share double precision not null,
  revision integer not null default 0,
  state text not null default 'solving'::text,
  refusals jsonb not null default '[]'::jsonb,
  proposal jsonb,
  decision jsonb,
  frontier jsonb,
  additions jsonb,
  robust_runs integer not null default 0,
  made_by uuid,
  made_at timestamp with time zone not null default now(),
  read_at timestamp with time zone not null default now(),
  effective_on date,
  note text not null default ''::text,
  decided_by uuid,
  decided_at timestamp with time zone,
  CHECK (((decided_at IS NULL) = (decided_by IS NULL))),
  CHECK (((decided_at IS NULL) OR ((kind = 'choice'::text) AND (effective_on IS NOT NULL)))),
  CHECK (((financial_share >= (0)::double precision) AND (financial_share <= (1)::double precision))),
  CHECK (((largest >= 1) AND (largest <= 5000))),
  CHECK (((length(title) >= 1) AND (length(title) <= 120))),
  CHECK ((kind = ANY (ARRAY['choice'::text, 'trial'::text, 'watch'::text]))),
  CHECK ((length(note) <= 1000)),
  CHECK ((state = ANY (ARRAY['solving'::text, 'ready'::text, 'refused'::text]))),
  PRIMARY KEY (firm_id, selection_id)
);
CREATE INDEX selection_by_time ON public.selection USING btree (firm_id, made_at DESC);
-- row-level security, forced
-- policy decided_remains (restrictive) for delete: (decided_at IS NULL)
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table selection_account (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  selection_id uuid not null,
  account_id uuid not null,
  place integer not null,
  points jsonb not null,
  hours jsonb not null,
  financial double precision,
  strategic double precision,
  attractiveness double precision,
  strength double precision,
  confidence double precision not null,
  box text,
  bias text,
  segment text,
  zone text,
  strategy_ids uuid[] not null default '{}'::uuid[],
  wants text,
  tier text not null,
  sales double precision,
  potential double precision,
  proposed boolean not null default false,
  wish text,
  wish_reason text,
  wished_by uuid,
  chosen boolean not null default false,
  margin double precision,
  robustness double precision,
  CHECK (((length(wish_reason) >= 1) AND (length(wish_reason) <= 500))),
  CHECK (((wish IS NULL) = (wish_reason IS NULL))),
  CHECK ((box = ANY (ARRAY['strategic'::text, 'star'::text, 'status'::text, 'streamline'::text]))),
  CHECK ((wish = ANY (ARRAY['in'::text, 'out'::text]))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, selection_id) REFERENCES selection(firm_id, selection_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, selection_id, account_id)
);
CREATE INDEX selection_account_by_account ON public.selection_account USING btree (firm_id, account_id);
-- row-level security, forced
-- policy decided_remains (restrictive) for delete: (selection_id IN ( SELECT s.selection_id FROM selection s WHERE ((s.firm_id = (current_setting('clave.firm_id'::text))::uuid) AND (s.decided_at IS NULL))))
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table service_agreement (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  agreement_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  title text not null,
  contract_id uuid,
  from_on date not null,
  until_on date,
  price_terms text not null default ''::text,
  renewal_terms text not null default ''::text,
  changed_at timestamp with time zone not null default clock_timestamp(),
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  CHECK (((length(title) >= 1) AND (length(title) <= 300))),
  CHECK ((length(price_terms) <= 2000)),
  CHECK ((length(renewal_terms) <= 2000)),
  CHECK ((until_on >= from_on)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, contract_id) REFERENCES contract(firm_id, contract_id) ON DELETE SET NULL (contract_id),
  PRIMARY KEY (firm_id, agreement_id)
);
CREATE INDEX service_agreement_by_account ON public.service_agreement USING btree (firm_id, account_id, from_on);
CREATE INDEX service_agreement_by_contract ON public.service_agreement USING btree (firm_id, contract_id) WHERE (contract_id IS NOT NULL);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table service_level (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  level_id uuid not null default gen_random_uuid(),
  account_id uuid,
  tier text,
  agreement_id uuid,
  metric text not null,
  target_ms bigint,
  target_share numeric,
  calendar_id uuid,
  risk_share numeric not null default 0.2,
  pause_states text[] not null default '{}'::text[],
  from_on date,
  until_on date,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  CHECK (((account_id IS NULL) OR (tier IS NULL))),
  CHECK (((agreement_id IS NULL) OR (account_id IS NOT NULL))),
  CHECK (((metric = 'availability'::text) = (target_ms IS NULL))),
  CHECK (((metric = 'availability'::text) = (target_share IS NOT NULL))),
  CHECK (((risk_share >= (0)::numeric) AND (risk_share <= (1)::numeric))),
  CHECK (((target_ms >= 1) AND (target_ms <= '315576000000'::bigint))),
  CHECK (((target_share > (0)::numeric) AND (target_share <= (1)::numeric))),
  CHECK ((cardinality(pause_states) <= 20)),
  CHECK ((metric = ANY (ARRAY['firstResponse'::text, 'nextResponse'::text, 'periodicUpdate'::text, 'resolution'::text, 'delivery'::text, 'availability'::text]))),
  CHECK ((tier = ANY (ARRAY['strategic'::text, 'key'::text, 'future'::text, 'standard'::text, 'streamline'::text]))),
  CHECK ((until_on >= from_on)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, agreement_id) REFERENCES service_agreement(firm_id, agreement_id) ON DELETE SET NULL (agreement_id),
  FOREIGN KEY (firm_id, calendar_id) REFERENCES calendar(firm_id, calendar_id),
  PRIMARY KEY (firm_id, level_id)
);
CREATE INDEX service_level_by_account ON public.service_level USING btree (firm_id, account_id);
CREATE INDEX service_level_by_agreement ON public.service_level USING btree (firm_id, agreement_id) WHERE (agreement_id IS NOT NULL);
CREATE INDEX service_level_by_calendar ON public.service_level USING btree (firm_id, calendar_id) WHERE (calendar_id IS NOT NULL);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: ((account_id IS NULL) OR ( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table sheet_import (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  sheet_import_id uuid not null default gen_random_uuid(),
  target text not null,
  file text not null,
  state text not null default 'sent'::text,
  made_by uuid not null,
  made_at timestamp with time zone not null default now(),
  columns jsonb not null,
  rows jsonb,
  mapping jsonb not null,
  outcome jsonb,
  rejects jsonb not null default '[]'::jsonb,
  taken_at timestamp with time zone,
  undo_id uuid,
  sheet text,
  sheets jsonb not null default '[]'::jsonb,
  CHECK (((length(file) >= 1) AND (length(file) <= 300))),
  CHECK ((state = ANY (ARRAY['sent'::text, 'taken'::text, 'undone'::text]))),
  PRIMARY KEY (firm_id, sheet_import_id)
);
CREATE INDEX sheet_import_by_target ON public.sheet_import USING btree (firm_id, target, made_at DESC);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (made_by = (current_setting('clave.actor_id'::text))::uuid))
grant delete, insert, select, update to clave_server;

create table snapshot_count (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  month date not null,
  segment text not null,
  abc text not null,
  accounts integer not null,
  sales_last_12 double precision not null,
  CHECK ((abc = ANY (ARRAY['A'::text, 'B'::text, 'C'::text]))),
  FOREIGN KEY (firm_id, month) REFERENCES portfolio_snapshot(firm_id, month) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, month, segment, abc)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: ( SELECT sees_all() AS sees_all)
grant delete, insert, select, update to clave_server;

create table stalled_answer (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  case_id uuid not null,
  answer_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  step text not null,
  share double precision,
  outcome text,
  reason text not null default ''::text,
  by_on date,
  criterion text,
  to_tier text,
  standing_id uuid,
  takes_back uuid,
  answered_by uuid,
  answered_on date not null,
  answered_at timestamp with time zone not null default clock_timestamp(),
  CHECK (((share >= (0)::double precision) AND (share <= (1)::double precision))),
  CHECK ((length(criterion) <= 120)),
  CHECK ((length(reason) <= 1000)),
  CHECK ((outcome = ANY (ARRAY['execute-first'::text, 'criteria-stand'::text, 'criteria-change'::text, 'leave-tier'::text, 'lapsed'::text]))),
  CHECK ((step = ANY (ARRAY['execution'::text, 'outcome'::text]))),
  CHECK ((to_tier = ANY (ARRAY['future'::text, 'standard'::text, 'streamline'::text]))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, case_id) REFERENCES stalled_case(firm_id, case_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, case_id, answer_id)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant insert, select to clave_server;

create table stalled_case (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  case_id uuid not null default gen_random_uuid(),
  opened_on date not null,
  opened_at timestamp with time zone not null default clock_timestamp(),
  figures jsonb not null,
  state text not null default 'asked'::text,
  CHECK ((state = ANY (ARRAY['asked'::text, 'unexecuted'::text, 'questioned'::text, 'closed'::text]))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, case_id)
);
CREATE INDEX stalled_case_by_account ON public.stalled_case USING btree (firm_id, account_id, opened_at DESC);
CREATE UNIQUE INDEX stalled_case_open ON public.stalled_case USING btree (firm_id, account_id) WHERE (state <> 'closed'::text);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant insert, select to clave_server;

create table standing (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  standing_id uuid not null default gen_random_uuid(),
  tier text not null,
  phase text,
  effective_on date not null,
  reason text not null,
  selection_id uuid,
  decided_by uuid not null,
  decided_at timestamp with time zone not null default clock_timestamp(),
  noticed_at timestamp with time zone,
  CHECK (((length(reason) >= 1) AND (length(reason) <= 500))),
  CHECK ((phase = ANY (ARRAY['growth'::text, 'maintenance'::text, 'cost-reduction'::text]))),
  CHECK ((tier = ANY (ARRAY['strategic'::text, 'key'::text, 'future'::text, 'standard'::text, 'streamline'::text]))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, account_id, standing_id)
);
CREATE INDEX standing_by_day ON public.standing USING btree (firm_id, effective_on);
CREATE INDEX standing_by_time ON public.standing USING btree (firm_id, decided_at DESC);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant insert, select to clave_server;

create table stock_out (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  stock_out_id uuid not null default gen_random_uuid(),
  family text not null,
  from_on date not null,
  until_on date,
  CHECK (((length(family) >= 1) AND (length(family) <= 200))),
  CHECK ((until_on >= from_on)),
  PRIMARY KEY (firm_id, stock_out_id),
  UNIQUE (firm_id, family, from_on)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table strategy (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  strategy_id uuid not null default gen_random_uuid(),
  title text not null,
  why text not null default ''::text,
  until_on date,
  ended_on date,
  made_at timestamp with time zone not null default now(),
  CHECK (((length(title) >= 1) AND (length(title) <= 120))),
  CHECK ((length(why) <= 1000)),
  PRIMARY KEY (firm_id, strategy_id)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table suggestion (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  family text not null,
  place integer not null,
  similar_accounts integer not null,
  buyers integer not null,
  median double precision,
  currency text not null,
  as_of date not null,
  way text not null default 'similar'::text,
  CHECK (((length(family) >= 1) AND (length(family) <= 200))),
  CHECK ((way = ANY (ARRAY['similar'::text, 'popular'::text]))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, account_id, family)
);
CREATE INDEX suggestion_by_family ON public.suggestion USING btree (firm_id, family);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table suggestion_dismissal (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  family text not null,
  reason text not null,
  dismissed_on date not null,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  CHECK (((length(family) >= 1) AND (length(family) <= 200))),
  CHECK (((length(reason) >= 1) AND (length(reason) <= 500))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, account_id, family)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table supply_trend (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  as_of date not null,
  lines integer not null,
  on_time integer not null,
  in_full integer not null,
  both_kept integer not null,
  lines_before integer not null,
  both_before integer not null,
  fall double precision,
  fall_low double precision,
  fall_high double precision,
  falls boolean not null,
  since_on date,
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, account_id)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table survey_account (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  round_id uuid not null,
  account_id uuid not null,
  tier text not null,
  sales double precision not null default 0,
  contacts integer not null,
  CHECK ((contacts >= 0)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, round_id) REFERENCES survey_round(firm_id, round_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, round_id, account_id)
);
CREATE INDEX survey_account_by_account ON public.survey_account USING btree (firm_id, account_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table survey_answer (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  answer_id uuid not null default gen_random_uuid(),
  round_id uuid not null,
  account_id uuid not null,
  contact_id uuid,
  language text not null default 'es'::text,
  role text,
  email text,
  state text not null default 'waiting'::text,
  since timestamp with time zone not null default now(),
  why text not null default ''::text,
  reminded_at timestamp with time zone,
  answered_at timestamp with time zone,
  nps smallint,
  csat jsonb not null default '{}'::jsonb,
  effort smallint,
  difference text,
  text text not null default ''::text,
  made_at timestamp with time zone not null default now(),
  CHECK (((answered_at IS NOT NULL) OR ((nps IS NULL) AND (csat = '{}'::jsonb) AND (effort IS NULL) AND (difference IS NULL) AND (text = ''::text)))),
  CHECK (((effort >= 1) AND (effort <= 7))),
  CHECK (((length(email) >= 3) AND (length(email) <= 300))),
  CHECK (((nps >= 0) AND (nps <= 10))),
  CHECK (((state = 'failing'::text) OR (why = ''::text))),
  CHECK ((difference = ANY (ARRAY['better'::text, 'same'::text, 'worse'::text, 'new'::text]))),
  CHECK ((jsonb_typeof(csat) = 'object'::text)),
  CHECK ((language = ANY (ARRAY['es'::text, 'en'::text]))),
  CHECK ((length(text) <= 4000)),
  CHECK ((length(why) <= 500)),
  CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failing'::text, 'noAddress'::text]))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, contact_id) REFERENCES contact(firm_id, contact_id),
  FOREIGN KEY (firm_id, round_id) REFERENCES survey_round(firm_id, round_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, answer_id),
  UNIQUE (firm_id, round_id, account_id, contact_id)
);
CREATE INDEX survey_answer_by_account ON public.survey_answer USING btree (firm_id, account_id, answered_at);
CREATE INDEX survey_answer_by_contact ON public.survey_answer USING btree (firm_id, contact_id) WHERE (contact_id IS NOT NULL);
CREATE INDEX survey_answer_by_round ON public.survey_answer USING btree (firm_id, round_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table survey_round (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  round_id uuid not null default gen_random_uuid(),
  title text not null,
  services text[] not null default '{}'::text[],
  asks_effort boolean not null default true,
  asks_difference boolean not null default true,
  tiers text[] not null default '{}'::text[],
  roles text[] not null default '{}'::text[],
  rest_days integer not null default 90,
  closes_on date not null,
  reminds_on date,
  reminded_on date,
  opened_on date,
  closed_on date,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  CHECK (((closed_on IS NULL) OR (opened_on IS NOT NULL))),
  CHECK (((length(title) >= 1) AND (length(title) <= 120))),
  CHECK (((rest_days >= 0) AND (rest_days <= 730))),
  CHECK ((cardinality(services) <= 8)),
  CHECK ((closed_on >= opened_on)),
  CHECK ((reminds_on <= closes_on)),
  PRIMARY KEY (firm_id, round_id)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table survey_silence (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  contact_id uuid not null,
  said_on date not null,
  FOREIGN KEY (firm_id, contact_id) REFERENCES contact(firm_id, contact_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, contact_id)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table swot_item (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  item_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  subject text not null,
  competitor text not null default ''::text,
  kind text not null,
  title text not null,
  weight integer not null,
  inimitable boolean not null default false,
  evidence text not null default ''::text,
  source text not null default ''::text,
  seen_on date not null,
  confidence text not null,
  dropped_at timestamp with time zone,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  CHECK (((length(title) >= 1) AND (length(title) <= 300))),
  CHECK (((subject = 'competitor'::text) = (competitor <> ''::text))),
  CHECK (((weight >= 1) AND (weight <= 3))),
  CHECK ((confidence = ANY (ARRAY['assumed'::text, 'confirmed'::text]))),
  CHECK ((kind = ANY (ARRAY['strength'::text, 'weakness'::text, 'opportunity'::text, 'threat'::text]))),
  CHECK ((length(competitor) <= 200)),
  CHECK ((length(evidence) <= 1000)),
  CHECK ((length(source) <= 500)),
  CHECK ((subject = ANY (ARRAY['us'::text, 'client'::text, 'chain'::text, 'competitor'::text]))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, item_id)
);
CREATE INDEX swot_item_by_account ON public.swot_item USING btree (firm_id, account_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table talk_made (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  interaction_id uuid not null,
  made text not null,
  thing_id uuid not null,
  CHECK ((made = ANY (ARRAY['commitment'::text, 'decision'::text]))),
  FOREIGN KEY (firm_id, interaction_id) REFERENCES interaction(firm_id, interaction_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, interaction_id, made, thing_id)
);
CREATE INDEX talk_made_by_thing ON public.talk_made USING btree (firm_id, thing_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (interaction_id IN ( SELECT i.interaction_id FROM interaction i WHERE (i.account_id IN ( SELECT accounts_near() AS accounts_near)))))
grant delete, insert, select, update to clave_server;

create table team_hours (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  person_id uuid not null,
  skill text not null,
  hours numeric(7,2) not null,
  CHECK (((length(skill) >= 1) AND (length(skill) <= 60))),
  CHECK ((hours > (0)::numeric)),
  PRIMARY KEY (firm_id, person_id, skill)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table tier (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  tier text not null,
  definition text not null default ''::text,
  answer_hours numeric(7,2),
  visits_a_year integer,
  reviews_a_year integer,
  needs jsonb not null default '{}'::jsonb,
  CHECK ((answer_hours > (0)::numeric)),
  CHECK ((length(definition) <= 1000)),
  CHECK ((reviews_a_year >= 0)),
  CHECK ((tier = ANY (ARRAY['strategic'::text, 'key'::text, 'future'::text, 'standard'::text, 'streamline'::text]))),
  CHECK ((visits_a_year >= 0)),
  PRIMARY KEY (firm_id, tier)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table tree_making (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  making_id uuid not null default gen_random_uuid(),
  group_ids uuid[] not null default '{}'::uuid[],
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  undone_at timestamp with time zone,
  PRIMARY KEY (firm_id, making_id)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant insert, select, update to clave_server;

create table usage_reading (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  reading_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  measure text not null,
  day date not null,
  value numeric(18,4) not null,
  contracted numeric(18,4),
  CHECK (((length(measure) >= 1) AND (length(measure) <= 80))),
  CHECK ((contracted > (0)::numeric)),
  CHECK ((value >= (0)::numeric)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, reading_id),
  UNIQUE (firm_id, account_id, measure, day)
);
CREATE INDEX usage_reading_measure ON public.usage_reading USING btree (firm_id, measure, day);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table usage_trend (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  measure text not null,
  as_of date not null,
  grain text not null,
  last_on date not null,
  last double precision not null,
  periods integer not null,
  change double precision,
  change_low double precision,
  change_high double precision,
  season double precision,
  contracted double precision,
  contracted_share double precision,
  verdict text not null,
  since_on date,
  fall double precision not null,
  CHECK (((fall >= (0)::double precision) AND (fall <= (1)::double precision))),
  CHECK ((grain = ANY (ARRAY['week'::text, 'month'::text]))),
  CHECK ((verdict = ANY (ARRAY['falls'::text, 'stopped'::text, 'low'::text, 'over'::text, 'grows'::text, 'steady'::text, 'young'::text, 'silent'::text]))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, account_id, measure)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table value_model (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  valuation text not null,
  fitted_on date not null,
  made_with jsonb not null,
  fitted jsonb not null,
  made_at timestamp with time zone not null default now(),
  PRIMARY KEY (firm_id, valuation)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: ( SELECT sees_all() AS sees_all)
grant delete, insert, select, update to clave_server;

create table wallet_line (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  line_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  family text not null,
  year integer not null,
  basis text not null,
  spend numeric(20,4),
  currency text,
  place integer,
  suppliers integer,
  target_share numeric,
  target_on date,
  source text not null default ''::text,
  seen_on date not null,
  confidence text not null,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  CHECK (
CASE basis
    WHEN 'spend'::text THEN ((spend IS NOT NULL) AND (currency IS NOT NULL) AND (place IS NULL) AND (suppliers IS NULL))
    ELSE ((spend IS NULL) AND (currency IS NULL) AND (place IS NOT NULL) AND (place <= suppliers))
END),
  CHECK (((length(family) >= 1) AND (length(family) <= 200))),
  CHECK (((suppliers >= 1) AND (suppliers <= 50))),
  CHECK (((target_share >= (0)::numeric) AND (target_share <= (1)::numeric))),
  CHECK (((target_share IS NULL) = (target_on IS NULL))),
  CHECK (((year >= 1990) AND (year <= 2100))),
  CHECK ((basis = ANY (ARRAY['spend'::text, 'place'::text]))),
  CHECK ((confidence = ANY (ARRAY['assumed'::text, 'confirmed'::text]))),
  CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CHECK ((length(source) <= 500)),
  CHECK ((place >= 1)),
  CHECK ((spend > (0)::numeric)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, line_id)
);
CREATE UNIQUE INDEX wallet_line_once ON public.wallet_line USING btree (firm_id, account_id, year, same_name(family));
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table white_cell (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  cell_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  family text not null,
  potential numeric(20,4),
  currency text,
  competitor text not null default ''::text,
  source text not null default ''::text,
  seen_on date not null,
  confidence text not null,
  made_by uuid not null default (current_setting('clave.actor_id'::text))::uuid,
  made_at timestamp with time zone not null default now(),
  CHECK (((length(family) >= 1) AND (length(family) <= 200))),
  CHECK (((potential IS NULL) = (currency IS NULL))),
  CHECK ((confidence = ANY (ARRAY['assumed'::text, 'confirmed'::text]))),
  CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CHECK ((length(competitor) <= 200)),
  CHECK ((length(source) <= 500)),
  CHECK ((potential >= (0)::numeric)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, cell_id)
);
CREATE UNIQUE INDEX white_cell_once ON public.white_cell USING btree (firm_id, account_id, same_name(family));
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT accounts_near() AS accounts_near)))
grant delete, insert, select, update to clave_server;

create table access.api_key (
  key_id uuid not null default gen_random_uuid(),
  firm_id uuid not null,
  name text not null,
  role text not null,
  secret_hash bytea not null,
  beginning text not null,
  made_by uuid not null,
  made_at timestamp with time zone not null default now(),
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  CHECK (((length(name) >= 1) AND (length(name) <= 80))),
  CHECK ((role = ANY (ARRAY['lead'::text, 'manager'::text, 'expert'::text, 'admin'::text, 'viewer'::text]))),
  FOREIGN KEY (firm_id) REFERENCES access.firm(firm_id) ON DELETE CASCADE,
  FOREIGN KEY (made_by) REFERENCES access.person(id),
  PRIMARY KEY (key_id),
  UNIQUE (secret_hash)
);
CREATE INDEX api_key_by_firm ON access.api_key USING btree (firm_id);
grant insert, select, update to clave_server;

create table access.credential (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  provider_id text not null,
  account_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  FOREIGN KEY (person_id) REFERENCES access.person(id) ON DELETE CASCADE,
  PRIMARY KEY (id)
);
CREATE INDEX credential_person_id_idx ON access.credential USING btree (person_id);
grant delete, insert, select, update to clave_server;

create table access.firm (
  firm_id uuid not null default gen_random_uuid(),
  name text not null,
  home_currency text,
  sees text not null default 'all'::text,
  demo boolean not null default false,
  demo_filled_at timestamp with time zone,
  made_at timestamp with time zone not null default now(),
  CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  CHECK ((home_currency ~ '^[A-Z]{3}$'::text)),
  CHECK ((sees = ANY (ARRAY['all'::text, 'own'::text]))),
  PRIMARY KEY (firm_id)
);
CREATE UNIQUE INDEX firm_one_demo ON access.firm USING btree (demo) WHERE demo;
grant delete, insert, select, update to clave_server;

create table access.invitation (
  invitation_id uuid not null default gen_random_uuid(),
  firm_id uuid not null,
  role text not null,
  email text,
  invited_by uuid not null,
  invited_at timestamp with time zone not null default now(),
  CHECK ((role = ANY (ARRAY['lead'::text, 'manager'::text, 'expert'::text, 'admin'::text, 'viewer'::text]))),
  FOREIGN KEY (firm_id) REFERENCES access.firm(firm_id) ON DELETE CASCADE,
  FOREIGN KEY (invited_by) REFERENCES access.person(id),
  PRIMARY KEY (invitation_id)
);
CREATE INDEX invitation_by_firm ON access.invitation USING btree (firm_id);
grant insert, select, update to clave_server;

create table access.link (
  link_id uuid not null default gen_random_uuid(),
  token_hash bytea not null,
  purpose text not null,
  record_id uuid not null,
  firm_id uuid,
  made_by uuid,
  made_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  FOREIGN KEY (firm_id) REFERENCES access.firm(firm_id) ON DELETE CASCADE,
  PRIMARY KEY (link_id),
  UNIQUE (token_hash)
);
CREATE INDEX link_by_record ON access.link USING btree (purpose, record_id);
grant insert, select, update to clave_server;

create table access.link_use (
  link_id uuid not null,
  used_at timestamp with time zone not null default now(),
  name text not null,
  address text not null,
  CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  FOREIGN KEY (link_id) REFERENCES access.link(link_id) ON DELETE CASCADE,
  PRIMARY KEY (link_id, used_at)
);
grant insert, select to clave_server;

create table access.membership (
  firm_id uuid not null,
  person_id uuid not null,
  role text not null,
  joined_at timestamp with time zone not null default now(),
  opened_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  CHECK ((role = ANY (ARRAY['lead'::text, 'manager'::text, 'expert'::text, 'admin'::text, 'viewer'::text, 'client'::text]))),
  FOREIGN KEY (firm_id) REFERENCES access.firm(firm_id) ON DELETE CASCADE,
  FOREIGN KEY (person_id) REFERENCES access.person(id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, person_id)
);
CREATE INDEX membership_by_person ON access.membership USING btree (person_id);
grant insert, select, update to clave_server;

create table access.person (
  id uuid not null default gen_random_uuid(),
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  locale text not null default 'es-ES'::text,
  time_zone text not null default 'Europe/Madrid'::text,
  two_factor_enabled boolean,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  CHECK ((email = lower(email))),
  PRIMARY KEY (id),
  UNIQUE (email)
);
grant delete, insert, select, update to clave_server;

create table access.second_factor (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  secret text not null,
  backup_codes text not null,
  verified boolean,
  failed_verification_count integer,
  locked_until timestamp with time zone,
  FOREIGN KEY (person_id) REFERENCES access.person(id) ON DELETE CASCADE,
  PRIMARY KEY (id)
);
CREATE INDEX second_factor_person_id_idx ON access.second_factor USING btree (person_id);
CREATE INDEX second_factor_secret_idx ON access.second_factor USING btree (secret);
grant delete, insert, select, update to clave_server;

create table access.session (
  id uuid not null default gen_random_uuid(),
  token text not null,
  person_id uuid not null,
  firm_id uuid,
  ip_address text,
  user_agent text,
  locale text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  FOREIGN KEY (firm_id) REFERENCES access.firm(firm_id) ON DELETE SET NULL,
  FOREIGN KEY (person_id) REFERENCES access.person(id) ON DELETE CASCADE,
  PRIMARY KEY (id),
  UNIQUE (token)
);
CREATE INDEX session_person_id_idx ON access.session USING btree (person_id);
grant delete, insert, select, update to clave_server;

create table access.verification (
  id uuid not null default gen_random_uuid(),
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  PRIMARY KEY (id)
);
CREATE INDEX verification_identifier_idx ON access.verification USING btree (identifier);
grant delete, insert, select, update to clave_server;

create view account_near with (security_invoker=true) as
 SELECT c.firm_id,
    c.account_id,
    c.person_id
   FROM account_carer c
  WHERE (NOT (EXISTS ( SELECT
           FROM account_kept k
          WHERE ((k.firm_id = c.firm_id) AND (k.account_id = c.account_id)))))
UNION ALL
 SELECT k.firm_id,
    k.account_id,
    c.person_id
   FROM (account_kept k
     JOIN account_carer c ON (((c.firm_id = k.firm_id) AND (c.account_id = k.kept_id))));

create view contact_near with (security_invoker=true) as
 SELECT p.firm_id,
    p.contact_id,
    n.person_id
   FROM (contact_place p
     JOIN account_near n USING (firm_id, account_id))
UNION ALL
 SELECT k.firm_id,
    k.kept_id AS contact_id,
    n.person_id
   FROM ((contact_kept k
     JOIN contact_place p USING (firm_id, contact_id))
     JOIN account_near n USING (firm_id, account_id))
UNION ALL
 SELECT k.firm_id,
    k.contact_id,
    n.person_id
   FROM ((contact_kept k
     JOIN contact_place p ON (((p.firm_id = k.firm_id) AND (p.contact_id = k.kept_id))))
     JOIN account_near n ON (((n.firm_id = p.firm_id) AND (n.account_id = p.account_id))));

create view firm_actor with (security_barrier=true) as
 SELECT m.firm_id,
    m.person_id AS actor_id,
    p.name,
    'person'::text AS kind
   FROM (access.membership m
     JOIN access.person p ON ((p.id = m.person_id)))
  WHERE (m.firm_id = (current_setting('clave.firm_id'::text))::uuid)
UNION ALL
 SELECT k.firm_id,
    k.key_id AS actor_id,
    k.name,
    'key'::text AS kind
   FROM access.api_key k
  WHERE (k.firm_id = (current_setting('clave.firm_id'::text))::uuid);

create view firm_person with (security_barrier=true) as
 SELECT m.firm_id,
    m.person_id,
    p.name,
    p.email,
    m.role,
    (m.ended_at IS NULL) AS active,
    p.locale
   FROM (access.membership m
     JOIN access.person p ON ((p.id = m.person_id)))
  WHERE (m.firm_id = (current_setting('clave.firm_id'::text))::uuid);
