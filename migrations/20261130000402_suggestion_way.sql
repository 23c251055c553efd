-- How it was found: by similar accounts, or, where that is no better, by what most buy.
alter table suggestion add column way text not null default 'similar' check (way in ('similar', 'popular'));
create index suggestion_by_family on suggestion (firm_id, family);
