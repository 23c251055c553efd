/** One line of any kind: what it says, field by field, and the acts in its row. */
import type { ReactNode } from 'react'
import '../know/needs.css'
import { Chip } from '../ui/Chip.tsx'
import { useFormat } from '../ui/session.ts'
import { type Key, useWords } from '../ui/words.ts'
import { isClientGoal, type Item } from './item.ts'
import { BY_HAND, FIELDS, type LineKind } from './itemFields.ts'
import { optionKey } from './KindField.tsx'
import { KpiTold } from './KpiTold.tsx'
import { LineActs } from './LineActs.tsx'
import { LineChips } from './LineChips.tsx'
import { LineFoot } from './LineFoot.tsx'
import type { AskedOfLine } from './ObjectivesCard.tsx'
import type { PlanReading } from './PlanRead.tsx'
import { useLineProse } from './Prose.tsx'

type Props = {
  item: Item
  read: PlanReading
  nameOf: (contactId: string) => string | null
  ask: (act: AskedOfLine) => void
  /** Acts of its own, beside those that all lines have. */
  more?: ReactNode
  /** What stands below it. */
  children?: ReactNode
}

export function ItemRow({ item, read, nameOf, ask, more, children }: Props) {
  const t = useWords()
  const { shown, act } = useLineProse(item, read.plan)
  const parent = read.items.find(({ itemId }) => itemId === item.parentId)
  return (
    <li className="Line">
      <b>{item.title}</b> <LineChips item={item} />{' '}
      {item.kind === 'valueAdd' && !isClientGoal(parent) && (
        <Chip tone="warn">{t('plan:line.noGoal')}</Chip>
      )}
      {item.kind === 'kpi' ? (
        <KpiTold item={item} read={read} />
      ) : (
        <Said item={item} nameOf={nameOf} />
      )}
      {item.outcome && <p>{item.outcome}</p>}
      {shown}
      <LineFoot item={item} parent={parent?.title ?? null} due />
      <LineActs
        item={item}
        plan={read.plan}
        ask={ask}
        more={
          <>
            {act}
            {more}
          </>
        }
      />
      {children}
    </li>
  )
}

function Said({ item, nameOf }: Pick<Props, 'item' | 'nameOf'>) {
  const t = useWords()
  const format = useFormat()
  const body = item.body as Record<string, string | number | null>
  const kind = item.kind as LineKind
  const parts = FIELDS[kind].flatMap((asked) => {
    const value = body[asked.name] ?? null
    if (value === null || value === '' || (BY_HAND.includes(asked.name) && kind === 'kpi'))
      return []
    const told =
      asked.as === 'choice'
        ? t(optionKey(asked.name, String(value)))
        : asked.as === 'contact'
          ? nameOf(String(value))
          : asked.as === 'figure'
            ? format.money(value)
            : String(value)
    return told === null ? [] : [{ name: t(`plan:field.${kind}.${asked.name}` as Key), told }]
  })
  if (parts.length === 0) return null
  return (
    <dl className="Said">
      {parts.map(({ name, told }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{told}</dd>
        </div>
      ))}
    </dl>
  )
}
