-- What was promised and delivered, line by line, and which families were out of stock.
create table delivery (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  delivery_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  order_no text not null check (length(order_no) between 1 and 80),
  line text not null default '' check (length(line) <= 80),
  family text not null default '' check (length(family) <= 200),
  promised_on date not null,
  delivered_on date,
  ordered numeric(18, 4) not null check (ordered > 0),
  delivered numeric(18, 4) not null default 0 check (delivered >= 0),
  primary key (firm_id, delivery_id),
  unique (firm_id, order_no, line),
  foreign key (firm_id, account_id) references account on delete cascade
);
create index delivery_account on delivery (firm_id, account_id, promised_on);
create index delivery_promised on delivery (firm_id, promised_on);

create table stock_out (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  stock_out_id uuid not null default gen_random_uuid(),
  family text not null check (length(family) between 1 and 200),
  from_on date not null,
  until_on date check (until_on >= from_on),
  primary key (firm_id, stock_out_id),
  unique (firm_id, family, from_on)
);

-- What was made of an account's deliveries: lines due in the last 90 days against the 270 before.
create table supply_trend (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  account_id uuid not null,
  as_of date not null,
  lines integer not null,
  on_time integer not null,
  in_full integer not null,
  both_kept integer not null,
  lines_before integer not null,
  both_before integer not null,
  fall double precision,
  fall_low double precision,
  fall_high double precision,
  falls boolean not null,
  since_on date,
  primary key (firm_id, account_id),
  foreign key (firm_id, account_id) references account on delete cascade
);

do $$
declare t text;
begin
  foreach t in array array['delivery', 'stock_out', 'supply_trend'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy firm_only on %I using (firm_id = (select current_setting(''clave.firm_id'')::uuid))', t);
    execute format('grant select, insert, update, delete on %I to clave_server', t);
  end loop;
  foreach t in array array['delivery', 'supply_trend'] loop
    execute format($policy$
      create policy seen_only on %I as restrictive for select using (
        (select sees_all()) or account_id in (select accounts_near())
      )$policy$, t);
  end loop;
end $$;

create function look_at_supply() returns trigger
  language plpgsql
as $$
begin
  if current_user <> 'clave_server' then return null; end if;
  perform enqueue('monitor.supply', '{}', current_setting('clave.firm_id') || ':monitor.supply:deliveries');
  return null;
end
$$;
create trigger look_at_supply after insert or update or delete on delivery
  for each statement execute function look_at_supply();
