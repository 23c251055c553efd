-- The clients of a firm, and who looks after each. Every key starts with firm_id, so a foreign key
-- can't cross firms and a distributed PostgreSQL (Citus) can place a firm's rows together.
create table account (
  firm_id        uuid not null default current_setting('clave.firm_id')::uuid,
  account_id     uuid not null default gen_random_uuid(),
  code           text check (length(code) between 1 and 100),
  name           text not null check (length(name) between 1 and 300),
  group_name     text check (length(group_name) between 1 and 300),
  -- The import that made it, where no person did: reversing that import may take it away again.
  made_by_import int,
  archived_at    timestamptz,
  search_text    text not null generated always as (fold(name || ' ' || coalesce(code, ''))) stored,
  primary key (firm_id, account_id)
);
create unique index account_by_code on account (firm_id, code) where code is not null;
create index account_by_name on account (firm_id, search_text);

create table account_tag (
  firm_id    uuid not null default current_setting('clave.firm_id')::uuid,
  account_id uuid not null,
  tag        text not null check (length(tag) between 1 and 40),
  primary key (firm_id, account_id, tag),
  foreign key (firm_id, account_id) references account on delete cascade
);
create index account_tag_by_tag on account_tag (firm_id, tag);

-- One manager and one deputy at the most; any number in the team. The key is checked at commit, so
-- that someone who sees only their own accounts can make one: first the care, then the account.
create table account_carer (
  firm_id    uuid not null default current_setting('clave.firm_id')::uuid,
  account_id uuid not null,
  person_id  uuid not null,
  part       text not null check (part in ('manager', 'deputy', 'team')),
  primary key (firm_id, account_id, person_id),
  foreign key (firm_id, account_id) references account on delete cascade
    deferrable initially deferred
);
create unique index account_carer_one on account_carer (firm_id, account_id, part)
  where part <> 'team';
create index account_carer_by_person on account_carer (firm_id, person_id);

-- Which person of ours the ledger means by a salesperson's name or number.
create table salesperson_link (
  firm_id     uuid not null default current_setting('clave.firm_id')::uuid,
  salesperson text not null,
  person_id   uuid not null,
  primary key (firm_id, salesperson)
);

do $$
declare t text;
begin
  foreach t in array array['account', 'account_tag', 'account_carer', 'salesperson_link'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy firm_only on %I using (firm_id = current_setting(''clave.firm_id'')::uuid)', t);
    execute format('grant select, insert, update, delete on %I to clave_server', t);
  end loop;
end $$;

-- Where a firm shows people only what they look after, the others' accounts don't exist for them.
create policy seen_only on account as restrictive for select using (
  (select sees_all()) or account_id in (
    select c.account_id from account_carer c
    where c.firm_id = current_setting('clave.firm_id')::uuid
      and c.person_id = current_setting('clave.actor_id')::uuid
  )
);
