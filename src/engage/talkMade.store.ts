/** What came of talks, in PostgreSQL: written into the rooms that keep it, found again by the talk. */
import { keepAction, removeAction } from '../accounts/action.store.ts'
import { commitmentOf, removeCommitment, writeCommitment } from '../commit/commitment.store.ts'
import { type MADE_IN, whyNotDrop } from '../commit/commitment.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Day } from '../kernel/day.ts'
import { type Db, many } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { forget } from '../platform/search.ts'
import type { Interaction } from './interaction.ts'
import { Made, type MadeGiven, TALK_ORIGIN, THEIRS_ORIGIN } from './talk.ts'

/** In the order of their days; decisions last. */
export function madeOf(db: Db, interactionId: string): Promise<Made[]> {
  return many(
    Made,
    db`
    select case when x.origin = ${TALK_ORIGIN} then 'action' else 'theirs' end as "as", x.action_id as thing_id,
      case when x.how <> '' then x.how else x.title end as text, x.due_on, x.state
    from action x
    where x.firm_id = ${db.firm} and x.origin in (${TALK_ORIGIN}, ${THEIRS_ORIGIN})
      and x.origin_id = ${interactionId}
    union all
    select m.made, m.thing_id, c.promise, c.due_on, c.state
    from talk_made m join commitment c on c.firm_id = m.firm_id and c.commitment_id = m.thing_id
    where m.firm_id = ${db.firm} and m.interaction_id = ${interactionId} and m.made = 'commitment'
    union all
    select m.made, m.thing_id, d.decision, null, null
    from talk_made m join plan_decision d on d.firm_id = m.firm_id and d.decision_id = m.thing_id
      join plan p on p.firm_id = d.firm_id and p.plan_id = d.plan_id and not p.private
    where m.firm_id = ${db.firm} and m.interaction_id = ${interactionId} and m.made = 'decision'
    order by due_on nulls last, text
  `,
  )
}

export async function noteMade(
  db: Db,
  interactionId: string,
  { made, thingId }: { made: 'commitment' | 'decision'; thingId: string },
): Promise<void> {
  await db`
    insert into talk_made (interaction_id, made, thing_id) values (${interactionId}, ${made}, ${thingId})
  `
}

const TITLE = 300

/** As an action of its owner; a long line stands whole below its title. */
export function makeAction(
  db: Db,
  { interactionId, accountId }: Pick<Interaction, 'interactionId' | 'accountId'>,
  { as, text, ownerId, dueOn }: MadeGiven,
): Promise<string> {
  const isLong = text.length > TITLE
  return keepAction(db, {
    accountId,
    title: isLong ? `${text.slice(0, TITLE - 1)}…` : text,
    how: isLong ? text : '',
    ownerId: ownerId!,
    dueOn: dueOn!,
    origin: as === 'theirs' ? THEIRS_ORIGIN : TALK_ORIGIN,
    originId: interactionId,
  })
}

const MADE_IN_OF: Partial<Record<Interaction['kind'], (typeof MADE_IN)[number]>> = {
  mail: 'mail',
  message: 'mail',
  task: 'other',
  note: 'other',
}

/** As a promise of the day of the talk, which it names. */
export function makeCommitment(
  db: Db,
  { accountId, kind, subject, happenedOn, contactIds }: Interaction,
  { text, ownerId, dueOn, contactId }: MadeGiven,
): Promise<string> {
  return writeCommitment(db, {
    accountId,
    promise: text,
    proof: '',
    contactId: contactId ?? (contactIds.length === 1 ? contactIds[0]! : null),
    ownerId: ownerId!,
    madeOn: happenedOn,
    madeIn: MADE_IN_OF[kind] ?? 'meeting',
    source: subject,
    dueOn: dueOn!,
    shared: false,
  })
}

/** Only what is as it was made: what was done, kept, re-dated, let pass or put before the client stays. Decisions always stay. */
export async function removeMade(
  { db, actor, today }: { db: Db; actor: Actor; today: Day },
  { interactionId, accountId }: Pick<Interaction, 'interactionId' | 'accountId'>,
  only?: readonly string[],
): Promise<void> {
  for (const { as, thingId, text: title, state } of await madeOf(db, interactionId)) {
    if (state !== 'open' || (only && !only.includes(thingId))) continue
    if (as === 'commitment') {
      const promise = await commitmentOf(db, thingId)
      if (!promise || whyNotDrop(promise, today)) continue
      await removeCommitment(db, thingId)
      await forget(db, 'commitment', thingId)
      await db`delete from talk_made where firm_id = ${db.firm} and thing_id = ${thingId}`
      await record(db, actor, 'commitment.takenBack', { accountId, commitmentId: thingId, title })
    } else {
      await removeAction(db, thingId)
      await record(db, actor, 'action.takenBack', { accountId, actionId: thingId, title })
    }
  }
}
