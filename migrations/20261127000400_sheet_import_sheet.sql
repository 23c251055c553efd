-- Of a workbook, the sheet that was read and the names of all of them; a text file has none.
alter table sheet_import
  add column sheet  text,
  add column sheets jsonb not null default '[]';
