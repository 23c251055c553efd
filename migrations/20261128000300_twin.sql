-- Accounts and people that may be the same one, found by themselves; whoever knows better says that they aren't.
create table account_twin (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  account_id uuid not null,
  other_id uuid not null,
  -- How likely they are one, and why: which evidence, with what it shows.
  score real not null check (score between 0 and 1),
  reasons jsonb not null,
  found_at timestamptz not null default now(),
  state text not null default 'open' check (state in ('open', 'dismissed')),
  dismissed_by uuid,
  dismissed_at timestamptz,
  dismissed_because text not null default '' check (length(dismissed_because) <= 500),
  primary key (firm_id, account_id, other_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  foreign key (firm_id, other_id) references account on delete cascade,
  check (account_id < other_id),
  check ((state = 'dismissed') = (dismissed_by is not null and dismissed_at is not null))
);
create index account_twin_by_other on account_twin (firm_id, other_id);
create index account_twin_by_score on account_twin (firm_id, state, score desc);

create table contact_twin (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  contact_id uuid not null,
  other_id uuid not null,
  score real not null check (score between 0 and 1),
  reasons jsonb not null,
  found_at timestamptz not null default now(),
  state text not null default 'open' check (state in ('open', 'dismissed')),
  dismissed_by uuid,
  dismissed_at timestamptz,
  dismissed_because text not null default '' check (length(dismissed_because) <= 500),
  primary key (firm_id, contact_id, other_id),
  foreign key (firm_id, contact_id) references contact on delete cascade,
  foreign key (firm_id, other_id) references contact on delete cascade,
  check (contact_id < other_id),
  check ((state = 'dismissed') = (dismissed_by is not null and dismissed_at is not null))
);
create index contact_twin_by_other on contact_twin (firm_id, other_id);
create index contact_twin_by_score on contact_twin (firm_id, state, score desc);

-- Those that changed and are still to be compared. Only added to: writers never wait for one another here.
create table account_twin_due (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  due_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  primary key (firm_id, due_id),
  foreign key (firm_id, account_id) references account on delete cascade
);
create index account_twin_due_by_account on account_twin_due (firm_id, account_id);
create table contact_twin_due (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  due_id uuid not null default gen_random_uuid(),
  contact_id uuid not null,
  primary key (firm_id, due_id),
  foreign key (firm_id, contact_id) references contact on delete cascade
);
create index contact_twin_due_by_contact on contact_twin_due (firm_id, contact_id);

-- Telephones compare by their last nine digits: what stands before is the country's, and often left out.
alter table contact_reach add column digits text collate "C" generated always as (
  case when kind in ('phone', 'mobile') and length(regexp_replace(value, '\D', '', 'g')) >= 7
    then right(regexp_replace(value, '\D', '', 'g'), 9) end
) stored;
create index contact_reach_by_digits on contact_reach (firm_id, digits) where digits is not null;
alter table account_told add column phone_digits text collate "C" generated always as (
  case when length(regexp_replace(phone, '\D', '', 'g')) >= 7
    then right(regexp_replace(phone, '\D', '', 'g'), 9) end
) stored;
create index account_told_by_digits on account_told (firm_id, phone_digits) where phone_digits is not null;
alter table account_told add column mail_folded text collate "C" generated always as (fold(mail)) stored;
create index account_told_by_mail on account_told (firm_id, mail_folded) where mail_folded <> '';

do $$
declare t text;
begin
  foreach t in array array['account_twin', 'contact_twin', 'account_twin_due', 'contact_twin_due'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy firm_only on %I using (firm_id = (select current_setting(''clave.firm_id'')::uuid))', t);
    execute format('grant select, insert, update, delete on %I to clave_server', t);
  end loop;
  -- Where a firm shows people only what they look after, a pair only to whoever sees both.
  foreach t in array array['account', 'contact'] loop
    execute format($policy$
      create policy seen_only on %I as restrictive for select using (
        (select sees_all()) or (
          %2$I in (
            select n.%2$I from %3$I n
            where n.firm_id = current_setting('clave.firm_id')::uuid
              and n.person_id = current_setting('clave.actor_id')::uuid
          ) and other_id in (
            select n.%2$I from %3$I n
            where n.firm_id = current_setting('clave.firm_id')::uuid
              and n.person_id = current_setting('clave.actor_id')::uuid
          )
        )
      )$policy$, t || '_twin', t || '_id', t || '_near');
  end loop;
end $$;

-- Whatever changes what is compared says so, and asks for the comparing once in its transaction: without a key,
-- since who asks under the same one waits until the other has ended.
create function account_twins_due(ids uuid[]) returns void
  language plpgsql
as $$
begin
  if coalesce(current_setting('clave.firm_id', true), '') = '' then return; end if;
  insert into account_twin_due (account_id)
  select a.account_id from account a
  where a.firm_id = current_setting('clave.firm_id')::uuid and a.account_id = any(ids);
  if found and current_setting('clave.account_twins_asked', true) is distinct from 'yes' then
    perform set_config('clave.account_twins_asked', 'yes', true);
    perform enqueue('accounts.twins', '{}', null);
  end if;
end $$;
create function contact_twins_due(ids uuid[]) returns void
  language plpgsql
as $$
begin
  if coalesce(current_setting('clave.firm_id', true), '') = '' then return; end if;
  insert into contact_twin_due (contact_id)
  select k.contact_id from contact k
  where k.firm_id = current_setting('clave.firm_id')::uuid and k.contact_id = any(ids);
  if found and current_setting('clave.contact_twins_asked', true) is distinct from 'yes' then
    perform set_config('clave.contact_twins_asked', 'yes', true);
    perform enqueue('know.twins', '{}', null);
  end if;
end $$;

create function account_changed_twins() returns trigger
  language plpgsql
as $$
begin
  perform account_twins_due(array(
    select distinct one.id from come c join gone g using (firm_id, account_id)
    cross join lateral (values (c.account_id), (c.merged_into_id), (g.merged_into_id)) as one (id)
    where one.id is not null and (c.name, c.group_name, c.archived_at is null, c.merged_into_id)
      is distinct from (g.name, g.group_name, g.archived_at is null, g.merged_into_id)
  ));
  return null;
end $$;
create trigger account_changed_twins after update on account
  referencing old table as gone new table as come for each statement execute function account_changed_twins();

create function contact_changed_twins() returns trigger
  language plpgsql
as $$
begin
  perform contact_twins_due(array(
    select distinct one.id from come c join gone g using (firm_id, contact_id)
    cross join lateral (values (c.contact_id), (c.merged_into_id), (g.merged_into_id)) as one (id)
    where one.id is not null and (c.name, c.erased_at is null, c.merged_into_id)
      is distinct from (g.name, g.erased_at is null, g.merged_into_id)
  ));
  return null;
end $$;
create trigger contact_changed_twins after update on contact
  referencing old table as gone new table as come for each statement execute function contact_changed_twins();

create function account_touched_twins() returns trigger
  language plpgsql
as $$
begin
  perform account_twins_due(array(select distinct account_id from touched));
  return null;
end $$;
create function contact_touched_twins() returns trigger
  language plpgsql
as $$
begin
  perform contact_twins_due(array(select distinct contact_id from touched));
  return null;
end $$;
create function relation_touched_twins() returns trigger
  language plpgsql
as $$
begin
  perform account_twins_due(array(select account_id from touched union select other_id from touched));
  return null;
end $$;
create function place_touched_twins() returns trigger
  language plpgsql
as $$
begin
  perform account_twins_due(array(select distinct account_id from touched));
  perform contact_twins_due(array(select distinct contact_id from touched));
  return null;
end $$;
-- How someone is reached tells where they work, too.
create function reach_touched_twins() returns trigger
  language plpgsql
as $$
begin
  perform account_twins_due(array(
    select distinct p.account_id from touched t join contact_place p using (firm_id, contact_id)));
  perform contact_twins_due(array(select distinct contact_id from touched));
  return null;
end $$;

do $$
declare
  told record;
begin
  for told in
    select * from (values
      ('account', 'account', 'insert'), ('contact', 'contact', 'insert'),
      ('account_domain', 'account', 'insert delete'), ('account_tax_id', 'account', 'insert delete'),
      ('account_told', 'account', 'insert update delete'),
      ('account_belonging', 'account', 'insert delete'),
      ('account_relation', 'relation', 'insert update delete'),
      ('contact_place', 'place', 'insert update delete'),
      ('contact_reach', 'reach', 'insert update delete')
    ) as t (on_table, function, acts)
  loop
    if told.acts like '%insert%' then
      execute format('create trigger twins_new after insert on %I referencing new table as touched
        for each statement execute function %I()', told.on_table, told.function || '_touched_twins');
    end if;
    if told.acts like '%update%' then
      execute format('create trigger twins_changed after update on %I referencing new table as touched
        for each statement execute function %I()', told.on_table, told.function || '_touched_twins');
    end if;
    if told.acts like '%delete%' then
      execute format('create trigger twins_gone after delete on %I referencing old table as touched
        for each statement execute function %I()', told.on_table, told.function || '_touched_twins');
    end if;
  end loop;
end $$;
