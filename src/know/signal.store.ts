/** Signals in PostgreSQL. */
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { type Db, many } from '../platform/db.ts'
import { Signal, type SignalGiven } from './signal.ts'

function signals(db: Db, where: postgres.Fragment): Promise<Signal[]> {
  return many(
    Signal,
    db`
    select s.signal_id, account_kept_of(s.account_id) as account_id, s.noticed, s.place, s.noticed_by, s.noticed_on,
      s.dismissed_because, n.need_id, p.name as by_name
    from need_signal s
    left join need n on n.firm_id = s.firm_id and n.signal_id = s.signal_id
    left join firm_person p on p.firm_id = s.firm_id and p.person_id = s.noticed_by
    where s.firm_id = ${db.firm} and ${where}
    order by s.noticed_on desc, s.made_at desc, s.signal_id
  `,
  )
}

export const signalsOf = (db: Db, accountId: string) =>
  signals(db, db`s.account_id = any(account_and_merged(${accountId}))`)

/** Of one account, those of these ids. */
export const signalsWith = (db: Db, accountId: string, ids: readonly string[]) =>
  signals(
    db,
    db`s.account_id = any(account_and_merged(${accountId})) and s.signal_id = any(${[...ids]}::uuid[])`,
  )

export async function signalOf(db: Db, signalId: string): Promise<Signal | undefined> {
  const [found] = await signals(db, db`s.signal_id = ${signalId}`)
  return found
}

type Kept = SignalGiven & { signalId?: string | undefined }

/** Their ids, in the order given. */
export async function keepSignals(db: Db, accountId: string, given: readonly Kept[]) {
  const rows = given.map((one) => ({ ...one, signalId: one.signalId ?? randomUUID() }))
  await db`
    insert into need_signal (signal_id, account_id, noticed, place, noticed_by, noticed_on)
    select "signalId", ${accountId}, noticed, place, "noticedBy", "noticedOn"
    from jsonb_to_recordset(${db.json(rows)}) as given ("signalId" uuid, noticed text, place text,
      "noticedBy" uuid, "noticedOn" date)
    on conflict (firm_id, signal_id) do update
    set noticed = excluded.noticed, place = excluded.place, noticed_by = excluded.noticed_by,
      noticed_on = excluded.noticed_on
    where need_signal.account_id = any(account_and_merged(excluded.account_id))
  `
  return rows.map(({ signalId }) => signalId)
}

/** How many of these people the firm has or had. */
export async function peopleAmong(db: Db, personIds: readonly string[]): Promise<number> {
  const [counted] = await db<{ people: number }[]>`
    select count(*) as people from firm_person
    where firm_id = ${db.firm} and person_id = any(${[...personIds]}::uuid[])
  `
  return counted!.people
}

/** Blank takes the dismissal back. */
export function setDismissed(db: Db, signalId: string, reason: string) {
  return db`
    update need_signal set dismissed_because = ${reason}
    where firm_id = ${db.firm} and signal_id = ${signalId}
  `
}

export function removeSignal(db: Db, signalId: string) {
  return db`delete from need_signal where firm_id = ${db.firm} and signal_id = ${signalId}`
}
