-- One box finds everything: what rooms remember of their things. No policy stands here, since the operators
-- of text search are not leakproof and would scan the whole table; so the role that serves has no grants,
-- and reads and writes only through the functions below, which take the firm from the transaction.
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

create table search_entry (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  kind text not null check (kind ~ '^[a-z][a-zA-Z]{1,39}$'),
  thing_id uuid not null,
  -- Whoever sees one of them sees it; without any, whoever sees all, and who wrote it.
  account_ids uuid[] not null,
  made_by uuid,
  title text not null check (length(title) <= 300),
  text text not null,
  tags text[] not null,
  at timestamptz not null,
  -- Long texts, found the newest first; else a name, found by how well it fits.
  is_text boolean not null,
  folded text collate "C" not null generated always as (fold(title)) stored,
  words tsvector not null,
  primary key (firm_id, kind, thing_id)
);
create index search_entry_names on search_entry using gin (firm_id, words) where not is_text;
create index search_entry_texts on search_entry using gin (firm_id, words) where is_text;
create index search_entry_by_title on search_entry (firm_id, folded) where not is_text;
create index search_entry_by_time on search_entry (firm_id, at desc) where is_text;
create index search_entry_by_maker on search_entry (firm_id, made_by) where made_by is not null;
create index search_entry_by_account on search_entry using gin (firm_id, account_ids);

-- The words in use, each under the thing that brought it first and goes with it: where a word is mistyped,
-- the nearest ones are looked for instead. Keyed by the thing too, so that nobody waits for anybody.
create table search_word (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  word text collate "C" not null,
  kind text not null,
  thing_id uuid not null,
  primary key (firm_id, word, kind, thing_id),
  foreign key (firm_id, kind, thing_id) references search_entry on delete cascade
);
create index search_word_by_letters on search_word using gin (firm_id, word gin_trgm_ops);
create index search_word_by_thing on search_word (firm_id, kind, thing_id);

-- On, though their owner passes: whoever else were given them by mistake would still see nothing.
alter table search_entry enable row level security;
alter table search_word enable row level security;

-- Text as words are cut from it: without accents, and without the signs that join words in mails and codes.
create function search_plain(given text) returns text
  language sql immutable strict parallel safe
  return translate(fold(given),
    E'.,;:-_/@#&+()[]{}<>"\'*!?|\\=%$~^`«»¿¡“”‘’…–—·\t\r\n', repeat(' ', 60));

-- Stems for Spanish, and each word as it stands for beginnings and other languages.
create function search_words(given text) returns tsvector
  language sql immutable strict parallel safe
  return strip(to_tsvector('pg_catalog.spanish', search_plain(given))
    || to_tsvector('pg_catalog.simple', search_plain(given)));

-- What someone typed, word by word; those such as "de" say nothing beside others.
create function sought_words(sought text)
  returns table (at bigint, word text, stem text, is_last boolean)
  language sql immutable parallel safe
as $$
  with typed as (
    select w, n, ts_lexize('pg_catalog.spanish_stem', w) as stems, n = max(n) over () as is_last
    from regexp_split_to_table(btrim(search_plain(left(sought, 200))), '\s+') with ordinality as s (w, n)
    where w <> '' and n <= 12
  )
  select n, w, coalesce(nullif(stems[1], ''), w), is_last from typed
  where stems is distinct from '{}' or not exists (select from typed t where t.stems is distinct from '{}')
$$;

-- Every word must be there, by its stem or as it stands; the last one, still being typed, as a beginning.
-- Where the words are `mended`, one that nobody uses stands for the nearest ones in use.
create function search_query(sought text, mended boolean) returns tsquery
  language sql stable security definer set search_path = public, pg_temp
as $$
  select string_agg(format('(%s)', (
      select string_agg(quote_literal(one) || case when begins then ':*' else '' end, '|')
      from (
        select s.word as one, s.is_last and length(s.word) > 1 as begins
        union select s.stem, false
        union select near.one, false from (
          select lexeme as one from (
            select distinct w.word, similarity(w.word, s.word) as like_it
            from search_word w
            where mended and length(s.word) > 3
              and w.firm_id = current_setting('clave.firm_id')::uuid and w.word % s.word
            order by like_it desc limit 4
          ) nearest, unnest(tsvector_to_array(search_words(nearest.word))) as lexeme
        ) near
      ) ones
    )), ' & ' order by s.at)::tsquery
  from sought_words(sought) s
$$;

-- New words of things just remembered.
create function remember_words(kinds text[], thing_ids uuid[], firm uuid) returns void
  language sql security definer set search_path = public, pg_temp
