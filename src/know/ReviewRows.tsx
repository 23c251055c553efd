/** Reviews, the newest first; the rest when asked for. */
import { useState } from 'react'
import { useWhyNotSay } from '../accounts/KnownCard.tsx'
import { Act } from '../ui/Act.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { REVIEWS_CHANGED } from './needsChanged.tsx'
import { addPublicReviews, dropPublicReviews } from './publicReview.api.ts'
import type { PublicReview } from './publicReview.ts'

/** At first. */
const SHOWN = 3

type Props = { accountId: string; reviews: readonly PublicReview[] }

export function ReviewRows({ accountId, reviews }: Props) {
  const t = useWords()
  const format = useFormat()
  const writes = useWhyNotSay(accountId) === null
  const [all, setAll] = useState(false)
  const drop = useWrite(dropPublicReviews, REVIEWS_CHANGED, {
    said: () => t('know:review.dropped'),
    undo: (was) => ask(addPublicReviews, { accountId, reviews: was }),
  })
  const left = reviews.length - SHOWN
  return (
    <>
      <ul className="Known-rows">
        {(all ? reviews : reviews.slice(0, SHOWN)).map((review) => {
          const { reviewId, rating, text, link, writtenOn } = review
          const day = format.day(writtenOn)
          return (
            <li key={reviewId}>
              {rating !== null && (
                <Chip tone={rating <= 2 ? 'bad' : rating >= 4 ? 'good' : 'plain'}>
                  {t('know:review.stars', { count: rating })}
                </Chip>
              )}
              {text && <p>{text}</p>}
              <span className="dim">
                {day}{' '}
                {/^https?:\/\//i.test(link) && (
                  <a href={link} target="_blank" rel="noreferrer noopener">
                    {t('know:review.open', { day })}
                  </a>
                )}
              </span>
              {writes && (
                <div className="Known-acts">
                  <Act
                    size="compact-sm"
                    aria-label={t('know:review.dropOf', { day })}
                    onClick={() => drop.mutate({ accountId, reviewIds: [reviewId] })}
                  >
                    {t('know:review.drop')}
                  </Act>
                </div>
              )}
            </li>
          )
        })}
      </ul>
      {!all && left > 0 && (
        <button type="button" className="LinkButton" onClick={() => setAll(true)}>
          {t('know:review.more', { count: left })}
        </button>
      )}
    </>
  )
}
