/** Crecimiento: the business that may come of an account. */
import { Stack } from '../ui/Card.tsx'
import { Part } from '../ui/Part.tsx'
import { OpportunitiesCard } from './OpportunitiesCard.tsx'

export function GrowthTab({ accountId }: { accountId: string }) {
  return (
    <Stack>
      <Part height={240}>
        <OpportunitiesCard accountId={accountId} />
      </Part>
    </Stack>
  )
}