as $$
  insert into search_word (firm_id, word, kind, thing_id)
  select distinct on (said.word) firm, said.word, e.kind, e.thing_id
  from unnest(kinds, thing_ids) as told (kind, thing_id)
  join search_entry e on e.firm_id = firm and e.kind = told.kind and e.thing_id = told.thing_id,
    lateral (
      select distinct w as word
      from regexp_split_to_table(search_plain(e.title || ' ' || e.text || ' ' || array_to_string(e.tags, ' ')), '\s+') w
    ) said
  where length(said.word) between 4 and 40 and said.word !~ '[0-9]'
    and not exists (select from search_word known where known.firm_id = firm and known.word = said.word)
$$;

create function remember(
  kind text, thing_id uuid, account_ids uuid[], made_by uuid, title text, text text, tags text[],
  at timestamptz, is_text boolean
) returns void
  language plpgsql security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
declare firm uuid := current_setting('clave.firm_id')::uuid;
begin
  insert into search_entry as e
    (firm_id, kind, thing_id, account_ids, made_by, title, text, tags, at, is_text, words)
  values (firm, $1, $2, $3, $4, left($5, 300), left($6, 100000), $7, coalesce($8, now()), $9,
    search_words(left($5, 300) || ' ' || array_to_string($7, ' ') || ' ' || left($6, 100000)))
  on conflict (firm_id, kind, thing_id) do update
  set made_by = excluded.made_by, title = excluded.title, text = excluded.text, tags = excluded.tags,
    at = excluded.at, is_text = excluded.is_text, words = excluded.words,
    -- Who sees only their own accounts doesn't take it from the others, of which they can't know.
    account_ids = case when sees_all() then excluded.account_ids else excluded.account_ids || array(
      select unnest(e.account_ids) except select unnest(excluded.account_ids)
      except select c.account_id from account_carer c
        where c.firm_id = firm and c.person_id = current_setting('clave.actor_id')::uuid) end;
  -- Words that it no longer has go with what it was.
  delete from search_word w where w.firm_id = firm and w.kind = $1 and w.thing_id = $2;
  perform remember_words(array[$1], array[$2], firm);
end
$$;

create function forget(kind text, thing_id uuid) returns void
  language sql security definer set search_path = public, pg_temp
as $$
  delete from search_entry e
  where e.firm_id = current_setting('clave.firm_id')::uuid and e.kind = $1 and e.thing_id = $2
$$;

-- At most so many of each kind: names that fit best, texts the newest first. `near`: only by mended words.
create function search_entries(sought text, most int, kinds text[])
  returns table (kind text, thing_id uuid, account_ids uuid[], title text, text text, tags text[],
    at timestamptz, near boolean)
  language plpgsql stable security definer set search_path = public, pg_temp
  -- What a common word costs is decided below: the planner takes words of notes for words of names as well.
  set enable_seqscan = off set enable_indexscan = on set jit = off
as $$
#variable_conflict use_column
declare
  firm uuid := current_setting('clave.firm_id')::uuid;
  me uuid := current_setting('clave.actor_id')::uuid;
  mine uuid[] := case when sees_all() then null else array(
    select c.account_id from account_carer c where c.firm_id = firm and c.person_id = me) end;
  -- Written out each time, so that the planner sees what is asked.
  allowed text := format('e.firm_id = %L', firm)
    || case when mine is null then ''
      else format(' and (e.account_ids && %L::uuid[] or e.made_by = %L)', mine, me) end
    || case when kinds is null then '' else format(' and e.kind = any(%L::text[])', kinds) end;
  begins text := fold(btrim(left(sought, 200)));
  first_word text := split_part(btrim(search_plain(left(sought, 200))), ' ', 1);
  query tsquery;
  mended boolean;
  names jsonb;
  texts jsonb;
  found_more jsonb;
