-- What a loss is foretold from is there once the values of a portfolio are made.
create function look_at_losses() returns trigger
  language plpgsql
as $$
begin
  perform enqueue('monitor.churn', '{}', new.firm_id::text || ':monitor.churn:values');
  return null;
end
$$;
create trigger look_at_losses after insert or update on portfolio_study
  for each row when (new.topic = 'value') execute function look_at_losses();
