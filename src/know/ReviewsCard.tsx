/** What the client's own customers write of it: how many stars, whether they change, and what that means for us. */
import { useState } from 'react'
import { KnownCard, useWhyNotSay } from '../accounts/KnownCard.tsx'
import { Act } from '../ui/Act.tsx'
import { useRead } from '../ui/api.ts'
import { Empty } from '../ui/Empty.tsx'
import { useWords } from '../ui/words.ts'
import { listAudience } from './audience.api.ts'
import { AudienceForm } from './AudienceForm.tsx'
import { AudienceRows } from './AudienceRows.tsx'
import { KnowModal } from './KnowModal.tsx'
import { listPublicReviews } from './publicReview.api.ts'
import { ReviewAdding } from './ReviewAdding.tsx'
import { ReviewRows } from './ReviewRows.tsx'
import { StarsTold } from './StarsTold.tsx'

export function ReviewsCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const refusal = useWhyNotSay(accountId)
  const [saying, setSaying] = useState(false)
  const reviews = useRead(listPublicReviews, { accountId })
  const voices = useRead(listAudience, { accountId }).filter(({ kind }) => kind === 'voice')
  const done = () => setSaying(false)
  return (
    <KnownCard
      accountId={accountId}
      title={t('know:review.title')}
      act={t('know:review.add')}
      form={(close) => <ReviewAdding accountId={accountId} done={close} />}
    >
      {reviews.length === 0 ? (
        <Empty>{t('know:review.none')}</Empty>
      ) : (
        <>
          <StarsTold reviews={reviews} />
          <ReviewRows accountId={accountId} reviews={reviews} />
        </>
      )}
      <h3 className="Part-head">{t('know:review.comesTo')}</h3>
      <AudienceRows accountId={accountId} audience={voices} />
      <div className="Known-acts">
        <Act size="compact-sm" refusal={refusal} onClick={() => setSaying(true)}>
          {t('know:review.say')}
        </Act>
      </div>
      <KnowModal title={saying ? t('know:review.say') : null} onClose={done}>
        <AudienceForm accountId={accountId} kind="voice" done={done} />
      </KnowModal>
    </KnownCard>
  )
}
