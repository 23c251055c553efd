-- What people can give to key accounts, by skill, and what each tier asks of them.
create table team_hours (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  person_id uuid not null,
  skill text not null check (length(skill) between 1 and 60),
  -- A month.
  hours numeric(7, 2) not null check (hours > 0),
  primary key (firm_id, person_id, skill)
);
create table tier (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  tier text not null check (tier in ('strategic', 'key', 'future', 'standard', 'streamline')),
  definition text not null default '' check (length(definition) <= 1000),
  -- In how many working hours a request is answered.
  answer_hours numeric(7, 2) check (answer_hours > 0),
  visits_a_year int check (visits_a_year >= 0),
  reviews_a_year int check (reviews_a_year >= 0),
  -- Hours a month by skill that one account of the tier asks of the team.
  needs jsonb not null default '{}',
  primary key (firm_id, tier)
);
do $$
declare t text;
begin
  foreach t in array array['team_hours', 'tier'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy firm_only on %I using (firm_id = (select current_setting(''clave.firm_id'')::uuid))', t);
    execute format('grant select, insert, update, delete on %I to clave_server', t);
  end loop;
end $$;
