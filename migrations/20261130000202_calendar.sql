-- Calendars of our people, read and written over CalDAV: one each. Events without anyone whom we know are never kept.
create table calendar_link (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  person_id uuid not null,
  -- Where the server begins, and which of its calendars.
  server text not null check (length(server) between 1 and 500),
  login text not null check (length(login) between 1 and 300),
  url text not null check (length(url) between 1 and 1000),
  name text not null check (length(name) <= 300),
  zone text not null check (length(zone) between 1 and 64),
  state text not null default 'connecting' check (state in ('connecting', 'ok', 'failing')),
  problem text check (length(problem) <= 40),
  failures integer not null default 0,
  asked_at timestamptz,
  answered_at timestamptz,
  -- Of the last run: events that were seen, those with people whom we know, those that repeat and aren't followed.
  seen integer not null default 0,
  known integer not null default 0,
  repeating integer not null default 0,
  -- Since it was connected: how often both sides had changed one meeting.
  conflicts integer not null default 0,
  made_at timestamptz not null default now(),
  primary key (firm_id, person_id)
);

-- Sealed with the server's secret; nobody is ever answered it.
create table calendar_secret (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  person_id uuid not null,
  sealed bytea not null,
  primary key (firm_id, person_id),
  foreign key (firm_id, person_id) references calendar_link on delete cascade
);

-- Which event is which talk, and as what both knew it when they last agreed: a hash, so that no name stays behind.
create table calendar_event (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  person_id uuid not null,
  href text not null check (length(href) between 1 and 2000),
  uid text not null check (length(uid) between 1 and 1000),
  etag text not null default '',
  interaction_id uuid,
  agreed bytea not null,
  -- We put it there: it goes when its talk goes.
  ours boolean not null,
  primary key (firm_id, person_id, href),
  foreign key (firm_id, interaction_id) references interaction on delete set null (interaction_id)
);
create index calendar_event_by_talk on calendar_event (firm_id, interaction_id) where interaction_id is not null;
create index calendar_event_by_uid on calendar_event (firm_id, person_id, uid);

do $$
declare t text;
begin
  foreach t in array array['calendar_link', 'calendar_secret', 'calendar_event'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy firm_only on %I using (firm_id = (select current_setting(''clave.firm_id'')::uuid))', t);
    execute format('grant select, insert, update, delete on %I to clave_server', t);
    -- One's calendar is one's own; leads don't see it either.
    execute format($policy$
      create policy own_only on %I as restrictive using (
        (select is_clave_itself()) or person_id = (select current_setting('clave.actor_id')::uuid)
      )$policy$, t);
  end loop;
end $$;
