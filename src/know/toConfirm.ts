/** What was said of clients and may no longer be so, or was only assumed: facts, needs, signals, items of a SWOT. */
import { z } from 'zod'
import { listOf, pageOf, YesNo } from '../kernel/list.ts'
import { FRESH_MONTHS } from './evidence.ts'
import { Need } from './need.ts'
import { ProfileFact, TOPICS } from './profileFact.ts'
import { Signal } from './signal.ts'
import { SUBJECTS, SwotItem } from './swot.ts'

const of = {
  accountId: z.guid(),
  account: z.string(),
  /** Who looks after the account, and so may confirm it. */
  carers: z.array(z.guid()),
}

export const ToConfirm = z.discriminatedUnion('what', [
  z.object({ ...of, what: z.literal('fact'), fact: ProfileFact }),
  z.object({ ...of, what: z.literal('need'), need: Need }),
  z.object({ ...of, what: z.literal('signal'), signal: Signal }),
  z.object({ ...of, what: z.literal('item'), item: SwotItem }),
])
export type ToConfirm = z.infer<typeof ToConfirm>

/** Of whatever it is. */
export function confirmedId(one: ToConfirm): string {
  if (one.what === 'fact') return one.fact.factId
  if (one.what === 'need') return one.need.needId
  return one.what === 'signal' ? one.signal.signalId : one.item.itemId
}

/** The stalest first. */
export const ToConfirmList = listOf({
  sorts: ['seenOn'],
  sort: 'seenOn',
  dir: 'asc',
  filters: { mine: YesNo.default(true), account: z.guid().optional() },
})
export const ToConfirmPage = pageOf(ToConfirm)

/** How many months each kind counts as fresh, as `whyConfirm` of evidence.ts is asked: `fact:goal`, `need`, `item:us`. */
export const MONTHS: ReadonlyMap<string, number> = new Map([
  ...Object.entries(TOPICS).map(([topic, { months }]) => [`fact:${topic}`, months] as const),
  ['need', FRESH_MONTHS.need] as const,
  ['signal', FRESH_MONTHS.signal] as const,
  ...SUBJECTS.map((subject) => [`item:${subject}`, FRESH_MONTHS[subject]] as const),
])
