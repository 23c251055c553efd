-- What we know of an account that choosing it needs: how close we are, what it could buy, what it wants, what it serves.

-- Everything that anyone said of how close we are, for ever: the newest counts. Without any stage it is taken back.
create table account_stage (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  account_id uuid not null,
  said_id uuid not null default gen_random_uuid(),
  ours text check (ours in ('exploratory', 'basic', 'cooperative', 'interdependent', 'integrated')),
  -- As the client sees it.
  theirs text check (theirs in ('exploratory', 'basic', 'cooperative', 'interdependent', 'integrated')),
  target text check (target in ('exploratory', 'basic', 'cooperative', 'interdependent', 'integrated')),
  evidence text not null default '' check (length(evidence) <= 1000),
  -- The day that it is true of.
  seen_on date not null,
  said_by uuid not null default current_setting('clave.actor_id')::uuid,
  said_at timestamptz not null default clock_timestamp(),
  primary key (firm_id, account_id, said_at, said_id),
  foreign key (firm_id, account_id) references account on delete cascade
);

-- What the client will buy a year, three years on, of what we could sell, from all its suppliers.
create table account_potential (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  account_id uuid not null,
  said_id uuid not null default gen_random_uuid(),
  -- Null where it is taken back.
  amount numeric(18, 4) check (amount >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  source text not null default '' check (length(source) <= 500),
  confidence text not null check (confidence in ('assumed', 'confirmed')),
  seen_on date not null,
  said_by uuid not null default current_setting('clave.actor_id')::uuid,
  said_at timestamptz not null default clock_timestamp(),
  primary key (firm_id, account_id, said_at, said_id),
  foreign key (firm_id, account_id) references account on delete cascade
);

-- Whether the client wants the relation, and for what.
create table account_interest (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  account_id uuid not null,
  said_id uuid not null default gen_random_uuid(),
  -- Null where it is taken back.
  wants text check (wants in ('yes', 'unsure', 'no')),
  expects text not null default '' check (length(expects) <= 1000),
  -- Time, data, access.
  gives text not null default '' check (length(gives) <= 1000),
  source text not null default '' check (length(source) <= 500),
  seen_on date not null,
  said_by uuid not null default current_setting('clave.actor_id')::uuid,
  said_at timestamptz not null default clock_timestamp(),
  primary key (firm_id, account_id, said_at, said_id),
  foreign key (firm_id, account_id) references account on delete cascade
);

-- Which strategies of the firm an account serves.
create table account_strategy (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  account_id uuid not null,
  strategy_id uuid not null,
  how text not null check (length(how) between 1 and 500),
  named_by uuid not null default current_setting('clave.actor_id')::uuid,
  named_at timestamptz not null default now(),
  primary key (firm_id, account_id, strategy_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  foreign key (firm_id, strategy_id) references strategy
);
create index account_strategy_by_strategy on account_strategy (firm_id, strategy_id);

-- An account came to us through another: each has one to whom it is owed.
create table referral (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  brought_id uuid not null,
  -- Who brought it.
  account_id uuid not null,
  brought_on date not null,
  note text not null default '' check (length(note) <= 500),
  said_by uuid not null default current_setting('clave.actor_id')::uuid,
  primary key (firm_id, brought_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  foreign key (firm_id, brought_id) references account on delete cascade,
  check (account_id <> brought_id)
);
create index referral_by_account on referral (firm_id, account_id);

do $$
declare t text;
begin
  foreach t in array array[
    'account_stage', 'account_potential', 'account_interest', 'account_strategy', 'referral'
  ] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy firm_only on %I using (firm_id = (select current_setting(''clave.firm_id'')::uuid))', t);
    execute format('grant select, insert on %I to clave_server', t);
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
-- What was said stays as it was said; what is named can be named otherwise.
grant update, delete on account_strategy, referral to clave_server;
