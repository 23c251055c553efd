-- The sales ledger: imports, their lines, what the lines are about, and the roll-ups that
-- every figure is made from. Amounts stay in their own currency.

-- A name without case, accents and marks: what two spellings of one client have in common.
create function same_name(given text) returns text
  language sql immutable strict parallel safe
  return coalesce(nullif(trim(regexp_replace(fold(given), '[^[:alnum:]]+', ' ', 'g')), ''), fold(given));

create table import (
  firm_id        uuid not null default current_setting('clave.firm_id')::uuid,
  import_id      int not null,
  -- What fails goes back to the state before, with `problem`.
  state          text not null default 'draft' check (state in
    ('draft', 'checking', 'checked', 'publishing', 'published', 'reversing', 'reversed', 'discarded')),
  -- Which system the lines come from: one invoice number means one invoice within a source.
  source         text not null default '' check (length(source) <= 60),
  files          jsonb not null default '[]',
  plan           jsonb,
  report         jsonb,
  progress       jsonb,
  problem        jsonb,
  -- What publishing or reversing did.
  outcome        jsonb,
  cancel_asked   boolean not null default false,
  -- Publications in their order: where two imports cover a line, the later one's is live.
  publication_no int,
  -- The period whose older lines of the same source it replaces, where lines have no numbers.
  replaces_from  date,
  replaces_to    date,
  made_by        uuid not null,
  made_at        timestamptz not null default now(),
  published_at   timestamptz,
  reversed_at    timestamptz,
  primary key (firm_id, import_id)
);
create unique index import_by_publication on import (firm_id, publication_no)
  where publication_no is not null;

-- How files with this header were read when they were last published.
create table remembered_plan (
  firm_id   uuid not null default current_setting('clave.firm_id')::uuid,
  signature text not null,
  columns   text[] not null,
  plan      jsonb not null,
  used_at   timestamptz not null default now(),
  primary key (firm_id, signature)
);

-- Words that many lines share, kept once: zones, divisions, families, countries, salespeople.
create table label (
  firm_id  uuid not null default current_setting('clave.firm_id')::uuid,
  label_id int not null,
  kind     text not null check (kind in
    ('zone', 'division', 'family', 'country', 'salesperson', 'source')),
  name     text not null check (length(name) <= 300),
  primary key (firm_id, label_id),
  unique (firm_id, kind, name)
);

create table product (
  firm_id    uuid not null default current_setting('clave.firm_id')::uuid,
  product_id int not null,
  code       text not null check (length(code) <= 300),
  name       text not null check (length(name) <= 300),
  -- Of the last publication that said one; a line keeps the family that it came with.
  family_id  int,
  primary key (firm_id, product_id),
  unique (firm_id, code),
  foreign key (firm_id, family_id) references label
);

-- A line belongs to its import. The live line is that of the newest publication that covers it:
-- `replaced_by` names the import that took its place, so that reversing can bring it back. Written
-- by the million, so nothing is checked row by row that its one writer, publishing, ensures: the
-- account, the import and the words exist, made in the same transaction.
create table sale_line (
  firm_id        uuid not null default current_setting('clave.firm_id')::uuid,
  account_id     uuid not null,
  import_id      int not null,
  -- The line of the file; a second file's go on where the first one's end.
  line_no        int not null,
  day            date not null,
  replaced_by    int,
  source_id      int not null default 0,
  product_id     int,
  family_id      int,
  division_id    int,
  zone_id        int,
  country_id     int,
  salesperson_id int,
  -- The second line of a file with the same invoice and line number is 1, and so on: none is lost.
  twin           int not null default 0,
  currency       text not null check (length(currency) = 3),
  amount         numeric(18, 4) not null,
  cost           numeric(18, 4),
  quantity       numeric(18, 4),
  invoice        text collate "C",
  invoice_line   text collate "C",
  primary key (firm_id, import_id, line_no)
);
create index sale_line_by_account on sale_line (firm_id, account_id, day);
-- One live line for a source's invoice and line number; lines without a number are never equal.
create unique index sale_line_once on sale_line (firm_id, source_id, invoice, invoice_line, twin)
  where replaced_by is null and invoice is not null;
