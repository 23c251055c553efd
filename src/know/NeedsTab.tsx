/** Necesidades y DAFO: what the client needs, what we noticed, its SWOT crossed into actions, and its own buyers. */
import { readAccount } from '../accounts/account.api.ts'
import { useList } from '../ui/api.ts'
import { Cards } from '../ui/Card.tsx'
import { Part } from '../ui/Part.tsx'
import { Rich } from '../ui/Rich.tsx'
import { useSession } from '../ui/session.ts'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { AudienceCard } from './AudienceCard.tsx'
import { listCrossings } from './crossing.api.ts'
import { CrossCard } from './CrossCard.tsx'
import { listNeeds } from './need.api.ts'
import './needs.css'
import { NeedsCard } from './NeedsCard.tsx'
import { openingOf } from './needsOpening.ts'
import { ReviewsCard } from './ReviewsCard.tsx'
import { listSignals } from './signal.api.ts'
import { SignalsCard } from './SignalsCard.tsx'
import { listSwot } from './swot.api.ts'
import { SwotCard } from './SwotCard.tsx'

export function NeedsTab({ accountId }: { accountId: string }) {
  return (
    <>
      <Opening accountId={accountId} />
      <Cards columns="1.5fr 1fr">
        <Part height={300}>
          <NeedsCard accountId={accountId} />
        </Part>
        <Part height={300}>
          <SignalsCard accountId={accountId} />
        </Part>
      </Cards>
      <Cards columns="1fr">
        <Part height={360}>
          <SwotCard accountId={accountId} />
        </Part>
        <Part height={360}>
          <CrossCard accountId={accountId} />
        </Part>
      </Cards>
      <Cards columns="1.5fr 1fr">
        <Part height={200}>
          <AudienceCard accountId={accountId} />
        </Part>
        <Part height={200}>
          <ReviewsCard accountId={accountId} />
        </Part>
      </Cards>
    </>
  )
}

/** All that it is made of is asked for at once, and shown by the cards below: what fails there says so there. */
function Opening({ accountId }: { accountId: string }) {
  const { today } = useSession()
  const of = { accountId }
  const account = useList(readAccount, of).data
  const needs = useList(listNeeds, of).data
  const signals = useList(listSignals, of).data
  const items = useList(listSwot, of).data
  const crossings = useList(listCrossings, of).data
  if (!account || !needs || !signals || !items || !crossings) return <BlockSkeleton height={24} />
  const { says, ...values } = openingOf({ needs, signals, items, crossings }, today)
  return (
    <p className="Sentence">
      <Rich k={`know:needs.says.${says}`} values={{ ...values, account: account.name }} />
    </p>
  )
}
