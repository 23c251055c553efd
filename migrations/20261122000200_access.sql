-- People, firms and the ways in. Kept apart from all other tables in a schema of their own, without
-- row-level security: a person may belong to several firms, and who asks is not known until these
-- tables have said so. Only src/access names them; other rooms read `firm_person` and `firm_actor`.
create schema access;

-- The next five tables are the sign-in library's, under our names; its migrator must find nothing to do
-- (auth.store.test.ts).
create table access.person (
  id                 uuid primary key default gen_random_uuid(),
  name               text not null check (length(name) between 1 and 120),
  email              text not null unique check (email = lower(email)),
  email_verified     boolean not null default false,
  image              text,
  locale             text not null default 'es-ES',
  time_zone          text not null default 'Europe/Madrid',
  two_factor_enabled boolean,
  created_at         timestamptz not null default now(),
  updated_at         timestamptz not null default now()
);

create table access.firm (
  firm_id        uuid primary key default gen_random_uuid(),
  name           text not null check (length(name) between 1 and 120),
  -- Unset until the first import, or until someone says it.
  home_currency  text check (home_currency ~ '^[A-Z]{3}$'),
  -- Whether managers and experts read all accounts or only those that they look after.
  sees           text not null default 'all' check (sees in ('all', 'own')),
  -- The demonstration that is open to visitors: one per installation.
  demo           boolean not null default false,
  demo_filled_at timestamptz,
  made_at        timestamptz not null default now()
);
create unique index firm_one_demo on access.firm (demo) where demo;

create table access.session (
  id         uuid primary key default gen_random_uuid(),
  token      text not null unique,
  person_id  uuid not null references access.person on delete cascade,
  -- The firm that this browser has open.
  firm_id    uuid references access.firm on delete set null,
  ip_address text,
  user_agent text,
  -- Another language than the person's: visitors of the demonstration share one person.
  locale     text,
  created_at timestamptz not null default now(),
  -- When it was last seen, to the hour.
  updated_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index session_person_id_idx on access.session (person_id);

create table access.credential (
  id                       uuid primary key default gen_random_uuid(),
  person_id                uuid not null references access.person on delete cascade,
  provider_id              text not null,
  account_id               text not null,
  password                 text,
  access_token             text,
  refresh_token            text,
  id_token                 text,
  access_token_expires_at  timestamptz,
  refresh_token_expires_at timestamptz,
  scope                    text,
  created_at               timestamptz not null default now(),
  updated_at               timestamptz not null default now()
);
create index credential_person_id_idx on access.credential (person_id);

create table access.verification (
  id         uuid primary key default gen_random_uuid(),
  identifier text not null,
  value      text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_identifier_idx on access.verification (identifier);

create table access.second_factor (
  id                        uuid primary key default gen_random_uuid(),
  person_id                 uuid not null references access.person on delete cascade,
  secret                    text not null,
  backup_codes              text not null,
  verified                  boolean,
  failed_verification_count int,
  locked_until              timestamptz
);
create index second_factor_secret_idx on access.second_factor (secret);
create index second_factor_person_id_idx on access.second_factor (person_id);

-- Who belongs to which firm, and as what. Whoever leaves keeps their name on what they did.
create table access.membership (
  firm_id   uuid not null references access.firm on delete cascade,
  person_id uuid not null references access.person on delete cascade,
  role      text not null check (role in ('lead', 'manager', 'expert', 'admin', 'viewer', 'client')),
  joined_at timestamptz not null default now(),
  opened_at timestamptz not null default now(),
  ended_at  timestamptz,
  primary key (firm_id, person_id)
);
create index membership_by_person on access.membership (person_id);

create table access.api_key (
  key_id       uuid primary key default gen_random_uuid(),
  firm_id      uuid not null references access.firm on delete cascade,
  name         text not null check (length(name) between 1 and 80),
  role         text not null check (role in ('lead', 'manager', 'expert', 'admin', 'viewer')),
  secret_hash  bytea not null unique,
  -- What a person recognises it by.
  beginning    text not null,
  made_by      uuid not null references access.person,
  made_at      timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at   timestamptz
);
create index api_key_by_firm on access.api_key (firm_id);

-- An address that lets its holder do one thing with one record, once.
create table access.link (
  link_id    uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique,
  purpose    text not null,
  record_id  uuid not null,
  firm_id    uuid references access.firm on delete cascade,
  made_by    uuid,
  made_at    timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at    timestamptz,
  revoked_at timestamptz
);
create index link_by_record on access.link (purpose, record_id);

-- Every use of a link, with the name that was typed. Rows are only ever added.
create table access.link_use (
  link_id uuid not null references access.link on delete cascade,
  used_at timestamptz not null default now(),
  name    text not null check (length(name) between 1 and 200),
  address text not null,
  primary key (link_id, used_at)
);

create table access.invitation (
  invitation_id uuid primary key default gen_random_uuid(),
  firm_id       uuid not null references access.firm on delete cascade,
  role          text not null check (role in ('lead', 'manager', 'expert', 'admin', 'viewer')),
  email         text,
  invited_by    uuid not null references access.person,
  invited_at    timestamptz not null default now()
);
create index invitation_by_firm on access.invitation (firm_id);

grant usage on schema access to clave_server;
grant select, insert, update, delete on access.person, access.session, access.credential,
  access.verification, access.second_factor to clave_server;
grant select, insert, update on access.membership, access.api_key, access.link,
  access.invitation to clave_server;
-- A demonstration that was replaced goes, and with it what hangs on it.
grant select, insert, update, delete on access.firm to clave_server;
grant select, insert on access.link_use to clave_server;

-- The people of the open firm, for every room to join with.
create view firm_person with (security_barrier) as
  select m.firm_id, m.person_id, p.name, p.email, m.role, m.ended_at is null as active
  from access.membership m join access.person p on p.id = m.person_id
  where m.firm_id = current_setting('clave.firm_id')::uuid;

-- Whoever may stand as `actor_id`: its people and its API keys.
create view firm_actor with (security_barrier) as
  select m.firm_id, m.person_id as actor_id, p.name, 'person' as kind
  from access.membership m join access.person p on p.id = m.person_id
  where m.firm_id = current_setting('clave.firm_id')::uuid
  union all
  select k.firm_id, k.key_id, k.name, 'key'
  from access.api_key k
  where k.firm_id = current_setting('clave.firm_id')::uuid;

grant select on firm_person, firm_actor to clave_server;
