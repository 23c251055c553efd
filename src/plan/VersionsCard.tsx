/** The versions of a plan: one at each step of its state, and where their difference is read. */
import { A } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { listVersions } from './plan.api.ts'
import type { Plan } from './plan.ts'

export function VersionsCard({ plan: { planId } }: { plan: Plan }) {
  const t = useWords()
  const format = useFormat()
  const { versions } = useRead(listVersions, { planId })
  return (
    <Card
      title={t('plan:versions.title')}
      aside={
        versions.length > 0 && <A to={`/plans/${planId}/versions`}>{t('plan:versions.compare')}</A>
      }
    >
      {versions.length === 0 && <Empty>{t('plan:versions.none')}</Empty>}
      <ol className="Plan-versions">
        {versions.map(({ no, state, why, madeAt, byName, sha256 }) => (
          <li key={no}>
            <b>{t('plan:versions.no', { no })}</b> {t(`plan:state.${state}`)}
            {why && <span> · {why}</span>}
            <p className="dim">
              {format.instant(madeAt)} · {byName ?? t('plan:someone')} ·{' '}
              <span title={sha256}>{t('plan:versions.print', { print: sha256.slice(0, 12) })}</span>
            </p>
          </li>
        ))}
      </ol>
    </Card>
  )
}
