-- Segments of the market: how each buys, who sways what it buys and from whom, and which accounts are of it.
create table market_segment (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  market_segment_id uuid not null default gen_random_uuid(),
  name text not null check (length(name) between 1 and 80),
  -- What tells it from the others.
  distinguishes text not null default '' check (length(distinguishes) <= 1000),
  buys_by text not null check (buys_by in ('tender', 'framework', 'project', 'order', 'stock', 'other')),
  buying text not null default '' check (length(buying) <= 1000),
  -- What it spends in a year on what we sell, as we see it.
  size numeric(18, 2) check (size > 0),
  currency text check (currency ~ '^[A-Z]{3}$'),
  growth_percent float8 check (growth_percent between -100 and 1000),
  ended_on date,
  made_at timestamptz not null default clock_timestamp(),
  primary key (firm_id, market_segment_id),
  check ((size is null) = (currency is null))
);
-- Two spellings of one name are one segment.
create unique index market_segment_by_name on market_segment (firm_id, same_name(name));

create table market_influencer (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  market_segment_id uuid not null,
  place int not null,
  -- A role or a kind of organisation, never a person.
  who text not null check (length(who) between 1 and 80),
  -- What is bought, from whom, or both.
  sways text not null check (sways in ('what', 'whom', 'both')),
  weight smallint not null check (weight between 1 and 3),
  note text not null default '' check (length(note) <= 300),
  primary key (firm_id, market_segment_id, place),
  foreign key (firm_id, market_segment_id) references market_segment on delete cascade
);

create table account_market (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  account_id uuid not null,
  market_segment_id uuid not null,
  primary key (firm_id, account_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  foreign key (firm_id, market_segment_id) references market_segment
);
create index account_market_by_segment on account_market (firm_id, market_segment_id);

do $$
declare t text;
begin
  foreach t in array array['market_segment', 'market_influencer', 'account_market'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy firm_only on %I using (firm_id = (select current_setting(''clave.firm_id'')::uuid))', t);
  end loop;
end $$;
-- A segment is ended, never taken away: what was chosen by it stays readable.
grant select, insert, update on market_segment to clave_server;
grant select, insert, update, delete on market_influencer, account_market to clave_server;
create policy seen_only on account_market as restrictive for select using (
  (select sees_all()) or account_id in (
    select c.account_id from account_carer c
    where c.firm_id = current_setting('clave.firm_id')::uuid
      and c.person_id = current_setting('clave.actor_id')::uuid
  )
);
