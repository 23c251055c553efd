/** A criterion at a glance: its axis, whether it looks ahead, what it is scored by. */
import { Chip } from '../ui/Chip.tsx'
import { useWords } from '../ui/words.ts'
import type { Criterion } from './criterion.ts'

export function CriterionChips({ criterion }: { criterion: Criterion }) {
  const t = useWords()
  const { axis, looksAhead, measured } = criterion
  return (
    <p className="Criterion-chips">
      <Chip>{t(`segment:axis.${axis}`)}</Chip>
      {looksAhead && <Chip tone="accent">{t('segment:criteria.looksAhead')}</Chip>}
      <Chip>
        {measured ? t(`segment:metric.${measured.metric}`) : t('segment:criteria.judged')}
      </Chip>
    </p>
  )
}
