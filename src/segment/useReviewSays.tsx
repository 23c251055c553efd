/** The review in a sentence: when it is due, and who would come and go with the last figures. */
import type { z } from 'zod'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { readReview } from './review.api.ts'
import type { readWatch } from './watch.api.ts'
import type { Side } from './watch.ts'

type Review = z.output<typeof readReview.returns>
type Watched = z.output<typeof readWatch.returns>

export function useReviewSays() {
  const t = useWords()
  const format = useFormat()

  const dueSays = ({ last, due }: Review) => {
    if (!last || !due) return t('segment:review.says.none')
    return t(`segment:review.says.${due.is}`, {
      title: last.title,
      decided: format.day(last.decidedOn),
      due: format.day(due.dueOn),
      count: Math.abs(due.daysLeft),
    })
  }
  const watchSays = ({ watch, lines }: Watched) => {
    if (!watch) return ''
    const count = (side: Side) => lines.filter((line) => line.side === side && !line.seen).length
    const [entering, leaving] = [count('entering'), count('leaving')]
    const parts = [
      entering > 0 && t('segment:review.would.entering', { count: entering }),
      leaving > 0 &&
        t(entering > 0 ? 'segment:review.would.leaving' : 'segment:review.would.leavingOnly', {
          count: leaving,
        }),
    ].filter((part) => part !== false)
    const day = format.day(watch.asOf)
    if (lines.length === 0) return t('segment:review.saysSame', { day })
    return parts.length === 0
      ? t('segment:review.saysSeen', { day })
      : t('segment:review.saysWould', { day, what: format.list(parts) })
  }
  return (review: Review, watched: Watched) =>
    [dueSays(review), watchSays(watched)].filter(Boolean).join(' ')
}
