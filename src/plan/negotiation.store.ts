/** Negotiations in PostgreSQL; private ones are rows only for who may see them. */
import { randomUUID } from 'node:crypto'
import type { Day } from '../kernel/day.ts'
import { type Db, many } from '../platform/db.ts'
import { Negotiation, type NegotiationEnd, type NegotiationGiven } from './negotiation.ts'

const exact = (column: string) => `trim_scale(n.${column})::text as ${column}`
const NUMBERS = ['unit_worth', 'our_reservation', 'our_target', 'their_reservation', 'their_target']
const COLUMNS = `n.negotiation_id, account_kept_of(n.account_id) as account_id, n.subject, n.held_on,
  n.is_private, n.measure, n.better, ${[...NUMBERS, 'agreed_at'].map(exact).join(', ')}, n.currency,
  n.our_alternative, n.their_alternative, n.evidence, n.our_interests, n.their_interests, n.tradables,
  n.offers, n.state, n.outcome, n.ended_on`

/** Of one account. */
export function negotiationsOf(db: Db, accountId: string) {
  return many(
    Negotiation,
    db`
    select ${db.unsafe(COLUMNS)} from negotiation n
    where n.firm_id = ${db.firm} and n.account_id = any(account_and_merged(${accountId}))
    order by n.state <> 'open', case when n.state = 'open' then n.held_on end, n.ended_on desc,
      n.negotiation_id
  `,
  )
}

type Written = NegotiationGiven & { accountId: string; negotiationId?: string | undefined }

/** Under the id that it had, where it is put back. */
export async function writeNegotiation(db: Db, given: Written): Promise<string> {
  const { negotiationId = randomUUID(), accountId, tradables, offers, ...rest } = given
  const row = {
    negotiationId,
    accountId,
    subject: rest.subject,
    heldOn: rest.heldOn,
    isPrivate: rest.isPrivate,
    measure: rest.measure,
    better: rest.better,
    unitWorth: rest.unitWorth,
    currency: rest.currency,
    ourAlternative: rest.ourAlternative,
    theirAlternative: rest.theirAlternative,
    ourReservation: rest.ourReservation,
    ourTarget: rest.ourTarget,
    theirReservation: rest.theirReservation,
    theirTarget: rest.theirTarget,
    evidence: rest.evidence,
    ourInterests: rest.ourInterests,
    theirInterests: rest.theirInterests,
    tradables: db.json(tradables),
    offers: db.json(offers),
  }
  await db`
    insert into negotiation ${db(row)}
    on conflict (firm_id, negotiation_id) do update
    set subject = excluded.subject, held_on = excluded.held_on, is_private = excluded.is_private,
      measure = excluded.measure, better = excluded.better, unit_worth = excluded.unit_worth,
      currency = excluded.currency, our_alternative = excluded.our_alternative,
      their_alternative = excluded.their_alternative, our_reservation = excluded.our_reservation,
      our_target = excluded.our_target, their_reservation = excluded.their_reservation,
      their_target = excluded.their_target, evidence = excluded.evidence,
      our_interests = excluded.our_interests, their_interests = excluded.their_interests,
      tradables = excluded.tradables, offers = excluded.offers
    where negotiation.account_id = any(account_and_merged(excluded.account_id))
  `
  return negotiationId
}

/** Null opens it again. */
export function setNegotiationEnd(
  db: Db,
  negotiationId: string,
  { end, today }: { end: NegotiationEnd | null; today: Day },
) {
  return db`
    update negotiation set state = ${end?.state ?? 'open'}, outcome = ${end?.outcome ?? ''},
      agreed_at = ${end?.state === 'agreed' ? end.agreedAt : null}, ended_on = ${end ? today : null}
    where firm_id = ${db.firm} and negotiation_id = ${negotiationId}
  `
}

export async function removeNegotiation(db: Db, negotiationId: string): Promise<void> {
  await db`
    delete from negotiation where firm_id = ${db.firm} and negotiation_id = ${negotiationId}
  `
}
