-- What is known of a client, fact by fact: each with where it comes from, of what day it is true, and how sure it is.
create table profile_fact (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  fact_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  -- In which order its topic tells it: steps of a chain have one.
  place int not null default 0,
  topic text not null check (topic ~ '^[a-zA-Z]{1,40}$'),
  -- A town, a competitor, a step of the chain, the code of a sector.
  name text not null default '' check (length(name) <= 200),
  text text not null default '' check (length(text) <= 2000),
  link text not null default '' check (length(link) <= 500),
  amount numeric(18, 4) check (amount >= 0),
  currency text check (currency ~ '^[A-Z]{3}$'),
  -- 0 to 1.
  share double precision check (share between 0 and 1),
  source_kind text not null check (source_kind in ('link', 'talk', 'third', 'document', 'own')),
  source text not null default '' check (length(source) <= 500),
  seen_on date not null,
  confidence text not null check (confidence in ('assumed', 'confirmed')),
  said_by uuid not null default current_setting('clave.actor_id')::uuid,
  said_at timestamptz not null default now(),
  primary key (firm_id, fact_id),
  foreign key (firm_id, account_id) references account on delete cascade
);
create index profile_fact_by_account on profile_fact (firm_id, account_id);
create index profile_fact_by_age on profile_fact (firm_id, seen_on);

-- A firm's own list of sectors, beside the divisions of NACE.
create table sector (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  sector_id uuid not null default gen_random_uuid(),
  code text not null check (length(code) between 1 and 20),
  name text not null check (length(name) between 1 and 200),
  primary key (firm_id, sector_id)
);
create unique index sector_by_code on sector (firm_id, code);

do $$
declare t text;
begin
  foreach t in array array['profile_fact', 'sector'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy firm_only on %I using (firm_id = (select current_setting(''clave.firm_id'')::uuid))', t);
    execute format('grant select, insert, update, delete on %I to clave_server', t);
  end loop;
end $$;
create policy seen_only on profile_fact as restrictive for select using (
  (select sees_all()) or account_id in (
    select c.account_id from account_carer c
    where c.firm_id = current_setting('clave.firm_id')::uuid
      and c.person_id = current_setting('clave.actor_id')::uuid
  )
);
