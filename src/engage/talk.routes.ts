/** Talks over HTTP: noted in one go with what came of them. */
import { mayOwn } from '../accounts/carer.store.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import { refound } from '../commit/commitment.routes.ts'
import { whyNotDays } from '../commit/commitment.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Day } from '../kernel/day.ts'
import { heedContacts } from '../know/contactThere.store.ts'
import { withdrawStale } from '../plan/agreement.store.ts'
import { insertDecision } from '../plan/alignment.store.ts'
import { plansOf } from '../plan/plan.store.ts'
import { whyNotChange } from '../plan/plan.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { holdRows } from '../platform/since.ts'
import { keepInteraction } from './interaction.routes.ts'
import { interactionOf, writeInteraction } from './interaction.store.ts'
import type { Interaction } from './interaction.ts'
import { listMade, logTalk, unwriteMinutes, writeMinutes } from './talk.api.ts'
import { type MadeGiven, whyNotMake } from './talk.ts'
import { madeOf, makeAction, makeCommitment, noteMade, removeMade } from './talkMade.store.ts'

export const talkRoutes: Route[] = [
  route(logTalk, async ({ input: { made, ...given }, ...who }) => {
    const { now } = await keepInteraction(given, who)
    await makeAll(now, made, who)
    return told(who.db, now.interactionId)
  }),

  route(writeMinutes, async ({ input: { interactionId, made, ...said }, ...who }) => {
    const { db, actor, today } = who
    const before = await changeable(db, actor, interactionId)
    const happenedOn = before.happenedOn > today ? today : before.happenedOn
    await writeInteraction(db, { ...before, ...said, happenedOn, state: 'held' })
    const now = found(await interactionOf(db, interactionId))
    await record(db, actor, 'interaction.minuted', about(now))
    await makeAll(now, made, who)
    return { ...(await told(db, interactionId)), before }
  }),

  route(unwriteMinutes, async ({ input: { interactionId, made, was }, ...who }) => {
    const { db, actor } = who
    const before = await changeable(db, actor, interactionId)
    await removeMade(who, before, made)
    await writeInteraction(db, { ...before, ...was })
    await record(db, actor, 'interaction.changed', { ...about(before), before })
    return told(db, interactionId)
  }),

  route(listMade, async ({ input: { interactionId }, db }) => {
    found(await interactionOf(db, interactionId))
    return madeOf(db, interactionId)
  }),
]

const about = ({ interactionId, accountId, subject, kind, happenedOn }: Interaction) => ({
  interactionId,
  accountId,
  title: subject,
  kind,
  happenedOn,
})

async function told(db: Db, interactionId: string) {
  const interaction = found(await interactionOf(db, interactionId))
  return { interaction, made: await madeOf(db, interactionId) }
}

async function changeable(db: Db, actor: Actor, interactionId: string): Promise<Interaction> {
  await holdRows(db, 'interaction', 'interaction_id', [interactionId])
  const interaction = found(await interactionOf(db, interactionId))
  await heedWriting(db, actor, interaction.accountId)
  return interaction
}

type Who = { actor: Actor; db: Db; today: Day }

async function makeAll(talk: Interaction, made: readonly MadeGiven[], who: Who): Promise<void> {
  for (const one of made) {
    heed(whyNotMake(one))
    if (one.ownerId !== null && !(await mayOwn(who.db, one.ownerId))) {
      throw new Problem(422, 'accounts/not-an-owner')
    }
    if (one.contactId) await heedContacts(who.db, [one.contactId])
    if (one.as === 'decision') await decide(talk, one, who)
    else if (one.as === 'commitment') await promise(talk, one, who)
    else await plan(talk, one, who)
  }
}

async function plan(talk: Interaction, given: MadeGiven, { actor, db }: Who): Promise<void> {
  const { accountId } = talk
  const actionId = await makeAction(db, talk, given)
  const { text: title, dueOn } = given
  await record(db, actor, 'action.added', { actionId, accountId, title, dueOn, before: null })
}

async function promise(talk: Interaction, given: MadeGiven, { actor, db, today }: Who) {
  heed(whyNotDays({ madeOn: talk.happenedOn, dueOn: given.dueOn! }, today))
  const now = await refound(db, await makeCommitment(db, talk, given))
  await noteMade(db, talk.interactionId, { made: 'commitment', thingId: now.commitmentId })
  const { commitmentId, accountId, promise: title, dueOn } = now
  await record(db, actor, 'commitment.added', {
    commitmentId,
    accountId,
    title,
    dueOn,
    before: null,
  })
}

/** Into the account's plan that everyone sees; a private one would hide it from whoever was there. */
async function decide(talk: Interaction, { text }: MadeGiven, { actor, db, today }: Who) {
  const open = (await plansOf(db, talk.accountId)).find(
    (one) => !one.private && one.state !== 'closed',
  )
  if (!open) throw new Problem(422, 'engage/no-plan-to-decide')
  await holdRows(db, 'plan', 'plan_id', [open.planId])
  heed(whyNotChange(actor, open))
  const given = { decidedOn: talk.happenedOn, decision: text, why: '', shared: false }
  const thingId = await insertDecision(db, open, { ...given, correctsId: null })
  await withdrawStale(db, actor, { plan: open, today })
  await noteMade(db, talk.interactionId, { made: 'decision', thingId })
  const { planId, accountId, title } = open
  await record(db, actor, 'planDecision.made', { accountId, planId, title })
}
