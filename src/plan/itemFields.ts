/** What the form of each kind of line asks, beside its title. */
import {
  AREAS,
  ETHICS,
  FEASIBILITIES,
  FREQUENCIES,
  type Kind,
  SIDES,
  VALUE_KINDS,
  WORSE,
} from './item.ts'
import { LIVE_METRICS } from './liveMetric.ts'

export type LineKind = Exclude<Kind, 'answer' | 'objective' | 'planB'>
export type FieldAsked =
  | { name: string; as: 'text' | 'long' | 'figure' | 'contact' }
  | { name: string; as: 'choice'; options: readonly string[] }

const long = (name: string): FieldAsked => ({ name, as: 'long' })
const text = (name: string): FieldAsked => ({ name, as: 'text' })
const figure = (name: string): FieldAsked => ({ name, as: 'figure' })
const choice = (name: string, options: readonly string[]): FieldAsked => ({
  name,
  as: 'choice',
  options,
})

const CHECKED = [choice('ethics', ETHICS), text('ethicsWhy')]

export const FIELDS: Record<LineKind, readonly FieldAsked[]> = {
  goal: [choice('side', SIDES), long('about')],
  valueAdd: [choice('type', VALUE_KINDS), figure('cost'), long('about'), ...CHECKED],
  offer: [
    { name: 'contactId', as: 'contact' },
    long('different'),
    long('inimitable'),
    long('proof'),
    ...CHECKED,
  ],
  solution: [long('about'), choice('feasibility', FEASIBILITIES), long('together')],
  improvement: [choice('area', AREAS), long('cause')],
  alliance: [text('partner'), long('brings')],
  esg: [long('evidence'), ...CHECKED],
  advice: [long('why'), long('gain')],
  kpi: [
    choice('metric', ['hand', ...LIVE_METRICS]),
    text('measure'),
    text('unit'),
    figure('threshold'),
    choice('worse', WORSE),
    choice('frequency', FREQUENCIES),
    text('source'),
  ],
}

/** Kinds that the card of other lines shows, in this order; indicators have a card of their own. */
export const OTHER_KINDS = [
  'valueAdd',
  'offer',
  'solution',
  'improvement',
  'alliance',
  'esg',
  'advice',
] as const satisfies readonly LineKind[]

/** What is read by hand only where no live figure is. */
export const BY_HAND = ['measure', 'unit', 'source']

/** Goals and indicators only stand there; all else is due on a day. */
export const hasDay = (kind: LineKind) => kind !== 'kpi' && kind !== 'goal'
