-- Accounts and people that are the same one: the other points to the one that is kept, keeps its row and all
-- that hangs on it, and reading goes through the kept one. Taking a merge back clears one column.
alter table account add column merged_into_id uuid;
-- Looking whether all keep to it reads the table, which is of no firm here.
alter table account no force row level security;
alter table account add foreign key (firm_id, merged_into_id) references account;
alter table account force row level security;
alter table account add check (merged_into_id <> account_id);
create index account_by_merged on account (firm_id, merged_into_id) where merged_into_id is not null;
alter table account_change drop constraint account_change_kind_check;
alter table account_change add constraint account_change_kind_check
  check (kind in ('identity', 'tags', 'carers', 'archiving', 'merging'));

-- Those that were merged, each with the one that is kept in the end, through however many merges. Kept by triggers.
create table account_kept (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  account_id uuid not null,
  kept_id uuid not null,
  primary key (firm_id, account_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  foreign key (firm_id, kept_id) references account
);
create index account_kept_by_kept on account_kept (firm_id, kept_id);
create table contact_kept (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  contact_id uuid not null,
  kept_id uuid not null,
  primary key (firm_id, contact_id),
  foreign key (firm_id, contact_id) references contact on delete cascade deferrable initially deferred,
  foreign key (firm_id, kept_id) references contact deferrable initially deferred
);
create index contact_kept_by_kept on contact_kept (firm_id, kept_id);

do $$
declare t text;
begin
  foreach t in array array['account_kept', 'contact_kept'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy firm_only on %I using (firm_id = (select current_setting(''clave.firm_id'')::uuid))', t);
    execute format('grant select, insert, update, delete on %I to clave_server', t);
  end loop;
end $$;

-- Whatever whoever merges may see: else those that were merged into a hidden one would be left behind.
create function keep_merged() returns trigger
  language plpgsql
as $$
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
end $$;
create trigger account_merged after update of merged_into_id on account
  for each row when (old.merged_into_id is distinct from new.merged_into_id) execute function keep_merged();
create trigger contact_merged after update of merged_into_id on contact
  for each row when (old.merged_into_id is distinct from new.merged_into_id) execute function keep_merged();

-- An account, or a person, with all that are the same one, whichever of them is named. What hangs on it is read
-- with `account_id = any(account_and_merged(…))`.
create function account_kept_of(account uuid) returns uuid
  language sql stable parallel safe
as $$
  select coalesce((select k.kept_id from account_kept k
    where k.firm_id = current_setting('clave.firm_id')::uuid and k.account_id = $1), $1)
$$;
create function account_and_merged(account uuid) returns uuid[]
  language sql stable parallel safe
as $$
  select account_kept_of($1) || array(select k.account_id from account_kept k
    where k.firm_id = current_setting('clave.firm_id')::uuid and k.kept_id = account_kept_of($1))
$$;
create function contact_kept_of(contact uuid) returns uuid
  language sql stable parallel safe
as $$
  select coalesce((select k.kept_id from contact_kept k
    where k.firm_id = current_setting('clave.firm_id')::uuid and k.contact_id = $1), $1)
$$;
create function contact_and_merged(contact uuid) returns uuid[]
  language sql stable parallel safe
as $$
  select contact_kept_of($1) || array(select k.contact_id from contact_kept k
    where k.firm_id = current_setting('clave.firm_id')::uuid and k.kept_id = contact_kept_of($1))
$$;

-- Who looks after an account looks after what was merged into it, and nobody else does.
create view account_near with (security_invoker) as
  select c.firm_id, c.account_id, c.person_id from account_carer c
  where not exists (
    select from account_kept k where k.firm_id = c.firm_id and k.account_id = c.account_id
  )
  union all
  select k.firm_id, k.account_id, c.person_id
  from account_kept k join account_carer c on c.firm_id = k.firm_id and c.account_id = k.kept_id;
grant select on account_near to clave_server;

-- Who looks after an account knows those who work there, under whichever of their rows.
create view contact_near with (security_invoker) as
  select p.firm_id, p.contact_id, n.person_id
  from contact_place p join account_near n using (firm_id, account_id)
  union all
  select k.firm_id, k.kept_id, n.person_id
  from contact_kept k
  join contact_place p using (firm_id, contact_id) join account_near n using (firm_id, account_id)
  union all
  select k.firm_id, k.contact_id, n.person_id
  from contact_kept k
  join contact_place p on p.firm_id = k.firm_id and p.contact_id = k.kept_id
  join account_near n on n.firm_id = p.firm_id and n.account_id = p.account_id;
grant select on contact_near to clave_server;

do $$
declare
  t text;
  p record;
begin
  foreach t in array array['contact', 'contact_reach'] loop
    execute format($policy$
      alter policy seen_only on %I using (
        (select sees_all()) or contact_id in (
          select n.contact_id from contact_near n
          where n.firm_id = current_setting('clave.firm_id')::uuid
            and n.person_id = current_setting('clave.actor_id')::uuid
        )
      )$policy$, t);
  end loop;
  alter policy near_only on private_note using (
    made_by = (select current_setting('clave.actor_id')::uuid)
    or contact_id in (
      select n.contact_id from contact_near n
      where n.firm_id = current_setting('clave.firm_id')::uuid
        and n.person_id = current_setting('clave.actor_id')::uuid
    )
  );
  for p in
    select polrelid::regclass as on_table, polname, pg_get_expr(polqual, polrelid) as seen
    from pg_policy
    where polname = 'seen_only' and pg_get_expr(polqual, polrelid) like '%account_carer c%'
  loop
    execute format('alter policy %I on %s using (%s)',
      p.polname, p.on_table, replace(p.seen, 'account_carer c', 'account_near c'));
  end loop;
  for p in
    select pg_get_functiondef(oid) as made from pg_proc
    where pronamespace = 'public'::regnamespace and proname in ('remember', 'search_entries')
  loop
    execute replace(p.made, 'account_carer c', 'account_near c');
  end loop;
end $$;

-- Whose place in the tree counts is the kept one's.
create or replace function tree_below(roots uuid[], day date)
  returns table (account_id uuid, path uuid[])
  language plpgsql stable
as $$
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
end $$;

create or replace function tree_tops(day date) returns setof uuid
  language plpgsql stable
as $$
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
end $$;

-- Found under what they were called before, as the one that is kept.
create or replace function remember_accounts(ids uuid[], firm uuid) returns void
  language sql security definer set search_path = public, pg_temp
as $$
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
$$;

create or replace function account_found() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
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
$$;
