/** How a commitment stands: open, late, kept; and what the client said to it. */
import { Chip } from '../ui/Chip.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import type { Tone } from '../ui/theme.ts'
import { useWords } from '../ui/words.ts'
import { acceptedHow, type Commitment, daysOver } from './commitment.ts'

const TONES = { open: 'plain', kept: 'good', broken: 'bad', withdrawn: 'plain' } as const
const ACCEPTED_TONES: Record<NonNullable<ReturnType<typeof acceptedHow>>, Tone> = {
  open: 'note',
  accepted: 'good',
  changed: 'warn',
  declined: 'bad',
  withdrawn: 'plain',
  replaced: 'plain',
  expired: 'warn',
}

export function StateChip({ commitment }: { commitment: Commitment }) {
  const t = useWords()
  const { today } = useSession()
  const late = daysOver(commitment, today)
  if (late > 0) return <Chip tone="bad">{t('commit:late', { count: late })}</Chip>
  return <Chip tone={TONES[commitment.state]}>{t(`commit:state.${commitment.state}`)}</Chip>
}

type Put = Pick<Commitment, 'acceptance' | 'changedAt'>

export function AcceptedChip({ commitment }: { commitment: Put }) {
  const t = useWords()
  const format = useFormat()
  const { today } = useSession()
  const how = acceptedHow(commitment, today)
  if (how === null || how === 'replaced') return null
  const { signedName, answeredAt, name, reason, expiresOn } = commitment.acceptance!
  const values = {
    name: signedName ?? name,
    day: format.day(answeredAt?.slice(0, 10) ?? expiresOn),
    reason,
  }
  return (
    <Chip tone={ACCEPTED_TONES[how]} title={t(`commit:acceptedWhy.${how}`, values)}>
      {t(`commit:accepted.${how}`, values)}
    </Chip>
  )
}
