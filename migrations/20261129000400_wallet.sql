-- What a client spends by family, what is left to win of it unit by unit, when a stage is to be reached, and how a
-- coming negotiation is prepared.

-- By unit of the client, family and year: its whole spend, or our place among its suppliers where nobody knows it.
create table wallet_line (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  line_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  family text not null check (length(family) between 1 and 200),
  year int not null check (year between 1990 and 2100),
  basis text not null check (basis in ('spend', 'place')),
  -- A year's, from all its suppliers together.
  spend numeric(20, 4) check (spend > 0),
  currency text check (currency ~ '^[A-Z]{3}$'),
  -- Ours by preference, 1 is the first, and how many suppliers there are.
  place int check (place >= 1),
  suppliers int check (suppliers between 1 and 50),
  -- 0 to 1.
  target_share numeric check (target_share between 0 and 1),
  target_on date,
  source text not null default '' check (length(source) <= 500),
  seen_on date not null,
  confidence text not null check (confidence in ('assumed', 'confirmed')),
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, line_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  check (case basis
    when 'spend' then spend is not null and currency is not null and place is null and suppliers is null
    else spend is null and currency is null and place is not null and place <= suppliers
  end),
  check ((target_share is null) = (target_on is null))
);
create unique index wallet_line_once on wallet_line (firm_id, account_id, year, same_name(family));

-- What a unit of the client could buy a year of a family, and who sells it there today.
create table white_cell (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  cell_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  family text not null check (length(family) between 1 and 200),
  potential numeric(20, 4) check (potential >= 0),
  currency text check (currency ~ '^[A-Z]{3}$'),
  competitor text not null default '' check (length(competitor) <= 200),
  source text not null default '' check (length(source) <= 500),
  seen_on date not null,
  confidence text not null check (confidence in ('assumed', 'confirmed')),
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, cell_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  check ((potential is null) = (currency is null))
);
create unique index white_cell_once on white_cell (firm_id, account_id, same_name(family));

-- When the target is to be reached, and how close the client wants to be.
alter table account_stage
  add column target_on date,
  add column their_target text
    check (their_target in ('exploratory', 'basic', 'cooperative', 'interdependent', 'integrated'));

-- How a coming negotiation is prepared, and how it ended.
create table negotiation (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  negotiation_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  subject text not null check (length(subject) between 1 and 300),
  held_on date not null,
  -- Only for who looks after the account, whoever wrote it, and leads.
  is_private boolean not null default true,
  -- What the number under negotiation is: a price by the ton, days of payment.
  measure text not null check (length(measure) between 1 and 100),
  better text not null check (better in ('more', 'less')),
  -- What one unit of the number is worth to us a year, in this currency.
  unit_worth numeric(20, 4) not null check (unit_worth > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  our_alternative text not null default '' check (length(our_alternative) <= 1000),
  their_alternative text not null default '' check (length(their_alternative) <= 1000),
  our_reservation numeric(20, 4),
  our_target numeric(20, 4),
  their_reservation numeric(20, 4),
  their_target numeric(20, 4),
  -- From what we know theirs.
  evidence text not null default '' check (length(evidence) <= 1000),
  our_interests text not null default '' check (length(our_interests) <= 2000),
  their_interests text not null default '' check (length(their_interests) <= 2000),
  tradables jsonb not null default '[]',
  offers jsonb not null default '[]',
  state text not null default 'open' check (state in ('open', 'agreed', 'broken')),
  agreed_at numeric(20, 4),
  outcome text not null default '' check (length(outcome) <= 2000),
  ended_on date,
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, negotiation_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  check ((state = 'open') = (ended_on is null))
);
create index negotiation_by_account on negotiation (firm_id, account_id, held_on);

do $$
declare t text;
begin
  foreach t in array array['wallet_line', 'white_cell', 'negotiation'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy firm_only on %I using (firm_id = (select current_setting(''clave.firm_id'')::uuid))', t);
    execute format('grant select, insert, update, delete on %I to clave_server', t);
    execute format($policy$
      create policy seen_only on %I as restrictive for select using (
        (select sees_all()) or account_id in (select accounts_near())
      )$policy$, t);
  end loop;
end $$;

create policy private_only on negotiation as restrictive for select to clave_server using (
  not is_private or sees_private(account_id, made_by)
);

-- A unit of a client and all below it on a day that one may see, under whichever of their rows.
create function units_below(account uuid, day date) returns uuid[]
  language plpgsql stable
as $$
begin
  return array(
    select b.account_id from tree_below(array[account_kept_of(account)], day) b
    union
    select k.account_id from tree_below(array[account_kept_of(account)], day) b
    join account_kept k on k.firm_id = current_setting('clave.firm_id')::uuid and k.kept_id = b.account_id
  );
end $$;