-- What a new import of the same period stands beside, or replaces.
create index sale_line_by_day on sale_line (firm_id, source_id, day) where replaced_by is null;
create index sale_line_replaced on sale_line (firm_id, replaced_by) where replaced_by is not null;

-- Live lines per account, day and currency. An order counts on the first day that it has a purchase.
create table account_day (
  firm_id       uuid not null default current_setting('clave.firm_id')::uuid,
  account_id    uuid not null,
  day           date not null,
  currency      text not null,
  orders        int not null,
  purchases     int not null,
  lines         int not null,
  amount        numeric(24, 4) not null,
  cost          numeric(24, 4) not null,
  -- Sales of the lines whose cost is known: margin = costed_amount - cost.
  costed_amount numeric(24, 4) not null,
  primary key (firm_id, account_id, day, currency)
);

-- Live lines per account and month by what they are about; 0 stands for "not said".
create table account_month (
  firm_id        uuid not null default current_setting('clave.firm_id')::uuid,
  account_id     uuid not null,
  month          date not null,
  family_id      int not null,
  division_id    int not null,
  zone_id        int not null,
  country_id     int not null,
  salesperson_id int not null,
  currency       text not null,
  amount         numeric(24, 4) not null,
  cost           numeric(24, 4) not null,
  costed_amount  numeric(24, 4) not null,
  -- What differs most between neighbours comes first: rows are written by the million.
  primary key (firm_id, account_id, month, family_id, salesperson_id, zone_id, country_id, division_id, currency)
);

-- Live lines per day and currency: which days and currencies need a rate.
create table ledger_day (
  firm_id  uuid not null default current_setting('clave.firm_id')::uuid,
  currency text not null,
  day      date not null,
  lines    int not null check (lines >= 0),
  primary key (firm_id, currency, day)
);

-- One unit of `base` = `rate` units of `currency`, on that day.
create table rate (
  firm_id  uuid not null default current_setting('clave.firm_id')::uuid,
  base     text not null check (base ~ '^[A-Z]{3}$'),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  day      date not null,
  rate     numeric(27, 15) not null check (rate > 0),
  primary key (firm_id, base, currency, day)
);

-- What one unit of a currency is worth in the home currency on a day of the ledger. A day without a
-- rate has no row. Made from `rate` by one rule; a changed rate costs only its days.
create table day_factor (
  firm_id  uuid not null default current_setting('clave.firm_id')::uuid,
  currency text not null,
  day      date not null,
  factor   numeric(20, 15) not null,
  -- The day of the rate that it was made from; null for the home currency itself.
  rate_day date,
  -- That rate is more than ten days older.
  stale    boolean not null default false,
  -- The third currency of a cross rate.
  through  text,
  primary key (firm_id, currency, day)
);

do $$
declare t text;
begin
  foreach t in array array['import', 'remembered_plan', 'label', 'product', 'ledger_day', 'rate',
    'day_factor'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy firm_only on %I using (firm_id = current_setting(''clave.firm_id'')::uuid)', t);
    execute format('grant select, insert, update, delete on %I to clave_server', t);
  end loop;
  foreach t in array array['sale_line', 'account_day', 'account_month'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    -- The setting is read once a statement, not once a row: rows come by the million.
    execute format(
      'create policy firm_only on %I using (firm_id = (select current_setting(''clave.firm_id'')::uuid))', t);
    execute format('grant select, insert, update, delete on %I to clave_server', t);
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

-- After much has been written at once the planner must know; only a table's owner may tell it.
create function analyze_ledger() returns void
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  analyze sale_line;
  analyze account_day;
  analyze account_month;
  analyze account;
end
$$;
revoke execute on function analyze_ledger from public;
grant execute on function analyze_ledger to clave_server;
