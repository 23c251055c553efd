/** Selección, revisión: when the list is due again, what the last figures would change in it, and what other criteria would. */
import { governs } from '../access/SettingsTabs.tsx'
import { A, useGo } from '../ui/A.tsx'
import { Act } from '../ui/Act.tsx'
import { useRead } from '../ui/api.ts'
import { Card, Cards, Stack } from '../ui/Card.tsx'
import { Page } from '../ui/Page.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { readCriteria } from './criteria.api.ts'
import './review.css'
import { readReview } from './review.api.ts'
import { whyNotTry } from './review.ts'
import { ReviewEvery } from './ReviewEvery.tsx'
import { listSelections } from './selection.api.ts'
import './selection.css'
import { SelectionTabs } from './SelectionTabs.tsx'
import { useReviewSays } from './useReviewSays.tsx'
import { readWatch } from './watch.api.ts'
import { WatchCard } from './WatchCard.tsx'

const SOON_MS = 1_000

export function ReviewPage() {
  const t = useWords()
  const { role } = useSession()
  const review = useRead(readReview, {})
  const watched = useRead(
    readWatch,
    {},
    { everyMs: (now) => (now?.newer === 'solving' ? SOON_MS : false) },
  )
  const says = useReviewSays()
  return (
    <Page title={t('segment:title')} sentence={says(review, watched)}>
      <SelectionTabs at="/selection/review" />
      <Cards columns="3fr 2fr">
        <Stack>
          <WatchCard watched={watched} />
        </Stack>
        <Stack>
          <Trials />
          <Card title={t('segment:review.everyTitle')}>
            <ReviewEvery setting={review.setting} writes={governs(role)} />
          </Card>
        </Stack>
      </Cards>
    </Page>
  )
}

/** What was tried so far, the newest first, and the way to try something else. */
function Trials() {
  const t = useWords()
  const format = useFormat()
  const go = useGo()
  const { role } = useSession()
  const { chosen } = useRead(readCriteria, {})
  const trials = useRead(listSelections, {}).filter(({ kind }) => kind === 'trial')
  return (
    <Card
      title={t('segment:review.trials')}
      aside={
        governs(role) && (
          <Act
            size="compact-sm"
            refusal={whyNotTry(chosen !== null)}
            onClick={() => go('/selection/review/try')}
          >
            {t('segment:review.try')}
          </Act>
        )
      }
    >
      {trials.length === 0 ? (
        <p className="dim">{t('segment:review.noTrials')}</p>
      ) : (
        <ul className="Versions">
          {trials.map(({ selectionId, title, version, accounts, madeBy, madeAt }) => (
            <li key={selectionId}>
              <A to={`/selection/review/${selectionId}`}>{title}</A>
              <p className="dim">
                {[
                  version === null
                    ? t('segment:review.ownCriteria')
                    : t('segment:criteria.versionNo', { version }),
                  accounts !== null && t('segment:criteria.accounts', { count: accounts }),
                  madeBy,
                  format.day(madeAt.slice(0, 10)),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
