/**
 * Strengths, weaknesses, opportunities and threats, each of a named subject: us at this client, the client,
 * its value chain, or one of its direct competitors. models.md §9.
 */
import { z } from 'zod'
import type { Refusal } from '../kernel/refusal.ts'
import { Evidence } from './evidence.ts'

export const SUBJECTS = ['us', 'client', 'chain', 'competitor'] as const
export const SWOT_KINDS = ['strength', 'weakness', 'opportunity', 'threat'] as const
export type SwotKind = (typeof SWOT_KINDS)[number]
export const WEIGHTS = [3, 2, 1] as const

export const SwotGiven = z
  .object({
    subject: z.enum(SUBJECTS),
    /** Whom the client competes with; blank for the other subjects. */
    competitor: z.string().trim().max(200).default(''),
    kind: z.enum(SWOT_KINDS),
    title: z.string().trim().min(1).max(300),
    /** 1 little, 3 much. */
    weight: z.coerce.number<number | string>().int().min(1).max(3),
    /** Competitors can hardly imitate it. */
    inimitable: z.boolean().default(false),
    evidence: z.string().trim().max(1000).default(''),
    ...Evidence.shape,
  })
  .superRefine(({ subject, competitor }, check) => {
    if (subject === 'competitor' && competitor === '') {
      check.addIssue({ code: 'custom', path: ['competitor'], message: 'missing' })
    }
  })
export type SwotGiven = z.infer<typeof SwotGiven>

export const SwotItem = SwotGiven.safeExtend({
  itemId: z.guid(),
  accountId: z.guid(),
  weight: z.int(),
})
export type SwotItem = z.infer<typeof SwotItem>

type Of = Pick<SwotItem, 'subject' | 'competitor'>

/** `us`, `client`, `chain`, or `competitor:NAME`: how a page names a subject in its address. */
export function subjectKey({ subject, competitor }: Of): string {
  return subject === 'competitor' ? `competitor:${competitor}` : subject
}

/** All that something is said of, in the order of SUBJECTS; we and the client are always there. */
export function subjectsOf(items: readonly Of[]): Of[] {
  const always: Of[] = [
    { subject: 'us', competitor: '' },
    { subject: 'client', competitor: '' },
  ]
  const by = new Map([...always, ...items].map((one) => [subjectKey(one), one]))
  return [...by.values()]
    .map(({ subject, competitor }) => ({ subject, competitor }))
    .toSorted(
      (a, b) =>
        SUBJECTS.indexOf(a.subject) - SUBJECTS.indexOf(b.subject) ||
        a.competitor.localeCompare(b.competitor),
    )
}

/** Inside: what the subject is good or bad at. Outside: what comes to it from its market. */
export function isInner(kind: SwotKind): boolean {
  return kind === 'strength' || kind === 'weakness'
}

/** The heavier first, then what is hard to imitate, then by title. */
export function byWeight(
  a: Pick<SwotItem, 'weight' | 'inimitable' | 'title'>,
  b: Pick<SwotItem, 'weight' | 'inimitable' | 'title'>,
): number {
  return (
    b.weight - a.weight ||
    Number(b.inimitable) - Number(a.inimitable) ||
    a.title.localeCompare(b.title)
  )
}

/** What is crossed stays on its side of the matrix. */
export function whyNotTurn(
  before: SwotKind,
  { kind, isCrossed }: { kind: SwotKind; isCrossed: boolean },
): Refusal | null {
  const turns = isInner(before) !== isInner(kind)
  return turns && isCrossed ? { code: 'know/swot-is-crossed', status: 409 } : null
}
