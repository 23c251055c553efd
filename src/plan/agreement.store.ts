/** Texts about a plan that both accept: made from what it shows, told with their answers, withdrawn once they no longer say what it says. */
import { firmOf } from '../access/firm.store.ts'
import type { Acceptance } from '../accounts/acceptance.ts'
import { acceptanceState } from '../accounts/acceptance.ts'
import { acceptancesAbout, closeQuestion, hashOfText } from '../accounts/acceptance.store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Day } from '../kernel/day.ts'
import { formats } from '../kernel/format.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { wordsFor } from '../platform/words.ts'
import { agreementText } from './agreementText.ts'
import { Agreement, agreementsOf, ALIGNMENT, type Alignment, lineChanges } from './alignment.ts'
import { decisionsOf, type Meeting, meetingsOf } from './alignment.store.ts'
import { itemsIn } from './item.store.ts'
import type { Plan } from './plan.ts'
import { sharedView } from './planShared.ts'
import type { PlanWords } from './planWords.ts'

export type Language = PlanWords['language']

export function planWords(language: Language, currency: string | null): PlanWords {
  const t = wordsFor(language)
  return {
    language,
    say: (key, values) => String(t(key, values ?? {})),
    format: formats({ locale: language, ...(currency ? { home: currency } : {}) }),
    currency: currency ?? 'EUR',
  }
}

/** The pages of a plan as they would be put before the client today: by meeting and language. */
export async function pagesOf(db: Db, plan: Plan) {
  const { name: firm, homeCurrency } = await firmOf(db)
  const shown = sharedView(plan, await itemsIn(db, [plan.planId]))
  const decisions = await decisionsOf(db, plan.planId)
  return (meeting: Meeting, language: Language) => {
    const words = planWords(language, homeCurrency)
    const { title, text } = agreementText(words, { firm, plan: shown, meeting, decisions })
    // As the text is kept once it is asked.
    const kept = text.replaceAll(/\r\n?/g, '\n').normalize('NFC').trim()
    return { language, title, text: kept, textHash: hashOfText(kept) }
  }
}

/** The last meeting first. */
export async function alignmentsOf(db: Db, plan: Plan): Promise<Alignment[]> {
  const meetings = await meetingsOf(db, plan.planId)
  const about = meetings.map(({ alignmentId }) => alignmentId)
  const asked = Map.groupBy(await acceptancesAbout(db, ALIGNMENT, about), ({ aboutId }) => aboutId)
  const page = await pagesOf(db, plan)
  return meetings.map((meeting) => {
    const all = asked.get(meeting.alignmentId) ?? []
    const told = agreementsOf(all.map((one) => Agreement.parse(one)))
    const { signed } = told
    const changes = signed && lineChanges(signed.text, page(meeting, signed.language).text)
    return { ...meeting, ...told, changes }
  })
}

export async function alignmentOf(db: Db, plan: Plan, alignmentId: string) {
  return (await alignmentsOf(db, plan)).find((one) => one.alignmentId === alignmentId)
}

/**
 * After a change of a plan: a text that the client still has before them and that says what the plan no longer shows is
 * withdrawn, and its link opens nothing any more. What was only added since leaves it as it is.
 */
export async function withdrawStale(
  db: Db,
  actor: Pick<Actor, 'id'>,
  { plan, today }: { plan: Plan; today: Day },
) {
  const meetings = await meetingsOf(db, plan.planId)
  if (meetings.length === 0) return
  const byId = new Map(meetings.map((meeting) => [meeting.alignmentId, meeting]))
  const open = (await acceptancesAbout(db, ALIGNMENT, [...byId.keys()])).filter(
    (one) => acceptanceState(one, today) === 'open',
  )
  if (open.length === 0) return
  const page = await pagesOf(db, plan)
  for (const one of open) {
    const now = page(byId.get(one.aboutId)!, one.language).text
    if ((lineChanges(one.text, now)?.gone.length ?? 0) > 0) await withdraw(db, actor, one)
  }
}

/** A plan that is a draft again, or closed: what the client still has before them is asked no more. */
export async function withdrawAsked(
  db: Db,
  actor: Pick<Actor, 'id'>,
  { planId, today }: { planId: string; today: Day },
) {
  const about = (await meetingsOf(db, planId)).map(({ alignmentId }) => alignmentId)
  for (const one of await acceptancesAbout(db, ALIGNMENT, about))
    if (acceptanceState(one, today) === 'open') await withdraw(db, actor, one)
}

async function withdraw(db: Db, actor: Pick<Actor, 'id'>, acceptance: Acceptance) {
  const { acceptanceId, accountId, title, textHash, name } = acceptance
  // Signed meanwhile, it stands: the plan tells what changed since.
  if (!(await closeQuestion(db, acceptanceId, actor))) return
  const told = { acceptanceId, accountId, title, textHash, who: name }
  await record(db, actor, 'acceptance.withdrawn', told)
}
