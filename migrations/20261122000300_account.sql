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
  -- Compared byte by byte whatever the database's language, so that an index serves its beginnings.
  search_text    text collate "C" not null
    generated always as (fold(name || ' ' || coalesce(code, ''))) stored,
  primary key (firm_id, account_id)
);
create unique index account_by_code on account (firm_id, code) where code is not null;
-- Under row-level security `like` can't pick an index's part, but it can read an index from end to
-- end: over 50,000 accounts that is a third of the time of reading the table, and an index of words
-- or trigrams would cost an import two seconds.
create index account_by_name on account (firm_id, search_text) include (account_id, archived_at);
create index account_by_group on account (firm_id, group_name) where group_name is not null;

create table account_tag (
  firm_id    uuid not null default current_setting('clave.firm_id')::uuid,
  account_id uuid not null,
  tag        text not null check (length(tag) between 1 and 40),
  primary key (firm_id, account_id, tag),
  foreign key (firm_id, account_id) references account on delete cascade
    deferrable initially deferred
);
create index account_tag_by_tag on account_tag (firm_id, tag);

-- One manager and one deputy at the most; any number in the team. The key is checked at commit, so
-- that someone who sees only their own accounts can make one: first the care, then the account.
create table account_carer (
  firm_id          uuid not null default current_setting('clave.firm_id')::uuid,
  account_id       uuid not null,
  person_id        uuid not null,
  part             text not null check (part in ('manager', 'deputy', 'team')),
  -- The ledger's salesperson who brought this manager; null where a person chose.
  from_salesperson text,
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

-- An edit of one or of many accounts, kept so that it can be undone, once.
create table account_change (
  firm_id   uuid not null default current_setting('clave.firm_id')::uuid,
  change_id uuid not null default gen_random_uuid(),
  kind      text not null check (kind in ('identity', 'tags', 'carers', 'archiving')),
  made_by   uuid not null,
  made_at   timestamptz not null default now(),
  undone_at timestamptz,
  primary key (firm_id, change_id)
);

-- What an edit changed, fact by fact, each as one text; null where the fact wasn't there.
create table account_change_fact (
  firm_id    uuid not null default current_setting('clave.firm_id')::uuid,
  change_id  uuid not null,
  account_id uuid not null,
  fact       text not null,
  before     text,
  after      text,
  primary key (firm_id, change_id, account_id, fact),
  foreign key (firm_id, change_id) references account_change,
  foreign key (firm_id, account_id) references account on delete cascade
    deferrable initially deferred
);
create index account_change_fact_by_account on account_change_fact (firm_id, account_id);

do $$
declare t text;
begin
  foreach t in array array['account', 'account_tag', 'account_carer', 'salesperson_link',
    'account_change', 'account_change_fact'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy firm_only on %I using (firm_id = current_setting(''clave.firm_id'')::uuid)', t);
    execute format('grant select, insert, update, delete on %I to clave_server', t);
  end loop;
  -- Where a firm shows people only what they look after, the others' accounts don't exist for them.
  foreach t in array array['account', 'account_tag'] loop
    execute format($policy$
      create policy seen_only on %I as restrictive for select using (
        (select sees_all()) or account_id in (
          select c.account_id from account_carer c
          where c.firm_id = current_setting('clave.firm_id')::uuid
            and c.person_id = current_setting('clave.actor_id')::uuid
        )
      )$policy$, t);
  end loop;
end $$;
