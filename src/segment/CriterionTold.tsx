/** A criterion as who may not change it reads it: weight, axis, and what each point means. */
import { Card } from '../ui/Card.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { Criterion } from './criterion.ts'
import { CriterionChips } from './CriterionChips.tsx'
import { useMetricFormat } from './useMetricFormat.ts'

export function CriterionTold({ criterion }: { criterion: Criterion }) {
  const t = useWords()
  const format = useFormat()
  const { name, weight, anchors, measured } = criterion
  const write = useMetricFormat(measured?.metric ?? 'salesLast12')
  return (
    <Card title={name} aside={<b>{format.percent(weight / 100, 0)}</b>}>
      <CriterionChips criterion={criterion} />
      <ol className="Anchors-told">
        {anchors.map((anchor, at) => (
          <li key={at}>
            {anchor}
            {measured && at > 0 && (
              <small className="dim">
                {' '}
                {t(
                  measured.better === 'more' ? 'segment:criteria.from' : 'segment:criteria.below',
                  {
                    limit: write(
                      measured.thresholds[measured.better === 'more' ? at - 1 : 4 - at]!,
                    ),
                  },
                )}
              </small>
            )}
          </li>
        ))}
      </ol>
    </Card>
  )
}
