/** The health of a plan in words: carried out apart from reached, what is late, and what nobody touched for long. */
import { Bar } from '../ui/Progress.tsx'
import { HowMade } from '../ui/HowMade.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { type Health, FORGOTTEN_DAYS, OLD_DAYS } from './health.ts'
import type { PlanTold } from './plan.ts'

export function HealthTold({ plan: { health } }: { plan: Pick<PlanTold, 'health'> }) {
  return (
    <div className="Plan-health">
      <Shares health={health} />
      <HealthSays health={health} />
    </div>
  )
}

function Shares({ health }: { health: Health }) {
  const t = useWords()
  const format = useFormat()
  const { execution, result, due, done, measured, objectives } = health
  const told = (share: number | null) =>
    share === null ? t('plan:health.notYet') : format.percent(share, 0)
  return (
    <dl className="Plan-shares">
      <div>
        <dt>{t('plan:health.execution')}</dt>
        <dd>
          <HowMade
            figure={told(execution)}
            made={{
              title: t('plan:health.execution'),
              means: t('plan:health.executionMeans'),
              formula: t('plan:health.executionFormula'),
              inputs: [
                { name: t('plan:health.done'), value: format.number(done) },
                { name: t('plan:health.due'), value: format.number(due) },
              ],
            }}
          />
          <Bar share={execution ?? 0} tone={toneOf(execution)} />
        </dd>
      </div>
      <div>
        <dt>{t('plan:health.result')}</dt>
        <dd>
          <HowMade
            figure={told(result)}
            made={{
              title: t('plan:health.result'),
              means: t('plan:health.resultMeans'),
              formula: t('plan:health.resultFormula'),
              inputs: [
                { name: t('plan:health.objectives'), value: format.number(objectives) },
                { name: t('plan:health.measured'), value: format.number(measured) },
              ],
            }}
          />
          <Bar share={result ?? 0} tone={toneOf(result)} />
        </dd>
      </div>
    </dl>
  )
}

/** A guide for the eye; the figure says it. */
export function toneOf(share: number | null) {
  if (share === null) return 'plain' as const
  if (share >= 0.7) return 'good' as const
  return share >= 0.4 ? ('warn' as const) : ('bad' as const)
}

function HealthSays({ health }: { health: Health }) {
  const t = useWords()
  const { late, forgotten, dropped, drafts, old, oldest } = health
  const says = [
    t(`plan:health.says.${readingOf(health)}`),
    late > 0 ? t('plan:health.late', { count: late }) : t('plan:health.noneLate'),
    forgotten > 0 && t('plan:health.forgotten', { count: forgotten, days: FORGOTTEN_DAYS }),
    dropped > 0 && t('plan:health.dropped', { count: dropped }),
    drafts > 0 && t('plan:health.drafts', { count: drafts }),
    old > 0 &&
      oldest &&
      t('plan:health.old', { count: old, days: OLD_DAYS, title: oldest.title, most: oldest.days }),
  ].filter(Boolean)
  return <p className="Sentence">{says.join(' ')}</p>
}

/** Carried out and reached are two things: what is missing tells what to do. */
export function readingOf({ execution, result }: Pick<Health, 'execution' | 'result'>) {
  if (execution === null && result === null) return 'early'
  if (execution === null || result === null)
    return execution === null ? 'onlyResult' : 'onlyExecution'
  if (execution >= 0.7) return result >= 0.7 ? 'works' : 'doneNotReached'
  return result >= 0.7 ? 'reachedNotDone' : 'neither'
}
