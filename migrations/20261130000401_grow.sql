-- Opportunities of a kind, from where they come, each change of stage kept; what to sell to whom; promotions.

alter table opportunity
  add column kind text check (kind in ('cross-sell', 'up-sell', 'new-solution', 'new-market', 'joint-project')),
  -- Of ours, by name.
  add column family text not null default '' check (length(family) <= 200),
  -- The need, the cell of white space or the signal that it comes from; a suggestion is its account's and family's.
  add column origin text check (origin in ('need', 'white', 'signal', 'suggestion')),
  add column origin_id uuid,
  -- How likely whoever looks after it thinks it is, 0 to 1.
  add column told_chance numeric(4, 3) check (told_chance between 0 and 1),
  -- Why it was won or lost, out of the firm's list, and what is to be learned.
  add column reason text not null default '' check (length(reason) <= 60),
  add column learned text not null default '' check (length(learned) <= 1000),
  add column competitor text not null default '' check (length(competitor) <= 200),
  add constraint opportunity_origin check (case origin
    when 'suggestion' then origin_id is null and family <> ''
    else (origin is null) = (origin_id is null) end);
create index opportunity_by_origin on opportunity (firm_id, origin_id) where origin_id is not null;
create index opportunity_by_state on opportunity (firm_id, state, closes_on);

-- Each stage that it entered and how it ended, by whichever way it came in.
create table opportunity_move (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  move_id uuid not null default gen_random_uuid(),
  opportunity_id uuid not null,
  moved_on date not null,
  stage text not null,
  state text not null check (state in ('open', 'won', 'lost')),
  -- Of several on one day, which came first.
  made_at timestamptz not null default clock_timestamp(),
  primary key (firm_id, move_id),
  foreign key (firm_id, opportunity_id) references opportunity on delete cascade
);
create index opportunity_move_by_opportunity on opportunity_move (firm_id, opportunity_id, moved_on, made_at);

-- What stands open since when nobody told stands since it was written down as begun: the earliest that it may be.
create function keep_opportunity_move() returns trigger
  language plpgsql
as $$
declare today date := coalesce(nullif(current_setting('clave.moved_on', true), '')::date, current_date);
begin
  if tg_op = 'UPDATE' and new.stage = old.stage and new.state = old.state then return null; end if;
  insert into opportunity_move (firm_id, opportunity_id, stage, state, moved_on)
  values (new.firm_id, new.opportunity_id, new.stage, new.state,
    case when new.state <> 'open' then coalesce(new.closes_on, today)
      when tg_op = 'INSERT' then coalesce(new.created_on, today)
      else today end);
  return null;
end $$;
create trigger keep_opportunity_move after insert or update of stage, state on opportunity
  for each row execute function keep_opportunity_move();

alter table opportunity no force row level security;
alter table opportunity_move no force row level security;
insert into opportunity_move (firm_id, opportunity_id, stage, state, moved_on)
select firm_id, opportunity_id, stage, state,
  coalesce(case when state = 'open' then created_on else closes_on end, made_at::date)
from opportunity;
alter table opportunity force row level security;

-- Which objectives of a plan it serves.
create table opportunity_objective (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  opportunity_id uuid not null,
  item_id uuid not null,
  primary key (firm_id, opportunity_id, item_id),
  foreign key (firm_id, opportunity_id) references opportunity on delete cascade,
  foreign key (firm_id, item_id) references plan_item on delete cascade
);
create index opportunity_objective_by_item on opportunity_objective (firm_id, item_id);

-- Who decides it at the client, and which part they play.
create table opportunity_decider (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  opportunity_id uuid not null,
  contact_id uuid not null,
  role text not null check (role in ('initiator', 'user', 'influencer', 'buyer', 'decider', 'approver', 'gatekeeper')),
  primary key (firm_id, opportunity_id, contact_id),
  foreign key (firm_id, opportunity_id) references opportunity on delete cascade,
  foreign key (firm_id, contact_id) references contact
);
create index opportunity_decider_by_contact on opportunity_decider (firm_id, contact_id);

-- What similar accounts buy and this one doesn't; made anew with the figures.
create table suggestion (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  account_id uuid not null,
  family text not null check (length(family) between 1 and 200),
  place int not null,
  -- Of so many most similar accounts, so many buy it, and a year's median of theirs in the money of the figures.
  similar_accounts int not null,
  buyers int not null,
  median double precision,
  currency text not null,
  as_of date not null,
  primary key (firm_id, account_id, family),
  foreign key (firm_id, account_id) references account on delete cascade
);

