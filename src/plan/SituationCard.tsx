/** How things stand with this account, written by all who work on the plan: ours, it is never shared. */
import { Card } from '../ui/Card.tsx'
import { useWords } from '../ui/words.ts'
import type { PlanReading } from './PlanRead.tsx'
import { useProse } from './Prose.tsx'
import { textName } from './prose.ts'

export function SituationCard({ read: { plan, prose } }: { read: PlanReading }) {
  const t = useWords()
  const title = t('plan:situation.title')
  const name = textName('plan', plan.planId)
  const { shown, act } = useProse({ plan, name, prose, title, isShared: false })
  return (
    <Card title={title} aside={act}>
      {prose === '' && <p className="dim">{t('plan:situation.none')}</p>}
      {shown}
    </Card>
  )
}
