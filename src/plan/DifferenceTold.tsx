/** A difference as one reads it: what was added, what was dropped, and what changed from what to what. */
import '../know/needs.css'
import { useRead } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useFormat } from '../ui/session.ts'
import { type Key, useWords } from '../ui/words.ts'
import type { Kind } from './item.ts'
import { readDifference } from './plan.api.ts'
import { type Change, type Difference, type FieldValue, isSame } from './version.ts'

// words: plan:changed.*, plan:option.*, plan:metric.*, plan:line.state.*, plan:state.*, plan:pack.*, plan:question.*

export function DifferenceTold(which: { planId: string; from: number; to?: number }) {
  return <DifferenceShown difference={useRead(readDifference, which)} />
}

export function DifferenceShown({ difference }: { difference: Difference }) {
  const t = useWords()
  const nameOf = ({ kind, title }: { kind: string; title: string }) =>
    kind === 'answer' ? t(`plan:question.${title}` as Key) : title
  const { plan, added, dropped, changed } = difference
  if (isSame(difference)) return <Empty>{t('plan:difference.none')}</Empty>
  return (
    <ul className="Difference">
      {plan.length > 0 && (
        <li>
          <Chip tone="warn">{t('plan:difference.changed')}</Chip> <b>{t('plan:difference.plan')}</b>
          <Changes changes={plan} kind="plan" />
        </li>
      )}
      {added.map((one) => (
        <li key={one.itemId}>
          <Chip tone="good">{t('plan:difference.added')}</Chip> {kindOf(t, one.kind)}:{' '}
          <b>{nameOf(one)}</b>
        </li>
      ))}
      {dropped.map((one) => (
        <li key={one.itemId}>
          <Chip tone="bad">{t('plan:difference.dropped')}</Chip> {kindOf(t, one.kind)}:{' '}
          <del>{nameOf(one)}</del>
        </li>
      ))}
      {changed.map((one) => (
        <li key={one.itemId}>
          <Chip tone="warn">{t('plan:difference.changed')}</Chip> {kindOf(t, one.kind)}:{' '}
          <b>{nameOf(one)}</b>
          <Changes changes={one.changes} kind={one.kind} />
        </li>
      ))}
    </ul>
  )
}

const kindOf = (t: ReturnType<typeof useWords>, kind: string) =>
  kind === 'action' ? t('plan:difference.action') : t(`plan:kind.${kind as Kind}.one`)

export function Changes({ changes, kind }: { changes: readonly Change[]; kind: string }) {
  const t = useWords()
  const told = useTold(kind)
  return (
    <dl className="Said">
      {changes.map(({ field, from, to }) => (
        <div key={field}>
          <dt>{t(`plan:changed.${field}` as Key)}</dt>
          <dd>
            <del>{told(field, from)}</del> → <ins>{told(field, to)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Codes by their words, days and figures as people write them. */
function useTold(kind: string) {
  const t = useWords()
  const format = useFormat()
  return (field: string, value: FieldValue): string => {
    if (value === null || value === '') return t('plan:difference.blank')
    if (typeof value === 'boolean') return t(value ? 'plan:difference.yes' : 'plan:difference.no')
    if (typeof value === 'number') return format.number(value, 2)
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return format.day(value)
    if (field === 'state') {
      return t((kind === 'plan' ? `plan:state.${value}` : `plan:line.state.${value}`) as Key)
    }
    if (field === 'template') return t(`plan:pack.${value}` as Key)
    if (field === 'metric') return t(`plan:metric.${value}` as Key)
    return CODED.includes(field) ? t(`plan:option.${field}.${value}` as Key) : value
  }
}

const CODED = ['side', 'type', 'feasibility', 'area', 'ethics', 'worse', 'frequency']
