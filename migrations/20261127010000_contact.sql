-- People at the clients: who they are, how to reach them, and where they work, each place with its days.
create table contact (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  contact_id uuid not null default gen_random_uuid(),
  name text not null check (length(name) between 1 and 200),
  language text check (language ~ '^[a-z]{2}$'),
  -- How they want to be spoken to, and how often; what happened before that one should know.
  channel text check (channel in ('mail', 'phone', 'mobile', 'video', 'visit', 'message')),
  every_days int check (every_days between 1 and 730),
  past text not null default '' check (length(past) <= 2000),
  -- The one that it was merged into: reading goes through that one.
  merged_into_id uuid,
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  search_text text collate "C" not null generated always as (fold(name)) stored,
  primary key (firm_id, contact_id),
  foreign key (firm_id, merged_into_id) references contact,
  check (merged_into_id <> contact_id)
);
create index contact_by_name on contact (firm_id, search_text);
create index contact_by_kept on contact (firm_id, merged_into_id) where merged_into_id is not null;

create table contact_reach (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  contact_id uuid not null,
  kind text not null check (kind in ('mail', 'phone', 'mobile', 'web')),
  value text not null check (length(value) between 1 and 300),
  place int not null,
  folded text collate "C" not null generated always as (fold(value)) stored,
  primary key (firm_id, contact_id, kind, value),
  foreign key (firm_id, contact_id) references contact on delete cascade deferrable initially deferred
);
create index contact_reach_by_value on contact_reach (firm_id, folded);

-- A person may work in several accounts, at once or one after another.
create table contact_place (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  place_id uuid not null default gen_random_uuid(),
  contact_id uuid not null,
  account_id uuid not null,
  job_title text not null default '' check (length(job_title) <= 200),
  area text not null default '' check (length(area) <= 100),
  from_on date,
  -- The last day; null while it lasts.
  until_on date,
  primary key (firm_id, place_id),
  foreign key (firm_id, contact_id) references contact on delete cascade deferrable initially deferred,
  foreign key (firm_id, account_id) references account on delete cascade,
  check (until_on >= from_on)
);
create index contact_place_by_account on contact_place (firm_id, account_id);
create index contact_place_by_contact on contact_place (firm_id, contact_id);

-- What is to be done, wherever it came from: a plan, a departure, a crossed cell, a change of ours.
create table action (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  action_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  title text not null check (length(title) between 1 and 300),
  how text not null default '' check (length(how) <= 2000),
  owner_id uuid not null,
  due_on date not null,
  state text not null default 'open' check (state in ('open', 'done', 'dropped')),
  -- What shows that it was done, or why it was given up.
  outcome text not null default '' check (length(outcome) <= 1000),
  ended_at timestamptz,
  -- Which thing of which room it came from.
  origin text not null default 'own' check (origin ~ '^[a-zA-Z]{1,40}$'),
  origin_id uuid,
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, action_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  check ((state = 'open') = (ended_at is null))
);
create index action_by_account on action (firm_id, account_id);
create index action_by_owner on action (firm_id, owner_id, due_on) where state = 'open';
create index action_by_origin on action (firm_id, origin, origin_id) where origin_id is not null;

do $$
declare t text;
begin
  foreach t in array array['contact', 'contact_reach', 'contact_place', 'action'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy firm_only on %I using (firm_id = (select current_setting(''clave.firm_id'')::uuid))', t);
    execute format('grant select, insert, update, delete on %I to clave_server', t);
  end loop;
  -- Where a firm shows people only what they look after, so do those who work there, and what is to be done.
  foreach t in array array['contact_place', 'action'] loop
    execute format($policy$
      create policy seen_only on %I as restrictive for select using (
        (select sees_all()) or account_id in (
          select c.account_id from account_carer c
          where c.firm_id = current_setting('clave.firm_id')::uuid
            and c.person_id = current_setting('clave.actor_id')::uuid
        )
      )$policy$, t);
  end loop;
  foreach t in array array['contact', 'contact_reach'] loop
    execute format($policy$
      create policy seen_only on %I as restrictive for select using (
        (select sees_all()) or contact_id in (
          select p.contact_id from contact_place p
          join account_carer c using (firm_id, account_id)
          where c.firm_id = current_setting('clave.firm_id')::uuid
            and c.person_id = current_setting('clave.actor_id')::uuid
        )
      )$policy$, t);
  end loop;
end $$;
