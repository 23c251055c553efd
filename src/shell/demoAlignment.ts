/** The demonstration's plans that were read with the client: some are signed by both, one changed since, some wait for an answer. */
import { answerAcceptance } from '../accounts/acceptance.api.ts'
import { addDays, type Day } from '../kernel/day.ts'
import { listAccountContacts } from '../know/contact.api.ts'
import { addDecision, askToAgree, draftAgreement, putAlignment } from '../plan/alignment.api.ts'
import { putItem } from '../plan/item.api.ts'
import { listPlans, readPlan } from '../plan/plan.api.ts'
import type { PlanTold } from '../plan/plan.ts'
import { alignmentTold } from '../../samples/alignments.ts'
import { SEED } from '../../samples/sample.ts'
import { accountIds } from './demoIds.ts'
import type { Remote } from './importing.ts'

type Told = {
  asOf: Day
  as: (personId: string, role: 'manager') => Remote
}

const SIGNED = 6
const OPEN_DAYS = 30
/** Before the demonstration's last day. */
const HELD_DAYS = 12

export async function tellAlignments(there: Remote, { asOf, as }: Told): Promise<void> {
  const { rows: plans } = await there.ask(listPlans, { size: 200 })
  const codeOf = new Map([...(await accountIds(there))].map(([code, id]) => [id, code]))
  const shown = plans.filter((plan) => !plan.private && plan.ownerId !== null)
  const agreed = shown.filter(({ state }) => state === 'agreed' || state === 'active')
  const about = { asOf, codeOf }
  for (const [at, plan] of agreed.slice(0, SIGNED).entries()) {
    const own = as(plan.ownerId, 'manager')
    await tell(own, plan, { ...about, answers: true })
    if (at === 1) await changeSince(own, plan)
  }
  for (const plan of shown.filter(({ state }) => state === 'in-review')) {
    await tell(as(plan.ownerId, 'manager'), plan, { ...about, answers: false })
  }
}

type About = { asOf: Day; codeOf: ReadonlyMap<string, string>; answers: boolean }

async function tell(own: Remote, plan: PlanTold, { asOf, codeOf, answers }: About) {
  const { planId, accountId, ownerName } = plan
  const [first, second] = await own.ask(listAccountContacts, { accountId })
  if (!first) return
  const heldOn = addDays(asOf, -HELD_DAYS)
  const code = codeOf.get(accountId) ?? ''
  const { decisions, questions, notes } = alignmentTold({ code, seed: SEED, heldOn })
  for (const decision of decisions) await own.ask(addDecision, { planId, ...decision })
  const theirs = [first, second].flatMap((one) => one?.name ?? []).join('\n')
  const meeting = { heldOn, ours: ownerName ?? '', theirs, questions, notes }
  const { now } = await own.ask(putAlignment, { planId, ...meeting })
  const one = { planId, alignmentId: now.alignmentId }
  const { language, textHash } = await own.ask(draftAgreement, one)
  const who = { contactId: first.contactId, name: first.name, expiresOn: addDays(asOf, OPEN_DAYS) }
  const { path } = await own.ask(askToAgree, { ...one, ...who, language, textHash })
  if (!answers) return
  const token = new URLSearchParams(path.split('?')[1]).get('token')!
  await own.ask(answerAcceptance, { token, answer: 'accepted', name: first.name, textHash })
}

/** A shared line of it moves on by two months. */
async function changeSince(own: Remote, { planId }: PlanTold) {
  const { items } = await own.ask(readPlan, { planId })
  const line = items.find(({ shared, dueOn, state }) => shared && dueOn && state === 'active')
  if (!line) return
  const dueOn = addDays(line.dueOn!, 60)
  await own.ask(putItem, { planId, itemId: line.itemId, item: { ...line, dueOn } })
}
