-- Accounts in a tree of any depth: what each is, to which it belongs from when until when, and how else two are related.
alter table account add column kind text not null default 'entity'
  check (kind in ('group', 'entity', 'division', 'site', 'unit'));

-- The tree made out of the ledger's group names in one act, so that it can be undone in one.
create table tree_making (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  making_id uuid not null default gen_random_uuid(),
  -- The groups that it added.
  group_ids uuid[] not null default '{}',
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  undone_at timestamptz,
  primary key (firm_id, making_id)
);

-- Rows are added and removed, never changed: so one trigger guards all.
create table account_belonging (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  belonging_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  parent_id uuid not null,
  -- The first day; null where it was always so.
  from_on date,
  -- The last day; null while it lasts.
  until_on date,
  making_id uuid,
  during daterange not null generated always as (daterange(from_on, until_on, '[]')) stored,
  primary key (firm_id, belonging_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  foreign key (firm_id, parent_id) references account on delete cascade,
  foreign key (firm_id, making_id) references tree_making,
  check (until_on >= from_on),
  check (account_id <> parent_id)
);
create index account_belonging_by_account on account_belonging (firm_id, account_id) include (parent_id, during);
create index account_belonging_by_parent on account_belonging (firm_id, parent_id) include (account_id, during);
create index account_belonging_by_making on account_belonging (firm_id, making_id) where making_id is not null;

-- A roll-up counts who works in thousands of accounts: so without looking at each row.
drop index contact_place_by_account;
create index contact_place_by_account on contact_place (firm_id, account_id)
  include (contact_id, from_on, until_on);

-- Other ways in which two accounts are related; `account_id` is the distributor, the supplier.
create table account_relation (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  relation_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  other_id uuid not null,
  kind text not null check (kind in ('distributor', 'supplier', 'jointVenture', 'partner')),
  from_on date,
  until_on date,
  note text not null default '' check (length(note) <= 500),
  said_by uuid not null default current_setting('clave.actor_id')::uuid,
  primary key (firm_id, relation_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  foreign key (firm_id, other_id) references account on delete cascade,
  check (until_on >= from_on),
  check (account_id <> other_id)
);
create index account_relation_by_account on account_relation (firm_id, account_id);
create index account_relation_by_other on account_relation (firm_id, other_id);

do $$
declare t text;
begin
  foreach t in array array['tree_making', 'account_belonging', 'account_relation'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy firm_only on %I using (firm_id = (select current_setting(''clave.firm_id'')::uuid))', t);
  end loop;
end $$;
grant select, insert, update on tree_making to clave_server;
grant select, insert, delete on account_belonging to clave_server;
grant select, insert, update, delete on account_relation to clave_server;
create policy seen_only on account_belonging as restrictive for select using (
  (select sees_all()) or account_id in (
    select c.account_id from account_carer c
    where c.firm_id = current_setting('clave.firm_id')::uuid
      and c.person_id = current_setting('clave.actor_id')::uuid
  )
);
-- A relation is seen from either side; lists leave out the side that isn't.
create policy seen_only on account_relation as restrictive for select using (
  (select sees_all()) or account_id in (
    select c.account_id from account_carer c
    where c.firm_id = current_setting('clave.firm_id')::uuid
      and c.person_id = current_setting('clave.actor_id')::uuid
  ) or other_id in (
    select c.account_id from account_carer c
    where c.firm_id = current_setting('clave.firm_id')::uuid
      and c.person_id = current_setting('clave.actor_id')::uuid
  )
);

-- The whole tree, whatever whoever asks may see: a branch may go through accounts that are hidden to
-- them. Only keys come out; what is told of an account is read under the policies. What one sees is set
-- back before they return: where they fail, so does the transaction.

-- All below some accounts on a day, themselves included, each with the way that leads to it.
create function tree_below(roots uuid[], day date)
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
  )
  select * from below;
  perform set_config('clave.sees', seen, true);
end $$;

-- An account and all above it on a day; itself has height 0.
create function tree_above(account uuid, day date)
  returns table (account_id uuid, height int)
  language plpgsql stable
as $$
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
end $$;

-- The tops of the trees of a day: they have someone below and nobody above.
create function tree_tops(day date) returns setof uuid
  language plpgsql stable
as $$
declare
  seen text := coalesce(current_setting('clave.sees', true), 'all');
begin
  perform set_config('clave.sees', 'all', true);
  return query
  select distinct b.parent_id from account_belonging b
  where b.firm_id = (select current_setting('clave.firm_id')::uuid) and b.during @> day
    and not exists (
      select from account_belonging u
      where u.firm_id = b.firm_id and u.account_id = b.parent_id and u.during @> day
    );
  perform set_config('clave.sees', seen, true);
end $$;

-- One at a time for each firm: two that are written at once can't make a circle either.
create function check_tree() returns trigger
  language plpgsql
as $$
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
end $$;
create trigger check_tree after insert on account_belonging
  referencing new table as added for each statement execute function check_tree();
