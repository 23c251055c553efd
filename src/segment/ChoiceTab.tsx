/** What is known of an account for choosing it as key, and what follows for it. */
import { Cards } from '../ui/Card.tsx'
import { Part } from '../ui/Part.tsx'
import './choice.css'
import { InterestCard } from './InterestCard.tsx'
import { ListedCard } from './ListedCard.tsx'
import { LoseCard } from './LoseCard.tsx'
import { PositionCard } from './PositionCard.tsx'
import { PotentialCard } from './PotentialCard.tsx'
import { ReferralCard } from './ReferralCard.tsx'
import { RemedyCard } from './RemedyCard.tsx'
import { ServedCard } from './ServedCard.tsx'
import { StageCard } from './StageCard.tsx'
import { StandingCard } from './StandingCard.tsx'
import { StalledCard } from './StalledCard.tsx'

export function ChoiceTab({ accountId }: { accountId: string }) {
  return (
    <Cards columns="1fr">
      <Part height={140}>
        <StandingCard accountId={accountId} />
      </Part>
      <Part height={140}>
        <ServedCard accountId={accountId} />
      </Part>
      <Part>
        <StageCard accountId={accountId} />
      </Part>
      <Part height={180}>
        <PositionCard accountId={accountId} />
      </Part>
      <Part height={180}>
        <PotentialCard accountId={accountId} />
      </Part>
      <Part height={180}>
        <InterestCard accountId={accountId} />
      </Part>
      <Part height={140}>
        <ReferralCard accountId={accountId} />
      </Part>
      <Part height={0}>
        <RemedyCard accountId={accountId} />
      </Part>
      <Part height={160}>
        <ListedCard accountId={accountId} />
      </Part>
      <Part height={300}>
        <LoseCard accountId={accountId} />
      </Part>
      <Part height={0}>
        <StalledCard accountId={accountId} />
      </Part>
    </Cards>
  )
}
