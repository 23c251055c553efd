/** What changed in a plan since a lead agreed to it, so that nobody takes it for what was approved. */
import { useRead } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { DifferenceShown } from './DifferenceTold.tsx'
import { listVersions, readDifference } from './plan.api.ts'
import type { Plan } from './plan.ts'
import { changesIn, decidedOf } from './version.ts'

/** The newest version that a lead agreed to, where the plan stands on one. */
export function ChangedSince({ plan: { planId, state } }: { plan: Plan }) {
  const { versions } = useRead(listVersions, { planId })
  const agreed = versions.find((one) => one.state === 'agreed')
  if (!agreed || (state !== 'agreed' && state !== 'active')) return null
  return <Since planId={planId} no={agreed.no} madeAt={agreed.madeAt} />
}

function Since({ planId, no, madeAt }: { planId: string; no: number; madeAt: string }) {
  const t = useWords()
  const format = useFormat()
  const difference = decidedOf(useRead(readDifference, { planId, from: no }))
  const count = changesIn(difference)
  if (count === 0) return null
  return (
    <details className="Known-before">
      <summary>
        <Chip tone="warn">
          {t('plan:changedSince', { count, day: format.day(madeAt.slice(0, 10)) })}
        </Chip>
      </summary>
      <DifferenceShown difference={difference} />
    </details>
  )
}