create table suggestion_dismissal (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  account_id uuid not null,
  family text not null check (length(family) between 1 and 200),
  reason text not null check (length(reason) between 1 and 500),
  dismissed_on date not null,
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  primary key (firm_id, account_id, family),
  foreign key (firm_id, account_id) references account on delete cascade
);

create table promotion (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  promotion_id uuid not null default gen_random_uuid(),
  name text not null check (length(name) between 1 and 200),
  families text[] not null check (cardinality(families) between 1 and 50),
  from_on date not null,
  until_on date not null,
  cost numeric(18, 4) not null check (cost >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- Whole weeks looked at before and after it.
  weeks_before int not null default 2 check (weeks_before between 0 and 12),
  weeks_after int not null default 4 check (weeks_after between 0 and 26),
  -- 0 to 1, where the ledger knows no cost.
  margin_share numeric(4, 3) check (margin_share between 0 and 1),
  note text not null default '' check (length(note) <= 2000),
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, promotion_id),
  check (from_on <= until_on and until_on < from_on + 182)
);

-- For whom it was; none is for all.
create table promotion_account (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  promotion_id uuid not null,
  account_id uuid not null,
  primary key (firm_id, promotion_id, account_id),
  foreign key (firm_id, promotion_id) references promotion on delete cascade,
  foreign key (firm_id, account_id) references account on delete cascade
);
create index promotion_account_by_account on promotion_account (firm_id, account_id);

do $$
declare t text;
begin
  foreach t in array array['opportunity_move', 'opportunity_objective', 'opportunity_decider', 'suggestion',
    'suggestion_dismissal', 'promotion', 'promotion_account'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy firm_only on %I using (firm_id = (select current_setting(''clave.firm_id'')::uuid))', t);
    execute format('grant select, insert, update, delete on %I to clave_server', t);
  end loop;
  foreach t in array array['opportunity_move', 'opportunity_objective', 'opportunity_decider'] loop
    execute format($policy$
      create policy seen_only on %I as restrictive for select using (
        (select sees_all()) or opportunity_id in (select o.opportunity_id from opportunity o)
      )$policy$, t);
  end loop;
  foreach t in array array['suggestion', 'suggestion_dismissal', 'promotion_account'] loop
    execute format($policy$
      create policy seen_only on %I as restrictive for select using (
        (select sees_all()) or account_id in (select accounts_near())
      )$policy$, t);
  end loop;
end $$;

-- Opportunities are found by their words, whichever way they come.
create function remember_opportunities(ids uuid[], firm uuid) returns void
  language sql security definer set search_path = public, pg_temp
as $$
  insert into search_entry as e
    (firm_id, kind, thing_id, account_ids, made_by, title, text, tags, at, is_text, words)
  select firm, 'opportunity', o.opportunity_id, array[o.account_id], o.made_by, o.title, o.about, '{}', o.made_at,
    false, search_words(o.title || ' ' || o.about)
  from (
    select *, concat_ws(' · ', nullif(text, ''), nullif(family, ''), nullif(competitor, ''), nullif(learned, '')) as about
    from opportunity where firm_id = firm and opportunity_id = any(ids) and account_id is not null
  ) o
  on conflict (firm_id, kind, thing_id) do update
  set account_ids = excluded.account_ids, title = excluded.title, text = excluded.text, words = excluded.words;
  select remember_words(array_fill('opportunity'::text, array[cardinality(ids)]), ids, firm)
$$;

create function opportunity_found() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
declare told record;
begin
  if tg_op = 'DELETE' then
    delete from search_entry e using touched g
    where e.firm_id = g.firm_id and e.kind = 'opportunity' and e.thing_id = g.opportunity_id;
    return null;
  end if;
  for told in select firm_id, array_agg(opportunity_id) as ids from touched group by firm_id loop
    perform remember_opportunities(told.ids, told.firm_id);
  end loop;
  return null;
end
$$;
create trigger opportunity_found_new after insert on opportunity
  referencing new table as touched for each statement execute function opportunity_found();
create trigger opportunity_found_changed after update on opportunity
  referencing new table as touched for each statement execute function opportunity_found();
create trigger opportunity_found_gone after delete on opportunity
  referencing old table as touched for each statement execute function opportunity_found();
revoke execute on function remember_opportunities(uuid[], uuid) from public;
revoke execute on function opportunity_found() from public;
