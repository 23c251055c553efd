/** How things stand with this account, written by all who work on the plan: ours, it is never shared. */
import { Card } from '../ui/Card.tsx'
import { useWords } from '../ui/words.ts'
import type { PlanReading } from './PlanRead.tsx'
import { Prose } from './Prose.tsx'
import { textName } from './prose.ts'

export function SituationCard({ read: { plan, prose } }: { read: PlanReading }) {
  const t = useWords()
  return (
    <Card title={t('plan:situation.title')}>
      {prose === '' && <p className="dim">{t('plan:situation.none')}</p>}
      <Prose
        plan={plan}
        name={textName('plan', plan.planId)}
        prose={prose}
        title={t('plan:situation.title')}
        isShared={false}
      />
    </Card>
  )
}
