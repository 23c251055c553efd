-- Plans of key accounts: what is aimed at and what is done for it, line by line, and how a plan stood whenever its state changed.

-- Leads see what is private everywhere; others where they look after the account, or where it is their own.
create function is_lead() returns boolean
  language plpgsql stable parallel safe
as $$
begin
  return exists (
    select from firm_person p
    where p.firm_id = current_setting('clave.firm_id')::uuid
      and p.person_id = current_setting('clave.actor_id')::uuid
      and p.role in ('lead', 'admin')
  );
end $$;

create function sees_private(account uuid, owner uuid) returns boolean
  language plpgsql stable parallel safe
as $$
begin
  return coalesce(owner = current_setting('clave.actor_id')::uuid, false)
    or account in (select accounts_near())
    or is_lead();
end $$;

create table plan (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  plan_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  title text not null check (length(title) between 1 and 200),
  -- The sector whose questions it asks.
  template text not null check (template ~ '^[a-z]{1,40}$'),
  from_on date not null,
  until_on date not null,
  state text not null default 'draft'
    check (state in ('draft', 'in-review', 'agreed', 'active', 'closed')),
  -- Seen by leads, by whoever looks after the account, and by its owner.
  private boolean not null default false,
  owner_id uuid not null,
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  -- The day of whoever changed it.
  changed_on date not null,
  primary key (firm_id, plan_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  check (from_on < until_on)
);
create index plan_by_account on plan (firm_id, account_id);
create unique index plan_open on plan (firm_id, account_id) where state <> 'closed';

-- Every line of a plan, of whatever kind: who may see it is said once.
create table plan_item (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  item_id uuid not null default gen_random_uuid(),
  plan_id uuid not null,
  account_id uuid not null,
  kind text not null check (kind ~ '^[a-z][a-zA-Z]{1,40}$'),
  title text not null check (length(title) between 1 and 300),
  -- What lines of its kind say besides, of the shape that the kind has.
  body jsonb not null check (jsonb_typeof(body) = 'object'),
  -- What it is for: a goal, an objective. It may be of another kind, and may be gone.
  parent_id uuid,
  owner_id uuid,
  due_on date,
  -- Shown to the client; what is not is ours.
  shared boolean not null default false,
  private boolean not null default false,
  state text not null default 'draft' check (state in ('draft', 'active', 'done', 'dropped')),
  -- What shows that it was done, or why it was given up.
  outcome text not null default '' check (length(outcome) <= 1000),
  ended_on date,
  -- Values read by hand: day, value, where from.
  readings jsonb not null default '[]' check (jsonb_typeof(readings) = 'array'),
  place int not null default 0,
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  changed_by uuid not null default current_setting('clave.actor_id')::uuid,
  changed_on date not null,
  primary key (firm_id, item_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  foreign key (firm_id, plan_id) references plan on delete cascade,
  foreign key (firm_id, parent_id) references plan_item on delete set null (parent_id),
  check (not (shared and private)),
  check ((state in ('done', 'dropped')) = (ended_on is not null))
);
create index plan_item_by_plan on plan_item (firm_id, plan_id);
create index plan_item_by_account on plan_item (firm_id, account_id);
create index plan_item_by_parent on plan_item (firm_id, parent_id) where parent_id is not null;
-- A question of the template has one answer.
create unique index plan_item_answer on plan_item (firm_id, plan_id, title) where kind = 'answer';

-- How the whole plan stood, as it was: rows are only ever added.
create table plan_version (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  plan_id uuid not null,
  no int not null check (no > 0),
  account_id uuid not null,
  content jsonb not null,
  -- Of the content, written with its keys in order.
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  why text not null check (length(why) <= 500),
  state text not null,
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, plan_id, no),
  foreign key (firm_id, plan_id) references plan on delete cascade,
  foreign key (firm_id, account_id) references account on delete cascade
);
create index plan_version_by_account on plan_version (firm_id, account_id);

-- Only the end of a whole plan, account or firm takes versions away: the tables' owner does that, never the server.
create function keep_plan_versions() returns trigger
  language plpgsql
as $$
begin
  if tg_op = 'DELETE' and current_user <> 'clave_server' then return old; end if;
  raise exception 'a version of a plan stays as it was' using errcode = 'insufficient_privilege';
end $$;
create trigger keep_plan_versions before update or delete on plan_version
  for each row execute function keep_plan_versions();

do $$
declare t text;
begin
  foreach t in array array['plan', 'plan_item', 'plan_version'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy firm_only on %I using (firm_id = (select current_setting(''clave.firm_id'')::uuid))', t);
    execute format($policy$
      create policy seen_only on %I as restrictive for select using (
        (select sees_all()) or account_id in (select accounts_near())
      )$policy$, t);
  end loop;
end $$;
create policy private_only on plan as restrictive for select to clave_server
  using (not private or sees_private(account_id, owner_id));
create policy private_only on plan_item as restrictive for select to clave_server using (
  (not private or sees_private(account_id, owner_id))
  and plan_id in (select p.plan_id from plan p)
);
create policy private_only on plan_version as restrictive for select to clave_server
  using (plan_id in (select p.plan_id from plan p));
grant select, insert, update, delete on plan, plan_item to clave_server;
-- What a version holds is read through the function below, which leaves out what is private to others.
grant insert on plan_version to clave_server;
grant select (firm_id, plan_id, no, account_id, sha256, why, state, made_by, made_at) on plan_version
  to clave_server;

create function plan_version_content(plan uuid, version int) returns jsonb
  language sql stable security definer set search_path = pg_catalog, public
as $$
  select jsonb_set(v.content, '{items}', coalesce((
    select jsonb_agg(i.item order by i.at)
    from jsonb_array_elements(v.content -> 'items') with ordinality as i (item, at)
    where not (i.item ->> 'private')::boolean
      or sees_private(v.account_id, nullif(i.item ->> 'ownerId', '')::uuid)
  ), '[]'))
  from plan_version v join plan p using (firm_id, plan_id)
  where v.firm_id = current_setting('clave.firm_id')::uuid and v.plan_id = $1 and v.no = $2
    and (not p.private or sees_private(p.account_id, p.owner_id))
$$;
revoke all on function plan_version_content(uuid, int) from public;
grant execute on function plan_version_content(uuid, int) to clave_server;

-- How many versions name someone: they stay as they were, and whoever asks is told so.
create function plan_versions_naming(names text[]) returns int
  language sql stable security definer set search_path = pg_catalog, public
as $$
  select count(*)::int from plan_version v
  where v.firm_id = current_setting('clave.firm_id')::uuid
    and exists (select from unnest(names) n where position(n in v.content::text) > 0)
$$;
revoke all on function plan_versions_naming(text[]) from public;
grant execute on function plan_versions_naming(text[]) to clave_server;
