/** An account's tier and phase, since when, and every decision about them. */
import { useState } from 'react'
import { governs } from '../access/SettingsTabs.tsx'
import { readAccount } from '../accounts/account.api.ts'
import { Act } from '../ui/Act.tsx'
import { useRead, useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { DecisionsTold } from './DecisionTold.tsx'
import { MoveModal } from './MoveModal.tsx'
import { readStanding, takeBackMove } from './standing.api.ts'
import { STANDING_CHANGED } from './standingChanged.tsx'
import { useTierWords } from './useTierWords.tsx'

export function StandingCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const format = useFormat()
  const place = useTierWords()
  const { role } = useSession()
  const { name } = useRead(readAccount, { accountId })
  const { standing, decisions } = useRead(readStanding, { accountId })
  const [moving, setMoving] = useState(false)
  const takeBack = useWrite(takeBackMove, STANDING_CHANGED, {
    said: ({ account, from, to }) =>
      t('segment:standing.moved', { account, from: place(from), to: place(to) }),
  })
  const { tier, since } = standing
  const last = decisions[0]?.standingId
  return (
    <Card
      title={t('segment:standing.title')}
      aside={
        governs(role) && (
          <Act size="compact-sm" onClick={() => setMoving(true)}>
            {t('segment:standing.move')}
          </Act>
        )
      }
    >
      <p>
        {since
          ? t('segment:standing.stands', { place: place(standing), day: format.day(since) })
          : t('segment:standing.undecided', { place: place(standing) })}{' '}
        {t(`segment:tier.${tier}.says`)}
      </p>
      {decisions.length > 0 && (
        <DecisionsTold
          decisions={decisions}
          ofOne
          act={({ standingId }) =>
            governs(role) &&
            standingId === last && (
              <Act
                size="compact-sm"
                busy={takeBack.isPending}
                onClick={() => takeBack.mutate({ standingId })}
              >
                {t('segment:standing.takeBack')}
              </Act>
            )
          }
        />
      )}
      <MoveModal account={moving ? { accountId, name } : null} done={() => setMoving(false)} />
    </Card>
  )
}
