/**
 * What a firm needs before Hoy can tell what to do: it is led from the import to the people. What is to be done about
 * accounts is the list of `cockpit/`.
 * Words are in messages/ under `identify:today`.
 */
import { z } from 'zod'
import type { Actor } from '../kernel/actor.ts'
import { Told } from './kept.ts'

export const TodayItem = z.object({
  /** What it is: `import-draft`. */
  item: z.string(),
  tone: z.enum(['accent', 'bad', 'warn', 'plain']),
  /** When: a few letters. */
  chip: Told,
  title: Told,
  /** Why and since when; clauses of one sentence. */
  why: z.array(Told),
  act: z.object({ said: Told, path: z.string() }),
})
export type TodayItem = z.infer<typeof TodayItem>

export const Today = z.object({ items: z.array(TodayItem) })
export type Today = z.infer<typeof Today>

/** What is known about the firm's beginnings. */
export const TodayFacts = z.object({
  /** The newest import that isn't done: its number, its first file and what it waits for. */
  open: z
    .object({
      importId: z.number(),
      file: z.string(),
      state: z.enum(['draft', 'checking', 'checked', 'publishing']),
      failed: z.boolean(),
    })
    .nullable(),
  published: z.number(),
  accounts: z.number(),
  home: z.string().nullable(),
  currencies: z.array(z.string()),
  missing: z.array(z.object({ currency: z.string(), days: z.number() })),
  people: z.number(),
  /** Names in the ledger that stand for nobody of ours yet. */
  unlinked: z.number(),
})
export type TodayFacts = z.infer<typeof TodayFacts>

/** So quiet that it can't wait. */
export const URGENT_GAPS = 4

export function todayOf({ role }: Pick<Actor, 'role'>, facts: TodayFacts): TodayItem[] {
  const governs = role === 'lead' || role === 'admin'
  return [
    ...(governs ? steps(facts) : waiting(facts)),
    ...(governs && facts.published > 0 ? later(facts) : []),
  ]
}

/** What a firm needs before anything else makes sense. */
function steps({ open, published, home, currencies, missing }: TodayFacts): TodayItem[] {
  const items: TodayItem[] = []
  if (open) {
    const { importId, file, state, failed } = open
    const kind = failed ? 'failed' : state
    const busy = state === 'checking' || state === 'publishing'
    items.push(
      item(
        `import-${kind}`,
        failed ? 'bad' : busy ? 'plain' : 'accent',
        `/data/imports/${importId}`,
        { file },
      ),
    )
  } else if (published === 0) {
    items.push(item('begin', 'accent', '/data'))
  }
  if (published > 0 && home === null && currencies.length > 1) {
    items.push(item('home', 'accent', '/data/rates', { currencies }))
  } else if (missing.length > 0) {
    const days = missing.reduce((most, one) => Math.max(most, one.days), 0)
    items.push(
      item('rates', 'warn', '/data/rates', {
        currencies: missing.map((one) => one.currency),
        days,
      }),
    )
  }
  return items
}

/** Who can't import is told who can. */
function waiting({ published }: TodayFacts): TodayItem[] {
  return published === 0 ? [item('wait', 'plain', '/portfolio')] : []
}

/** What makes the work lighter, once there is a portfolio. */
function later({ unlinked, people }: TodayFacts): TodayItem[] {
  return [
    ...(unlinked > 0 && people > 1
      ? [item('salespeople', 'plain', '/settings/salespeople', { count: unlinked })]
      : []),
    ...(people <= 1 ? [item('invite', 'plain', '/settings/people')] : []),
  ]
}

function item(
  kind: string,
  tone: TodayItem['tone'],
  path: string,
  values: Record<string, string | number | string[]> = {},
): TodayItem {
  const said = (part: string) => ({ key: `identify:today.${kind}.${part}`, values })
  return {
    item: kind,
    tone,
    chip: said('chip'),
    title: said('title'),
    why: [said('why')],
    act: { said: said('act'), path },
  }
}
