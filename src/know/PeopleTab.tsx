/** Personas: who decides at the account and who works there, how to reach them and how they like to be spoken to. */
import { Part } from '../ui/Part.tsx'
import { Stack } from '../ui/Card.tsx'
import { DecidersCard } from './DecidersCard.tsx'
import { DecidersSentence } from './DecidersSentence.tsx'
import { DeparturesCard } from './DeparturesCard.tsx'
import { HintsCard } from './HintsCard.tsx'
import { PeopleCard } from './PeopleCard.tsx'

export function PeopleTab({ accountId }: { accountId: string }) {
  return (
    <Stack>
      <Part height={22}>
        <DecidersSentence accountId={accountId} />
      </Part>
      <Part height={560}>
        <DecidersCard accountId={accountId} />
      </Part>
      <Part height={300}>
        <PeopleCard accountId={accountId} />
      </Part>
      <Part height={0}>
        <HintsCard accountId={accountId} />
      </Part>
      <Part height={0}>
        <DeparturesCard accountId={accountId} />
      </Part>
    </Stack>
  )
}
