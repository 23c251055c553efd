-- Talks ahead and held: what they are for, how they felt, what is to be spoken of, and what came of them.
alter table interaction
  add column state text not null default 'held' check (state in ('planned', 'held', 'calledOff')),
  add column purpose text not null default '' check (length(purpose) <= 500),
  add column sentiment smallint check (sentiment between -2 and 2),
  add column minutes integer check (minutes between 1 and 1440),
  -- The IANA time zone that day and time are told in; null where nobody said.
  add column zone text check (length(zone) between 1 and 64);
alter table interaction no force row level security;
update interaction set state = 'planned' where happened_on > current_date;
alter table interaction force row level security;
create index interaction_ahead on interaction (firm_id, happened_on) where state = 'planned';
create index interaction_by_owner on interaction (firm_id, owner_id, happened_on desc) where owner_id is not null;

-- What is to be spoken of, in its order: lines of one's own, and those that were prepared, with where they come from.
create table agenda_line (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  interaction_id uuid not null,
  place integer not null,
  text text not null check (length(text) between 1 and 500),
  source text not null check (source ~ '^[a-zA-Z]{1,40}$'),
  source_id uuid,
  primary key (firm_id, interaction_id, place),
  foreign key (firm_id, interaction_id) references interaction on delete cascade
);

-- What became of lines of the minutes; actions point back by their own origin.
create table talk_made (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  interaction_id uuid not null,
  made text not null check (made in ('commitment', 'decision')),
  thing_id uuid not null,
  primary key (firm_id, interaction_id, made, thing_id),
  foreign key (firm_id, interaction_id) references interaction on delete cascade
);
create index talk_made_by_thing on talk_made (firm_id, thing_id);

do $$
declare t text;
begin
  foreach t in array array['agenda_line', 'talk_made'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy firm_only on %I using (firm_id = (select current_setting(''clave.firm_id'')::uuid))', t);
    execute format('grant select, insert, update, delete on %I to clave_server', t);
  end loop;
  foreach t in array array['agenda_line', 'talk_made'] loop
    execute format($policy$
      create policy seen_only on %I as restrictive for select using (
        (select sees_all()) or interaction_id in (
          select i.interaction_id from interaction i where i.account_id in (select accounts_near())
        )
      )$policy$, t);
  end loop;
end $$;
