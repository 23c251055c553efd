/** How accounts spread over the five points of a criterion. */
import { useWords } from '../ui/words.ts'
import type { MetricSpread } from './criteria.ts'
import type { Metric } from './criterion.ts'
import { useMetricFormat } from './useMetricFormat.ts'

/** Bars with their numbers, so that no table is needed beside. */
export function SpreadOfPoints({ spread, metric }: { spread: MetricSpread; metric: Metric }) {
  const t = useWords()
  const write = useMetricFormat(metric, spread.valuation)
  const most = Math.max(1, ...spread.points)
  return (
    <figure className="Spread" aria-label={t('segment:criteria.spread')}>
      <dl>
        {spread.points.map((count, at) => (
          <div key={at}>
            <dt>{t('segment:criteria.point', { point: at + 1 })}</dt>
            <dd>
              <i style={{ inlineSize: `${(100 * count) / most}%` }} aria-hidden="true" />
              <span>{t('segment:criteria.accounts', { count })}</span>
            </dd>
          </div>
        ))}
      </dl>
      <figcaption className="dim">
        {spread.least !== null &&
          t('segment:criteria.range', {
            least: write(spread.least),
            most: write(spread.most!),
          })}{' '}
        {spread.unknown > 0 && t('segment:criteria.unknown', { count: spread.unknown })}
      </figcaption>
    </figure>
  )
}
