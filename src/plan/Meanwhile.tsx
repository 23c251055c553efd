/** In a form that is open: someone else has just changed the same thing. What they changed, and how both are kept. */
import { useState } from 'react'
import { Act } from '../ui/Act.tsx'
import { useWords } from '../ui/words.ts'
import { Changes } from './DifferenceTold.tsx'
import type { Item } from './item.ts'
import type { PlanReading } from './PlanRead.tsx'
import { textName } from './prose.ts'
import './prose.css'
import { useBeAt, useRoom } from './room.tsx'
import { typedOf } from './typed.ts'
import { changesOfItem } from './version.ts'

type Values = Record<string, unknown>
type FormLike = { values: Values; set: (values: Values) => void }

/** What the form began from, which may be taken anew: `was` of what it sends. */
export function useBegan<T extends Item>(changes: T | undefined) {
  const [began, setBegan] = useState(changes)
  useBeAt(began ? textName('line', began.itemId) : null)
  return { began, setBegan }
}

type Props<T extends Item> = {
  began: T
  setBegan: (now: T) => void
  read: Pick<PlanReading, 'items'>
  form: FormLike
}

export function Meanwhile<T extends Item>({ began, setBegan, read, form }: Props<T>) {
  const t = useWords()
  const { changedBy } = useRoom()
  const now = read.items.find(({ itemId }) => itemId === began.itemId) as T | undefined
  const name = changedBy.get(textName('line', began.itemId)) ?? t('plan:someone')
  if (!now) return <output className="Meanwhile">{t('plan:meanwhile.gone', { name })}</output>
  const changes = changesOfItem(began, now, read.items)
  if (changes.length === 0) return null
  // Where I typed nothing, theirs; where I did, mine.
  const join = () => {
    const before = typedOf(began)
    const mine = Object.entries(form.values).filter(([field, value]) => value !== before[field])
    form.set({ ...typedOf(now), ...Object.fromEntries(mine) })
    setBegan(now)
  }
  return (
    <div className="Meanwhile">
      <output>{t('plan:meanwhile.changed', { name })}</output>
      <Changes changes={changes} kind={began.kind} />
      <Act size="compact-sm" onClick={join}>
        {t('plan:meanwhile.join')}
      </Act>
    </div>
  )
}
