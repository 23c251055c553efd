-- What a client needs and what we noticed before it said so; who buys from it; strengths, weaknesses,
-- opportunities and threats, and what each crossing of two of them ends in.

-- Something noticed before anyone asked for it. It became a need where a need names it.
create table need_signal (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  signal_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  noticed text not null check (length(noticed) between 1 and 1000),
  place text not null default '' check (length(place) <= 300),
  noticed_by uuid not null,
  noticed_on date not null,
  -- Why it is nothing to follow.
  dismissed_because text not null default '' check (length(dismissed_because) <= 500),
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, signal_id),
  foreign key (firm_id, account_id) references account on delete cascade
);
create index need_signal_by_account on need_signal (firm_id, account_id);

create table need (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  need_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  title text not null check (length(title) between 1 and 300),
  -- What makes it a need: the challenge behind it.
  challenge text not null default '' check (length(challenge) <= 1000),
  urgency int not null check (urgency between 1 and 3),
  evidence text not null default '' check (length(evidence) <= 1000),
  offer text not null default '' check (length(offer) <= 1000),
  source text not null default '' check (length(source) <= 500),
  seen_on date not null,
  confidence text not null check (confidence in ('assumed', 'confirmed')),
  state text not null default 'open' check (state in ('open', 'met', 'dropped')),
  -- What shows that it is met, or why it is given up.
  outcome text not null default '' check (length(outcome) <= 1000),
  ended_on date,
  -- The signal that it was promoted from.
  signal_id uuid,
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, need_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  foreign key (firm_id, signal_id) references need_signal on delete set null (signal_id),
  check ((state = 'open') = (ended_on is null))
);
create index need_by_account on need (firm_id, account_id);
create unique index need_by_signal on need (firm_id, signal_id) where signal_id is not null;

-- Who has it, of the people who work there.
create table need_contact (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  need_id uuid not null,
  contact_id uuid not null,
  account_id uuid not null,
  primary key (firm_id, need_id, contact_id),
  foreign key (firm_id, need_id) references need on delete cascade,
  foreign key (firm_id, contact_id) references contact,
  foreign key (firm_id, account_id) references account on delete cascade
);
create index need_contact_by_contact on need_contact (firm_id, contact_id);

-- The client's own buyers: the ideal one, the usual ones, and what they say aloud.
create table audience (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  audience_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  kind text not null check (kind in ('ideal', 'persona', 'voice')),
  name text not null check (length(name) between 1 and 200),
  about text not null default '' check (length(about) <= 1000),
  -- What it means for us.
  meaning text not null default '' check (length(meaning) <= 1000),
  source text not null default '' check (length(source) <= 500),
  seen_on date not null,
  confidence text not null check (confidence in ('assumed', 'confirmed')),
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, audience_id),
  foreign key (firm_id, account_id) references account on delete cascade
);
create index audience_by_account on audience (firm_id, account_id);

-- What the client's own customers wrote of it in public.
create table public_review (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  review_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  written_on date not null,
  -- Stars of five, halves included; null where there are none.
  rating double precision check (rating between 0 and 5),
  text text not null default '' check (length(text) <= 4000),
  link text not null default '' check (length(link) <= 500),
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, review_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  check (rating is not null or text <> '')
);
create index public_review_by_account on public_review (firm_id, account_id, written_on);

create table swot_item (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  item_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  -- Of whom: the client, its value chain, a competitor of the client's, or us at this client.
  subject text not null check (subject in ('us', 'client', 'chain', 'competitor')),
  competitor text not null default '' check (length(competitor) <= 200),
  kind text not null check (kind in ('strength', 'weakness', 'opportunity', 'threat')),
  title text not null check (length(title) between 1 and 300),
  weight int not null check (weight between 1 and 3),
  -- Competitors can hardly imitate it.
  inimitable boolean not null default false,
  evidence text not null default '' check (length(evidence) <= 1000),
  source text not null default '' check (length(source) <= 500),
  seen_on date not null,
  confidence text not null check (confidence in ('assumed', 'confirmed')),
  -- Taken away, with its crossings kept for who takes that back.
  dropped_at timestamptz,
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, item_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  check ((subject = 'competitor') = (competitor <> ''))
);
create index swot_item_by_account on swot_item (firm_id, account_id);

-- Two items crossed, one from inside and one from outside. What it ends in: an objective, a rejection, or
-- actions, which name it as where they come from. An objective is a text with its day here until plans
-- have objectives of their own.
create table crossing (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  crossing_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  inner_id uuid not null,
  outer_id uuid not null,
  impact int not null check (impact between -3 and 3),
  objective text not null default '' check (length(objective) <= 300),
  objective_on date,
  rejection text not null default '' check (length(rejection) <= 500),
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, crossing_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  foreign key (firm_id, inner_id) references swot_item on delete cascade,
  foreign key (firm_id, outer_id) references swot_item on delete cascade,
  check ((objective = '') = (objective_on is null)),
  check (objective = '' or rejection = '')
);
create index crossing_by_account on crossing (firm_id, account_id);
create unique index crossing_by_items on crossing (firm_id, inner_id, outer_id);
create index crossing_by_outer on crossing (firm_id, outer_id);

do $$
declare t text;
begin
  foreach t in array array['need_signal', 'need', 'need_contact', 'audience', 'public_review', 'swot_item',
    'crossing'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy firm_only on %I using (firm_id = (select current_setting(''clave.firm_id'')::uuid))', t);
    execute format($policy$
      create policy seen_only on %I as restrictive for select using (
        (select sees_all()) or account_id in (
          select c.account_id from account_carer c
          where c.firm_id = current_setting('clave.firm_id')::uuid
            and c.person_id = current_setting('clave.actor_id')::uuid
        )
      )$policy$, t);
    execute format('grant select, insert, update, delete on %I to clave_server', t);
  end loop;
end $$;
