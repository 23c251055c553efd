/** Lines of a plan in words, outside a screen: for texts that are signed and for documents. */
import { STAGES } from '../accounts/stage.ts'
import type { Formats } from '../kernel/format.ts'
import type { Kind } from './item.ts'
import { LIVE_UNITS, type MeasuredBy } from './liveMetric.ts'

export type PlanWords = {
  language: 'es' | 'en'
  say: (key: string, values?: Record<string, unknown>) => string
  format: Formats
  /** Of the firm. */
  currency: string
}

type Body = Record<string, unknown>

/** A value with its unit. */
export function measuredWords(
  { say, format, currency }: PlanWords,
  value: number | null,
  { metric, unit }: { metric: MeasuredBy; unit: string },
): string {
  if (value === null) return '—'
  if (metric === 'hand') return `${format.number(value, 2)}${unit && ` ${unit}`}`
  switch (LIVE_UNITS[metric]) {
    case 'money':
      return format.money(value, currency)
    case 'percent':
      return format.percent(value / 100)
    case 'count':
      return format.number(value)
    case 'stage': {
      const stage = STAGES[Math.round(value) - 1]
      return stage ? say(`accounts:stage.${stage}.name`) : format.number(value, 1)
    }
  }
}

/** Ids name nothing to a reader; what is measured is told in one sentence, and whose a goal is stands above it. */
const APART = new Set([
  'contactId',
  'factId',
  'crossingId',
  'kpiId',
  'approverId',
  'metric',
  'measure',
  'unit',
  'baseline',
  'target',
  'threshold',
  'worse',
  'side',
])
const OPTIONS = new Set(['type', 'feasibility', 'area', 'ethics', 'frequency'])

/** What a line says beside its title, each on a line of its own; what its body lacks isn't told. */
export function lineWords(words: PlanWords, kind: Kind, body: Body): string[] {
  const { say } = words
  const measured = measureWords(words, body)
  const said = Object.entries(body)
    .filter(([name, value]) => !APART.has(name) && !isBlank(value))
    .map(([name, value]) => {
      const told = valueWords(words, name, value)
      // words: plan:changed.*
      return kind === 'answer'
        ? told
        : say('plan:document.says', { name: say(`plan:changed.${name}`), value: told })
    })
  return measured ? [measured, ...said] : said
}

const isBlank = (value: unknown) =>
  value === null ||
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0)

function valueWords({ say, format, currency }: PlanWords, name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map(({ title }: { title: string }) => title).join('; ')
  if (name === 'cost') return format.money(value as number, currency)
  // words: plan:option.*
  return OPTIONS.has(name) ? say(`plan:option.${name}.${String(value)}`) : String(value)
}

function measureWords(words: PlanWords, body: Body): string | null {
  const { metric, unit, measure, baseline, target, threshold, worse } = body as {
    metric?: MeasuredBy
    unit: string
    measure: string
    baseline?: number | null
    target?: number | null
    threshold?: number | null
    worse?: string
  }
  if (!metric) return null
  const { say } = words
  const name = metric === 'hand' ? measure : say(`plan:metric.${metric}`)
  const value = (of: number | null | undefined) =>
    measuredWords(words, of ?? null, { metric, unit })
  if (target !== undefined || baseline !== undefined) {
    return say('plan:objective.measured', {
      measure: name,
      from: value(baseline),
      to: value(target),
    })
  }
  if (threshold === undefined || threshold === null) return name
  // What a client sees of it has no side.
  const limit = worse
    ? say(`plan:kpi.threshold.${worse}`, { value: value(threshold) })
    : value(threshold)
  return say('plan:document.says', { name, value: limit })
}

/** What a line is called: of an answer, the question that it answers. */
export const titleWords = ({ say }: PlanWords, { kind, title }: { kind: Kind; title: string }) =>
  // words: plan:question.*
  kind === 'answer' ? say(`plan:question.${title}`) : title