begin
  most := least(greatest(most, 1), 50);
  foreach mended in array array[false, true] loop
    query := search_query(sought, mended);
    exit when query is null;

    perform set_config('enable_indexscan', 'on', true);
    execute format($q$
      select coalesce(jsonb_agg(e), '[]') from (
        select e.kind, e.thing_id from search_entry e
        where %s and not e.is_text and e.folded >= %L and e.folded < %L || chr(1114111)
        order by e.folded limit 40
      ) e
    $q$, allowed, begins, begins) into names;
    -- A word of many texts is in the newest ones; a rarer one is looked up in the index of words.
    texts := '[]';
    if mine is null then
      execute format($q$
        select coalesce(jsonb_agg(e), '[]') from (
          select l.kind, l.thing_id from (
            select e.kind, e.thing_id, e.at, e.words from search_entry e
            where %s and e.is_text order by e.at desc limit 1500
          ) l where l.words @@ %L order by l.at desc limit %s
        ) e
      $q$, allowed, query, most) into texts;
    end if;

    perform set_config('enable_indexscan', 'off', true);
    execute format($q$
      select coalesce(jsonb_agg(e), '[]') from (
        select e.kind, e.thing_id from search_entry e
        where %s and not e.is_text and e.words @@ %L limit 150
      ) e
    $q$, allowed, query) into found_more;
    names := names || found_more;
    if jsonb_array_length(texts) < most then
      execute format($q$
        select coalesce(jsonb_agg(e), '[]') from (
          select e.kind, e.thing_id from search_entry e
          where %s and e.is_text and e.words @@ %L order by e.at desc limit %s
        ) e
      $q$, allowed, query, most) into texts;
    end if;

    perform set_config('enable_indexscan', 'on', true);
    return query
      select e.kind, e.thing_id,
        case when mine is null then e.account_ids
          else array(select unnest(e.account_ids) intersect select unnest(mine)) end,
        e.title, left(e.text, 4000), e.tags, e.at, mended
      from (
        select e.kind, e.thing_id, e.at, row_number() over (partition by e.kind order by
          e.folded <> begins, not starts_with(e.folded, begins), position(first_word in e.folded) = 0,
          length(e.title), e.folded, e.thing_id) as place
        from (
          select distinct n.kind, n.thing_id from jsonb_to_recordset(names) as n (kind text, thing_id uuid)
        ) n join search_entry e on e.firm_id = firm and e.kind = n.kind and e.thing_id = n.thing_id
        union all
        select t.kind, t.thing_id, null, 0 from jsonb_to_recordset(texts) as t (kind text, thing_id uuid)
      ) f join search_entry e on e.firm_id = firm and e.kind = f.kind and e.thing_id = f.thing_id
      where f.place <= most
      order by e.is_text, e.kind, f.place, e.at desc;
    exit when names <> '[]' or texts <> '[]';
  end loop;
end
$$;

-- Accounts are remembered whichever way they come or change: by hand, by import, by a merge.
create function remember_accounts(ids uuid[], firm uuid) returns void
  language sql security definer set search_path = public, pg_temp
as $$
  insert into search_entry as e
    (firm_id, kind, thing_id, account_ids, title, text, tags, at, is_text, words)
  select firm, 'account', a.account_id, array[a.account_id], a.name, a.about, a.tags, now(), false,
    search_words(concat_ws(' ', a.name, a.about, array_to_string(a.tags, ' ')))
  from (
    select a.account_id, a.name, concat_ws(' · ', a.code, a.group_name) as about,
      array(select t.tag from account_tag t where t.firm_id = firm and t.account_id = a.account_id order by 1) as tags
    from account a where a.firm_id = firm and a.account_id = any(ids)
  ) a
  on conflict (firm_id, kind, thing_id) do update
  set title = excluded.title, text = excluded.text, tags = excluded.tags, words = excluded.words;
  select remember_words(array_fill('account'::text, array[cardinality(ids)]), ids, firm)
$$;

create function account_found() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
declare told record;
begin
  if tg_op = 'DELETE' then
    delete from search_entry e using gone g
    where e.firm_id = g.firm_id and e.kind = 'account' and e.thing_id = g.account_id;
  elsif tg_op = 'INSERT' then
    for told in select firm_id, array_agg(account_id) as ids from come group by firm_id loop
      perform remember_accounts(told.ids, told.firm_id);
    end loop;
  else
    for told in
      select c.firm_id, array_agg(c.account_id) as ids
      from come c join gone g using (firm_id, account_id)
      where (c.name, c.code, c.group_name) is distinct from (g.name, g.code, g.group_name)
      group by c.firm_id
    loop
      perform remember_accounts(told.ids, told.firm_id);
    end loop;
  end if;
  return null;
end
$$;
create trigger account_found_new after insert on account
  referencing new table as come for each statement execute function account_found();
create trigger account_found_changed after update on account
  referencing old table as gone new table as come for each statement execute function account_found();
create trigger account_found_gone after delete on account
  referencing old table as gone for each statement execute function account_found();

create function account_tag_found() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
declare told record;
begin
  for told in select firm_id, array_agg(distinct account_id) as ids from tagged group by firm_id loop
    perform remember_accounts(told.ids, told.firm_id);
  end loop;
  return null;
end
$$;
create trigger account_tag_found_new after insert on account_tag
  referencing new table as tagged for each statement execute function account_tag_found();
