/** In the head of an account: its tier and phase. */
import { Suspense } from 'react'
import { useRead } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { useFormat } from '../ui/session.ts'
import type { Tone } from '../ui/theme.ts'
import { useWords } from '../ui/words.ts'
import { readStanding } from './standing.api.ts'
import { UNDECIDED } from './standing.ts'
import type { TierName } from './tier.ts'
import { useTierWords } from './useTierWords.tsx'

export const TIER_TONES: Record<TierName, Tone> = {
  strategic: 'accent',
  key: 'accent',
  future: 'note',
  standard: 'plain',
  streamline: 'warn',
}

export function StandingChip({ accountId }: { accountId: string }) {
  return (
    <Suspense>
      <TierChip accountId={accountId} />
    </Suspense>
  )
}

/** What everyone is needs no word. */
function TierChip({ accountId }: { accountId: string }) {
  const t = useWords()
  const format = useFormat()
  const place = useTierWords()
  const { standing } = useRead(readStanding, { accountId })
  const { tier, phase, since } = standing
  if (tier === UNDECIDED && phase === null) return null
  return (
    <Chip
      tone={TIER_TONES[tier]}
      {...(since ? { title: t('segment:standing.since', { day: format.day(since) }) } : {})}
    >
      {place(standing)}
    </Chip>
  )
}
