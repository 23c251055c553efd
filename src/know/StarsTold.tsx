/** The stars that a client's customers give it: how many of each, the mean, and the last year against before. */
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { type PublicReview, sumOfReviews } from './publicReview.ts'

export function StarsTold({ reviews }: { reviews: readonly PublicReview[] }) {
  const t = useWords()
  const format = useFormat()
  const { today } = useSession()
  const { rated, mean, meanLately, meanBefore, byStars } = sumOfReviews(reviews, today)
  if (mean === null) return null
  const most = Math.max(...byStars)
  const stars = (value: number) => format.number(value, 1)
  return (
    <>
      <p>
        <b>{t('know:review.mean', { mean: stars(mean), count: rated })}</b>{' '}
        {meanLately !== null &&
          meanBefore !== null &&
          t('know:review.lately', { lately: stars(meanLately), before: stars(meanBefore) })}
      </p>
      <ul className="Stars" aria-label={t('know:review.byStars')}>
        {byStars
          .map((count, at) => ({ count, star: at + 1 }))
          .toReversed()
          .map(({ count, star }) => (
            <li key={star}>
              <span>{t('know:review.stars', { count: star })}</span>
              <span className="Bar" aria-hidden="true">
                <i style={{ width: `${(100 * count) / most}%` }} />
              </span>
              <span className="figure">{count}</span>
            </li>
          ))}
      </ul>
    </>
  )
}
