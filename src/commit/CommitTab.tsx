/** Compromisos of an account: what is promised to it, by day and by time, and what it believes was. */
import { Stack } from '../ui/Card.tsx'
import { Part } from '../ui/Part.tsx'
import { AgreementsCard } from './AgreementsCard.tsx'
import { AvailabilityCard } from './AvailabilityCard.tsx'
import { ClocksCard } from './ClocksCard.tsx'
import { CommitmentsCard } from './CommitmentsCard.tsx'
import { CompensationsCard } from './CompensationsCard.tsx'
import { ExpectationsCard } from './ExpectationsCard.tsx'
import { RewardsCard } from './RewardsCard.tsx'

export function CommitTab({ accountId }: { accountId: string }) {
  return (
    <Stack>
      <Part height={220}>
        <CommitmentsCard accountId={accountId} />
      </Part>
      <Part height={220}>
        <ClocksCard accountId={accountId} />
      </Part>
      <Part height={180}>
        <AgreementsCard accountId={accountId} />
      </Part>
      <Part height={120}>
        <AvailabilityCard accountId={accountId} />
      </Part>
      <Part height={160}>
        <CompensationsCard accountId={accountId} />
      </Part>
      <Part height={160}>
        <RewardsCard accountId={accountId} />
      </Part>
      <Part height={140}>
        <ExpectationsCard accountId={accountId} />
      </Part>
    </Stack>
  )
}
