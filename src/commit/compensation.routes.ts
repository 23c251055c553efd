/** What is owed over HTTP: claimed, approved or waived, chosen by the client, delivered. */
import { putBeforeClient } from '../accounts/acceptance.routes.ts'
import { closeUnanswered } from '../accounts/acceptance.store.ts'
import { accountOf } from '../accounts/account.store.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import { firmOf } from '../access/firm.store.ts'
import type { Actor } from '../kernel/actor.ts'
import { formats } from '../kernel/format.ts'
import { heedContacts } from '../know/contactThere.store.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { holdRows } from '../platform/since.ts'
import { wordsFor } from '../platform/words.ts'
import {
  approveCompensation,
  askToChoose,
  chooseCompensation,
  claimCompensation,
  deliverCompensation,
  listCompensations,
  listOpenCompensations,
  readLedger,
  unapproveCompensation,
  unwaiveCompensation,
  waiveCompensation,
} from './compensation.api.ts'
import {
  compensationOf,
  compensationsOf,
  compensationsOpen,
  entriesFor,
  moveCompensation,
  setCompensation,
  told,
} from './compensation.store.ts'
import {
  type Compensation,
  wayOf,
  whyNotApprove,
  whyNotChoose,
  whyNotClaim,
  whyNotDeliver,
  whyNotUnwaive,
} from './compensation.ts'
import { restOf } from './compensationLedger.ts'
import { owedInYear, termsWith } from './compensationTerms.store.ts'

export const compensationRoutes: Route[] = [
  route(listCompensations, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return compensationsOf(db, accountId)
  }),

  route(listOpenCompensations, ({ actor, db }) => {
    const isLead = actor.role === 'lead' || actor.role === 'admin'
    return compensationsOpen(db, isLead ? null : actor.id)
  }),

  route(readLedger, async ({ input: { compensationId }, db }) => {
    found(await compensationOf(db, compensationId))
    return entriesFor(db, compensationId)
  }),

  route(claimCompensation, async ({ input: { compensationId, claimedOn }, actor, db, today }) => {
    const one = await changeable(db, actor, compensationId)
    heed(whyNotClaim(one, claimedOn))
    if (claimedOn > today) throw new Problem(422, 'commit/ended-ahead')
    await setCompensation(db, compensationId, { claimedOn })
    return recorded(db, actor, one, 'claimed')
  }),

  route(approveCompensation, async ({ input: { compensationId }, actor, db }) => {
    const one = await changeable(db, actor, compensationId)
    heed(whyNotApprove(actor, one))
    await moveCompensation(db, one, { act: 'approve' }, { state: 'approved' })
    return recorded(db, actor, one, 'approved')
  }),

  route(unapproveCompensation, async ({ input: { compensationId }, actor, db }) => {
    const one = await changeable(db, actor, compensationId)
    if (one.state !== 'approved' || one.delivered > 0)
      throw new Problem(409, 'commit/compensation-state')
    await moveCompensation(db, one, { act: 'unapprove' }, { state: 'due' })
    return recorded(db, actor, one, 'reopened')
  }),

  route(waiveCompensation, async ({ input: { compensationId, outcome }, actor, db }) => {
    const one = await changeable(db, actor, compensationId)
    if (one.state !== 'due' && one.state !== 'approved')
      throw new Problem(409, 'commit/compensation-state')
    const move = { act: 'waive', why: outcome, from: one.state } as const
    await moveCompensation(db, one, move, { state: 'waived', outcome })
    await closeUnanswered(db, one.askedId, actor)
    return recorded(db, actor, one, 'waived', outcome)
  }),

  route(unwaiveCompensation, async ({ input: { compensationId }, actor, db }) => {
    const one = await changeable(db, actor, compensationId)
    const { yearCap } = found(await termsWith(db, one.termsId))
    const owedThisYear = await owedInYear(db, one.termsId, one.untilOn)
    heed(whyNotUnwaive(one, { rest: restOf(one), owedThisYear, yearCap }))
    // What was delivered in part before stays approved.
    const to = one.delivered > 0 ? 'approved' : 'due'
    await moveCompensation(db, one, { act: 'unwaive', to }, { state: to, outcome: '' })
    return recorded(db, actor, one, 'reopened')
  }),

  route(chooseCompensation, async ({ input: { compensationId, choice }, actor, db }) => {
    const one = await changeable(db, actor, compensationId)
    heed(whyNotChoose(one))
    if (one.delivered > 0) throw new Problem(409, 'commit/chosen')
    await setCompensation(db, compensationId, { choice })
    await closeUnanswered(db, one.askedId, actor)
    return recorded(db, actor, one, 'chosen', choice)
  }),

  route(askToChoose, async ({ input: { compensationId, ...given }, actor, db, today }) => {
    const one = await changeable(db, actor, compensationId)
    heed(whyNotChoose(one))
    if (given.contactId) await heedContacts(db, [given.contactId])
    const { name: firm } = await firmOf(db)
    const about = {
      accountId: one.accountId,
      aboutKind: 'compensation',
      aboutId: compensationId,
      replacesId: one.askedId,
    }
    return putBeforeClient(
      db,
      { ...given, ...questionOf(one, { firm, language: given.language }), ...about },
      { actor, today },
    )
  }),

  route(deliverCompensation, async ({ input, actor, db }) => {
    const { compensationId, outcome, amount } = input
    const one = await changeable(db, actor, compensationId)
    heed(whyNotDeliver(one))
    if (amount !== undefined && wayOf(one) === 'credit' && amount > restOf(one))
      throw new Problem(422, 'commit/more-than-owed')
    const rest = restOf(one)
    const isWhole = wayOf(one) === 'action' || (amount ?? rest) === rest
    const move = { act: 'deliver', why: outcome, amount } as const
    await moveCompensation(db, one, move, isWhole ? { state: 'delivered', outcome } : {})
    return recorded(db, actor, one, 'delivered', outcome)
  }),
]

async function changeable(db: Db, actor: Actor, compensationId: string): Promise<Compensation> {
  await holdRows(db, 'compensation', 'compensation_id', [compensationId])
  const one = found(await compensationOf(db, compensationId))
  await heedWriting(db, actor, one.accountId)
  return one
}

async function recorded(db: Db, actor: Actor, one: Compensation, what: string, outcome = '') {
  await record(db, actor, `compensation.${what}`, { ...told(one), outcome })
  return found(await compensationOf(db, one.compensationId))
}

/** What the client reads: what wasn't kept, what is owed, and between what they choose. */
function questionOf(
  one: Compensation,
  { firm, language }: { firm: string; language: 'es' | 'en' },
) {
  const t = wordsFor(language)
  const format = formats({ locale: language })
  const { account, metric, fromOn, untilOn, share, amount, currency, action } = one
  const options = [
    t('commit:compensation.option.credit', { amount: format.money(amount, currency) }),
    t('commit:compensation.option.action', { action }),
  ]
  const values = {
    firm,
    account,
    metric: t(`commit:level.metric.${metric}`),
    from: format.day(fromOn),
    until: format.day(untilOn),
    share: format.percent(share, 2),
    options: options.map((option, at) => `${at + 1}. ${option}`).join('\n'),
  }
  return {
    title: t('commit:compensation.question.title', values),
    text: t('commit:compensation.question.text', values),
    options: options.map((option) => option.slice(0, 300)),
  }
}
