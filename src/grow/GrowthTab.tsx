/** Crecimiento: the business that may come of an account: its wallet, what is left to win of it, and what is under way. */
import { NegotiationsCard } from '../plan/NegotiationsCard.tsx'
import { WalletCard } from '../plan/WalletCard.tsx'
import { WhiteSpaceCard } from '../plan/WhiteSpaceCard.tsx'
import { Stack } from '../ui/Card.tsx'
import { Part } from '../ui/Part.tsx'
import { OpportunitiesCard } from './OpportunitiesCard.tsx'
import { OriginsCard } from './OriginsCard.tsx'
import { SuggestionsCard } from './SuggestionsCard.tsx'

export function GrowthTab({ accountId }: { accountId: string }) {
  return (
    <Stack>
      <Part height={260}>
        <WalletCard accountId={accountId} />
      </Part>
      <Part height={360}>
        <WhiteSpaceCard accountId={accountId} />
      </Part>
      <Part height={240}>
        <OpportunitiesCard accountId={accountId} />
      </Part>
      <Part height={200}>
        <SuggestionsCard accountId={accountId} />
      </Part>
      <Part height={200}>
        <OriginsCard accountId={accountId} />
      </Part>
      <Part height={200}>
        <NegotiationsCard accountId={accountId} />
      </Part>
    </Stack>
  )
}
