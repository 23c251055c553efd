/** In Hoy: that the list is due for its review, and that the last figures would change it. */
import { A } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { useWords } from '../ui/words.ts'
import { readReview } from './review.api.ts'
import { useReviewSays } from './useReviewSays.tsx'
import { readWatch } from './watch.api.ts'

export function ReviewPanel() {
  const t = useWords()
  const says = useReviewSays()
  const review = useRead(readReview, {})
  const watched = useRead(readWatch, {})
  const isDue = review.due !== null && review.due.is !== 'later'
  const hasNews = watched.lines.some(({ seen }) => seen === null)
  if (!isDue && !hasNews) return null
  return (
    <Card
      title={t('segment:review.panel')}
      aside={<A to="/selection/review">{t('segment:review.toReview')}</A>}
    >
      <p>{says(review, watched)}</p>
    </Card>
  )
}
