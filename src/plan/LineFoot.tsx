/** Below a line: who owns it, what it is for, and how long nobody touched it. */
import { daysBetween } from '../kernel/day.ts'
import { Facts } from '../ui/Page.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { Item } from './item.ts'

type Props = { item: Item; parent: string | null; due?: boolean }

export function LineFoot({ item, parent, due = false }: Props) {
  const t = useWords()
  const format = useFormat()
  const { today } = useSession()
  const { ownerName, ownerId, changedOn, dueOn } = item
  return (
    <p className="Line-foot">
      <Facts>
        {ownerId && (ownerName ?? t('plan:someone'))}
        {due && dueOn && t('plan:line.dueOn', { day: format.day(dueOn) })}
        {parent && t('plan:line.for', { parent })}
        {t('plan:line.touched', { count: daysBetween(changedOn, today) })}
      </Facts>
    </p>
  )
}
