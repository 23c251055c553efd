-- Texts that named someone who is to be forgotten are found no longer by that name.
create function forget_in_search(names text[], instead text) returns int
  language plpgsql security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
declare
  firm uuid := current_setting('clave.firm_id')::uuid;
  given text;
  altered int := 0;
  now_altered int;
begin
  foreach given in array names loop
    with changed as (
      update search_entry e
      set title = replace(e.title, given, instead), text = replace(e.text, given, instead),
        words = search_words(replace(e.title || ' ' || array_to_string(e.tags, ' ') || ' ' || e.text, given, instead))
      where e.firm_id = firm and position(given in e.title || ' ' || e.text) > 0
      returning e.kind, e.thing_id
    ), gone as (
      delete from search_word w using changed c
      where w.firm_id = firm and w.kind = c.kind and w.thing_id = c.thing_id
    )
    select count(*) into now_altered from changed;
    altered := altered + now_altered;
  end loop;
  return altered;
end
$$;
revoke execute on function forget_in_search(text[], text) from public;
grant execute on function forget_in_search(text[], text) to clave_server;
