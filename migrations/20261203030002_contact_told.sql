-- What another program says of a person, as of its companies, deals and tickets: whose they are there, and since when.
alter table contact
  add owner_told text not null default '' check (length(owner_told) <= 200),
  add created_on date;
