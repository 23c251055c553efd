/** Why an account is good or bad cholesterol, in words with the money, and what could be done about it. */
import { z } from 'zod'
import { plainWords } from '../kernel/plain.ts'
import type { CostPart, CostSettings, Served, ServedFigures } from './costToServe.ts'
import { knownShare } from './costToServe.ts'
import { Told } from './kept.ts'

type Clause = z.infer<typeof Told>

export const REMEDIES = ['reprice', 'selfService', 'renegotiate', 'exit'] as const
export const Remedy = Told.extend({ remedy: z.enum(REMEDIES) })
export type Remedy = z.infer<typeof Remedy>

// words: identify:costs.reason.*
// words: identify:costs.remedy.*

type Figured = Pick<Served, 'sales' | 'costedSales' | 'parts'> & ServedFigures

/** The dearest activity, null where none has a cost. */
export function dearest(parts: readonly CostPart[]): (CostPart & { cost: number }) | null {
  let best: (CostPart & { cost: number }) | null = null
  for (const part of parts) {
    if (part.cost !== null && part.cost > (best?.cost ?? 0)) best = { ...part, cost: part.cost }
  }
  return best
}

/** One clause: which cost eats which share of the margin, and how much money that is. */
export function costReason(one: Figured): Clause {
  const { margin, serving, share } = one
  const most = dearest(one.parts)
  const said = (name: string, values: Clause['values'] = {}) => ({
    key: `identify:costs.reason.${name}`,
    values,
  })
  if (margin === null) return said('unknown', { known: Math.max(0, knownShare(one) ?? 0) })
  if (!most) {
    if (margin >= 0) return said('unrecorded')
    return said(one.sales > 0 ? 'loss' : 'returned', { loss: -margin })
  }
  const { activity, cost } = most
  if (one.sales === 0) return said('unsold', { serving, activity })
  if (share === null) return said('noMargin', { margin, serving, activity })
  const part = cost / margin
  if (one.class === 'good') return said('little', { share, serving, activity })
  return said(one.class === 'bad' ? 'eaten' : 'part', { share, serving, activity, part, cost })
}

/**
 * What could be done about a bad account; null for the others. Serving must fall, or the margin
 * rise, until serving is below the limit of `bad`: a small rise in prices does it alone; an enormous
 * one says that nothing will; between them the dearest activity decides.
 */
export function remedyFor(one: Figured, settings: CostSettings): Remedy | null {
  const { margin, serving, sales } = one
  if (one.class !== 'bad' || margin === null) return null
  const rise = sales > 0 ? (serving / settings.bad - margin) / sales : Infinity
  const most = dearest(one.parts)
  const said = (remedy: Remedy['remedy'], values: Clause['values'], words: string = remedy) => ({
    key: `identify:costs.remedy.${words}`,
    remedy,
    values,
  })
  if (rise === Infinity) return said('exit', {}, 'exitUnsold')
  if (rise >= settings.exitFrom) return said('exit', { rise })
  if (rise <= settings.repriceUpTo || !most) return said('reprice', { rise: upwards(rise) })
  const { activity, cost } = most
  return said(isHandWork(activity) ? 'selfService' : 'renegotiate', { activity, cost })
}

/** A rise is said in tenths of a percent, and never too low. */
function upwards(rise: number): number {
  return Math.max(0.001, Math.ceil(rise * 1000 - 1e-9) / 1000)
}

/** What a client can do by themselves; all else is a condition that can be agreed anew. */
const HAND_WORK = /\b(visit|soport|support|hora|hour|llamada|call|pedido|order|presupuesto|quote)/
const CONDITION =
  /\b(urgen|rush|express|devol|return|pago|payment|plazo|descuento|discount|porte|envio|deliver|transport)/

function isHandWork(activity: string): boolean {
  const plain = plainWords(activity)
  return HAND_WORK.test(plain) && !CONDITION.test(plain)
}

export function isPaymentDay(activity: string): boolean {
  return /\b(pago|payment|plazo|aplaza|deferred)/.test(plainWords(activity))
}
