-- What the kept one of two people took from the other, so that taking a merge back is exact.
create table contact_merge (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  other_id uuid not null,
  kept_id uuid not null,
  -- By field what the kept one had before, and what it took: {"name": {"before": …, "after": …}}.
  taken jsonb not null default '{}',
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default clock_timestamp(),
  primary key (firm_id, other_id),
  foreign key (firm_id, other_id) references contact on delete cascade,
  foreign key (firm_id, kept_id) references contact on delete cascade,
  check (other_id <> kept_id)
);
create index contact_merge_by_kept on contact_merge (firm_id, kept_id);

alter table contact_merge enable row level security;
alter table contact_merge force row level security;
create policy firm_only on contact_merge
  using (firm_id = (select current_setting('clave.firm_id')::uuid));
-- Whom one knows, asked by a function: a policy that named the view would be planned anew, with all of its policies,
-- for each table that a statement reads.
create function contacts_near() returns setof uuid
  language plpgsql stable parallel safe
as $$
begin
  return query
  select n.contact_id from contact_near n
  where n.firm_id = current_setting('clave.firm_id')::uuid
    and n.person_id = current_setting('clave.actor_id')::uuid;
end $$;
create policy seen_only on contact_merge as restrictive for select using (
  (select sees_all()) or kept_id in (select contacts_near())
);
alter policy seen_only on contact using ((select sees_all()) or contact_id in (select contacts_near()));
alter policy seen_only on contact_reach using ((select sees_all()) or contact_id in (select contacts_near()));
grant select, insert, update, delete on contact_merge to clave_server;

-- Whoever was merged is found as the one that is kept, under all that they were called.
create or replace function remember_contacts(ids uuid[], firm uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  sees text := coalesce(current_setting('clave.sees', true), 'all');
  those uuid[];
begin
  perform set_config('clave.sees', 'all', true);
  those := ids || array(
    select m.kept_id from contact_kept m where m.firm_id = firm and m.contact_id = any(ids));
  delete from search_entry e
  where e.firm_id = firm and e.kind = 'contact' and e.thing_id = any(those)
    and not exists (select from contact k
      where k.firm_id = firm and k.contact_id = e.thing_id and k.merged_into_id is null);
  insert into search_entry as e
    (firm_id, kind, thing_id, account_ids, made_by, title, text, tags, at, is_text, words)
  select firm, 'contact', k.contact_id, k.account_ids, k.made_by, k.name, k.about, '{}', k.made_at, false,
    search_words(k.name || ' ' || k.about)
  from (
    select k.contact_id, k.name, k.made_by, k.made_at,
      array(select distinct p.account_id from contact_place p
        where p.firm_id = firm and p.contact_id = any(same.ids)) as account_ids,
      concat_ws(' · ',
        (select string_agg(distinct m.name, ' · ') from contact m
          where m.firm_id = firm and m.contact_id = any(same.ids) and m.name <> k.name),
        (select string_agg(concat_ws(' ', nullif(p.job_title, ''), nullif(p.area, '')), ' · ')
          from contact_place p
          where p.firm_id = firm and p.contact_id = any(same.ids) and p.job_title || p.area <> ''),
        (select string_agg(r.value, ' · ' order by r.contact_id <> k.contact_id, r.place)
          from contact_reach r
          where r.firm_id = firm and r.contact_id = any(same.ids))) as about
    from contact k
    cross join lateral (
      select k.contact_id || array(select m.contact_id from contact_kept m
        where m.firm_id = firm and m.kept_id = k.contact_id) as ids
      offset 0
    ) same
    where k.firm_id = firm and k.contact_id = any(those) and k.merged_into_id is null
  ) k
  on conflict (firm_id, kind, thing_id) do update
  set account_ids = excluded.account_ids, title = excluded.title, text = excluded.text, words = excluded.words;
  perform remember_words(array_fill('contact'::text, array[cardinality(those)]), those, firm);
  perform set_config('clave.sees', sees, true);
end
$$;

-- With the one that they come out of, which was found under their name too.
create function contact_changed_found() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
declare told record;
begin
  for told in
    select c.firm_id, array_agg(c.contact_id) || array_remove(array_agg(g.merged_into_id), null) as ids
    from touched c join gone g using (firm_id, contact_id)
    group by c.firm_id
  loop
    perform remember_contacts(told.ids, told.firm_id);
  end loop;
  return null;
end
$$;
revoke execute on function contact_changed_found() from public;
drop trigger contact_found_changed on contact;
create trigger contact_found_changed after update on contact
  referencing old table as gone new table as touched
  for each statement execute function contact_changed_found();