create trigger account_tag_found_gone after delete on account_tag
  referencing old table as tagged for each statement execute function account_tag_found();

-- So are people at the clients, with all the accounts where they work, whoever it is that changes them.
create function remember_contacts(ids uuid[], firm uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp
as $$
declare sees text := coalesce(current_setting('clave.sees', true), 'all');
begin
  perform set_config('clave.sees', 'all', true);
  delete from search_entry e
  where e.firm_id = firm and e.kind = 'contact' and e.thing_id = any(ids)
    and not exists (select from contact k
      where k.firm_id = firm and k.contact_id = e.thing_id and k.merged_into_id is null);
  insert into search_entry as e
    (firm_id, kind, thing_id, account_ids, made_by, title, text, tags, at, is_text, words)
  select firm, 'contact', k.contact_id, k.account_ids, k.made_by, k.name, k.about, '{}', k.made_at, false,
    search_words(k.name || ' ' || k.about)
  from (
    select k.contact_id, k.name, k.made_by, k.made_at,
      array(select distinct p.account_id from contact_place p
        where p.firm_id = firm and p.contact_id = k.contact_id) as account_ids,
      concat_ws(' · ',
        (select string_agg(concat_ws(' ', nullif(p.job_title, ''), nullif(p.area, '')), ' · ')
          from contact_place p
          where p.firm_id = firm and p.contact_id = k.contact_id and p.job_title || p.area <> ''),
        (select string_agg(r.value, ' · ' order by r.place) from contact_reach r
          where r.firm_id = firm and r.contact_id = k.contact_id)) as about
    from contact k where k.firm_id = firm and k.contact_id = any(ids) and k.merged_into_id is null
  ) k
  on conflict (firm_id, kind, thing_id) do update
  set account_ids = excluded.account_ids, title = excluded.title, text = excluded.text, words = excluded.words;
  perform remember_words(array_fill('contact'::text, array[cardinality(ids)]), ids, firm);
  perform set_config('clave.sees', sees, true);
end
$$;

create function contact_found() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
declare told record;
begin
  for told in select firm_id, array_agg(distinct contact_id) as ids from touched group by firm_id loop
    perform remember_contacts(told.ids, told.firm_id);
  end loop;
  return null;
end
$$;
do $$
declare t text;
begin
  foreach t in array array['contact', 'contact_place', 'contact_reach'] loop
    execute format('create trigger contact_found_new after insert on %I
      referencing new table as touched for each statement execute function contact_found()', t);
    execute format('create trigger contact_found_changed after update on %I
      referencing new table as touched for each statement execute function contact_found()', t);
    execute format('create trigger contact_found_gone after delete on %I
      referencing old table as touched for each statement execute function contact_found()', t);
  end loop;
end $$;

-- And what clients need.
create function remember_needs(ids uuid[], firm uuid) returns void
  language sql security definer set search_path = public, pg_temp
as $$
  insert into search_entry as e
    (firm_id, kind, thing_id, account_ids, made_by, title, text, tags, at, is_text, words)
  select firm, 'need', n.need_id, array[n.account_id], n.made_by, n.title, n.about, '{}', n.made_at, false,
    search_words(n.title || ' ' || n.about)
  from (
    select *, concat_ws(' · ', nullif(challenge, ''), nullif(evidence, ''), nullif(offer, '')) as about
    from need where firm_id = firm and need_id = any(ids)
  ) n
  on conflict (firm_id, kind, thing_id) do update
  set title = excluded.title, text = excluded.text, words = excluded.words;
  select remember_words(array_fill('need'::text, array[cardinality(ids)]), ids, firm)
$$;

create function need_found() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
declare told record;
begin
  if tg_op = 'DELETE' then
    delete from search_entry e using touched g
    where e.firm_id = g.firm_id and e.kind = 'need' and e.thing_id = g.need_id;
    return null;
  end if;
  for told in select firm_id, array_agg(need_id) as ids from touched group by firm_id loop
    perform remember_needs(told.ids, told.firm_id);
  end loop;
  return null;
end
$$;
create trigger need_found_new after insert on need
  referencing new table as touched for each statement execute function need_found();
create trigger need_found_changed after update on need
  referencing new table as touched for each statement execute function need_found();
create trigger need_found_gone after delete on need
  referencing old table as touched for each statement execute function need_found();

do $$
declare f text;
begin
  foreach f in array array[
    'remember(text, uuid, uuid[], uuid, text, text, text[], timestamptz, boolean)', 'forget(text, uuid)',
    'search_entries(text, int, text[])'] loop
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to clave_server', f);
  end loop;
  foreach f in array array['remember_words(text[], uuid[], uuid)', 'remember_accounts(uuid[], uuid)',
    'remember_contacts(uuid[], uuid)', 'contact_found()',
    'remember_needs(uuid[], uuid)', 'need_found()',
    'search_query(text, boolean)', 'account_found()', 'account_tag_found()'] loop
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;

-- What someone wrote down: as the editor has it, and as plain text to be found.
create table note (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  -- Chosen where it was written, so that sending it twice writes it once.
  note_id uuid not null,
  body jsonb not null,
  text text not null check (length(text) <= 100000),
  tags text[] not null default '{}' check (cardinality(tags) <= 20),
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  changed_by uuid,
  changed_at timestamptz,
  -- Counts its changes: who began from an older one is told.
  revision int not null default 1,
  dropped_at timestamptz,
  primary key (firm_id, note_id)
);
create index note_by_maker on note (firm_id, made_by, made_at desc);
create index note_dropped on note (firm_id, dropped_at) where dropped_at is not null;

-- It belongs to none, one or several accounts.
create table note_account (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  note_id uuid not null,
  account_id uuid not null,
  primary key (firm_id, note_id, account_id),
  foreign key (firm_id, note_id) references note on delete cascade deferrable initially deferred,
  foreign key (firm_id, account_id) references account on delete cascade
);
create index note_account_by_account on note_account (firm_id, account_id);

-- A file of a note or of an account; its bytes lie in the data folder under its id, which nobody can guess.
create table attachment (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  attachment_id uuid not null default gen_random_uuid(),
  note_id uuid,
  account_id uuid,
  name text not null check (length(name) between 1 and 200),
  -- As its first bytes say: what may be shown, else `file`.
  shows text not null check (shows in ('picture', 'pdf', 'file')),
  type text not null,
  bytes bigint not null check (bytes > 0),
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  dropped_at timestamptz,
  primary key (firm_id, attachment_id),
  foreign key (firm_id, note_id) references note on delete cascade,
  foreign key (firm_id, account_id) references account on delete cascade,
  check (num_nonnulls(note_id, account_id) = 1)
);
create index attachment_by_note on attachment (firm_id, note_id) where note_id is not null;
create index attachment_by_account on attachment (firm_id, account_id) where account_id is not null;
create index attachment_dropped on attachment (firm_id, dropped_at) where dropped_at is not null;

-- What marked an account's history, entered by hand.
create table milestone (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  milestone_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  day date not null,
  title text not null check (length(title) between 1 and 300),
  about text not null default '' check (length(about) <= 2000),
  source text not null check (length(source) between 1 and 300),
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, milestone_id),
  foreign key (firm_id, account_id) references account on delete cascade
);
create index milestone_by_account on milestone (firm_id, account_id, day desc);

do $$
declare t text;
begin
  foreach t in array array['note', 'note_account', 'attachment', 'milestone'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy firm_only on %I using (firm_id = (select current_setting(''clave.firm_id'')::uuid))', t);
    execute format('grant select, insert, update, delete on %I to clave_server', t);
  end loop;
  -- Where a firm shows people only what they look after, so do their notes, files and milestones.
  foreach t in array array['note_account', 'milestone'] loop
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
-- A note is seen by who wrote it, and by whoever sees one of its accounts.
create policy seen_only on note as restrictive for select using (
  (select sees_all()) or made_by = (select current_setting('clave.actor_id')::uuid) or note_id in (
    select n.note_id from note_account n join account_carer c using (firm_id, account_id)
    where c.firm_id = current_setting('clave.firm_id')::uuid
      and c.person_id = current_setting('clave.actor_id')::uuid
  )
);
-- A file as what it hangs on.
create policy seen_only on attachment as restrictive for select using (
  (select sees_all())
  or note_id in (select n.note_id from note n where n.firm_id = current_setting('clave.firm_id')::uuid)
  or account_id in (
    select c.account_id from account_carer c
    where c.firm_id = current_setting('clave.firm_id')::uuid
      and c.person_id = current_setting('clave.actor_id')::uuid
  )
);

-- What there is already is found too.
do $$
declare f record;
begin
  for f in select firm_id from access.firm loop
    perform set_config('clave.firm_id', f.firm_id::text, true);
    perform set_config('clave.actor_id', f.firm_id::text, true);
    perform remember_accounts(array(select account_id from account where firm_id = f.firm_id), f.firm_id);
    perform remember_contacts(array(select contact_id from contact where firm_id = f.firm_id), f.firm_id);
    perform remember_needs(array(select need_id from need where firm_id = f.firm_id), f.firm_id);
  end loop;
end $$;
