-- The customer summary of each account in the money of a portfolio: what the value models read of it each day.
-- It goes with what it was made from, and is made again when it is next asked for.
create table account_purchases (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  valuation text not null,
  converted boolean not null,
  account_id uuid not null,
  -- 0 for an account without a purchase: it need not be looked at again.
  purchases int not null,
  first_day date,
  last_day date,
  -- Σ ln(days) over the gaps between purchase days.
  log_gaps double precision not null,
  -- What the purchase days after the first came to.
  repeat_sales double precision not null,
  has_foreign boolean not null,
  primary key (firm_id, valuation, converted, account_id),
  foreign key (firm_id, account_id) references account on delete cascade
);
create index account_purchases_by_account on account_purchases (firm_id, account_id);
alter table account_purchases enable row level security;
alter table account_purchases force row level security;
create policy firm_only on account_purchases
  using (firm_id = (select current_setting('clave.firm_id')::uuid));
create policy seen_only on account_purchases as restrictive for select using (
  (select sees_all()) or account_id in (
    select c.account_id from account_carer c
    where c.firm_id = current_setting('clave.firm_id')::uuid
      and c.person_id = current_setting('clave.actor_id')::uuid
  )
);
grant select, insert, update, delete on account_purchases to clave_server;

create or replace function note_account_changed() returns trigger language plpgsql as $$
begin
  with noted as (
    insert into account_changed (firm_id, account_id, since)
    select firm_id, account_id, min(day) from changed group by firm_id, account_id
    returning firm_id, account_id
  )
  delete from account_purchases p using noted n
  where p.firm_id = n.firm_id and p.account_id = n.account_id;
  return null;
end $$;

-- A factor that comes newly values days that came with it; one that changes or goes values others anew.
create function forget_foreign_purchases() returns trigger language plpgsql as $$
begin
  delete from account_purchases
  where firm_id = current_setting('clave.firm_id')::uuid and converted and has_foreign
    and exists (select from gone);
  return null;
end $$;
create trigger forget_purchases after update on day_factor
  referencing old table as gone for each statement execute function forget_foreign_purchases();
create trigger forget_purchases_gone after delete on day_factor
  referencing old table as gone for each statement execute function forget_foreign_purchases();

-- After all were made at once the planner would believe that there are none.
create function analyze_account_purchases() returns void
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  analyze account_purchases;
end
$$;
revoke execute on function analyze_account_purchases from public;
grant execute on function analyze_account_purchases to clave_server;
