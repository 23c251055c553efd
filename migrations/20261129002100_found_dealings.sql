-- Agreements, compensations, rewards and expectations are found by what they say, whatever way they change.

create function remember_dealings(kind text, ids uuid[], firm uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
begin
  insert into search_entry as e
    (firm_id, kind, thing_id, account_ids, title, text, tags, at, is_text, words)
  select firm, $1, d.id, array[d.account_id], d.title, d.about, '{}', d.at, false,
    search_words(d.title || ' ' || d.about)
  from (
    select x.agreement_id as id, x.account_id, x.title,
      concat_ws(E'\n', nullif(x.price_terms, ''), nullif(x.renewal_terms, '')) as about,
      x.from_on::timestamptz as at
    from service_agreement x
    where $1 = 'agreement' and x.firm_id = firm and x.agreement_id = any(ids)
    union all
    select x.compensation_id, x.account_id, x.amount || ' ' || x.currency || ', ' || x.from_on,
      concat_ws(E'\n', nullif(x.action, ''), nullif(x.outcome, '')), x.until_on::timestamptz
    from compensation x
    where $1 = 'compensation' and x.firm_id = firm and x.compensation_id = any(ids)
    union all
    select x.reward_id, x.account_id, x.title,
      concat_ws(E'\n', x.condition, (
        select string_agg(o ->> 'title' || ': ' || (o ->> 'text'), E'\n') from jsonb_array_elements(x.options) o
      ), nullif(x.outcome, '')), x.made_at
    from reward x
    where $1 = 'reward' and x.firm_id = firm and x.reward_id = any(ids)
    union all
    select x.expectation_id, x.account_id, left(x.believed, 300),
      concat_ws(E'\n', nullif(substr(x.believed, 301), ''), x.source, nullif(x.promised, ''), nullif(x.gap, ''),
        nullif(x.outcome, '')), x.heard_on::timestamptz
    from expectation x
    where $1 = 'expectation' and x.firm_id = firm and x.expectation_id = any(ids)
  ) d
  on conflict (firm_id, kind, thing_id) do update
  set account_ids = excluded.account_ids, title = excluded.title, text = excluded.text, at = excluded.at,
    words = excluded.words;
  -- Words that they no longer have go with what they were.
  delete from search_word w where w.firm_id = firm and w.kind = $1 and w.thing_id = any(ids);
  perform remember_words(array_fill($1, array[cardinality(ids)]), ids, firm);
end
$$;

/* The kind and the name of its id are the trigger's. */
create function dealing_found() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
declare told record;
begin
  for told in
    select t.firm_id, array_agg((to_jsonb(t) ->> tg_argv[1])::uuid) as ids from touched t group by t.firm_id
  loop
    if tg_op = 'DELETE' then
      delete from search_entry e
      where e.firm_id = told.firm_id and e.kind = tg_argv[0] and e.thing_id = any(told.ids);
    else
      perform remember_dealings(tg_argv[0], told.ids, told.firm_id);
    end if;
  end loop;
  return null;
end
$$;
revoke execute on function remember_dealings(text, uuid[], uuid) from public;
revoke execute on function dealing_found() from public;

do $$
declare
  t record;
  told record;
begin
  for t in select * from (values ('service_agreement', 'agreement', 'agreement_id'),
    ('compensation', 'compensation', 'compensation_id'), ('reward', 'reward', 'reward_id'),
    ('expectation', 'expectation', 'expectation_id')) as v(name, kind, id)
  loop
    execute format('create trigger dealing_found_new after insert on %I
      referencing new table as touched for each statement execute function dealing_found(%L, %L)', t.name, t.kind, t.id);
    execute format('create trigger dealing_found_changed after update on %I
      referencing new table as touched for each statement execute function dealing_found(%L, %L)', t.name, t.kind, t.id);
    execute format('create trigger dealing_found_gone after delete on %I
      referencing old table as touched for each statement execute function dealing_found(%L, %L)', t.name, t.kind, t.id);
    -- Those that are there already.
    execute format('alter table %I no force row level security', t.name);
    for told in execute format('select firm_id, array_agg(%I) as ids from %I group by firm_id', t.id, t.name) loop
      perform remember_dealings(t.kind, told.ids, told.firm_id);
    end loop;
    execute format('alter table %I force row level security', t.name);
  end loop;
end $$;
