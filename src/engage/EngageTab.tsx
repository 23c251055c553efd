/** Actividad: what the client asks, what we had to do with each other, what is to do, and what happened. */
import { ActivityTab } from '../accounts/ActivityTab.tsx'
import { MilestonesCard } from '../know/MilestonesCard.tsx'
import { Stack } from '../ui/Card.tsx'
import { Part } from '../ui/Part.tsx'
import { MailCard } from './MailCard.tsx'
import { ConflictsCard } from './ConflictsCard.tsx'
import { EscalationsCard } from './EscalationsCard.tsx'
import { GoodwillCard } from './GoodwillCard.tsx'
import { InteractionsCard } from './InteractionsCard.tsx'
import { RhythmCard } from './RhythmCard.tsx'
import { RequestsCard } from './RequestsCard.tsx'

export function EngageTab({ accountId }: { accountId: string }) {
  return (
    <Stack>
      <Part height={140}>
        <RequestsCard accountId={accountId} />
      </Part>
      <Part height={120}>
        <EscalationsCard accountId={accountId} />
      </Part>
      <Part height={160}>
        <RhythmCard accountId={accountId} />
      </Part>
      <Part height={240}>
        <InteractionsCard accountId={accountId} />
      </Part>
      <Part height={240}>
        <MailCard accountId={accountId} />
      </Part>
      <Part height={140}>
        <GoodwillCard accountId={accountId} />
      </Part>
      <Part height={120}>
        <ConflictsCard accountId={accountId} />
      </Part>
      <ActivityTab accountId={accountId}>
        <Part height={140}>
          <MilestonesCard accountId={accountId} />
        </Part>
      </ActivityTab>
    </Stack>
  )
}
