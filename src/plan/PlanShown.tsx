/** One plan: how it stands, what it aims at, its steps, its other lines, what is to be done, and its versions. */
import { useRead } from '../ui/api.ts'
import { Cards } from '../ui/Card.tsx'
import { Part } from '../ui/Part.tsx'
import { AlignmentCard } from './AlignmentCard.tsx'
import { DecisionsCard } from './DecisionsCard.tsx'
import { GoalsCard } from './GoalsCard.tsx'
import { KpisCard } from './KpisCard.tsx'
import { LinesCard } from './LinesCard.tsx'
import { ObjectivesCard } from './ObjectivesCard.tsx'
import { OthersHere } from './OthersHere.tsx'
import { readPlan } from './plan.api.ts'
import { PlanActionsCard } from './PlanActionsCard.tsx'
import { PlanHead } from './PlanHead.tsx'
import { PlanRoom } from './PlanRoom.tsx'
import { SituationCard } from './SituationCard.tsx'
import { StepsCard } from './StepsCard.tsx'
import { TimelineCard } from './TimelineCard.tsx'
import { VersionsCard } from './VersionsCard.tsx'

export function PlanShown({ planId }: { planId: string }) {
  const read = useRead(readPlan, { planId })
  return (
    <PlanRoom planId={planId}>
      <OthersHere />
      <PlanHead read={read} />
      <SituationCard read={read} />
      <Cards columns="1.6fr 1fr">
        <ObjectivesCard read={read} />
        <GoalsCard read={read} />
      </Cards>
      <Cards columns="1fr">
        <Part height={300}>
          <StepsCard read={read} />
        </Part>
        <LinesCard read={read} />
        <Part height={160}>
          <KpisCard read={read} />
        </Part>
        <Part height={200}>
          <PlanActionsCard plan={read.plan} />
        </Part>
        <Part height={260}>
          <TimelineCard read={read} />
        </Part>
        <Part height={220}>
          <AlignmentCard read={read} />
        </Part>
        <Part height={160}>
          <DecisionsCard plan={read.plan} />
        </Part>
        <Part height={120}>
          <VersionsCard plan={read.plan} />
        </Part>
      </Cards>
    </PlanRoom>
  )
}
