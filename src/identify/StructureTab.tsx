/** Estructura: where an account stands, what its group comes to at every level, and how else it is related. */
import { PlaceCard } from '../accounts/PlaceCard.tsx'
import { RelationsCard } from '../accounts/RelationsCard.tsx'
import { Cards, Stack } from '../ui/Card.tsx'
import { Part } from '../ui/Part.tsx'
import { TreeCard } from './TreeCard.tsx'

export function StructureTab({ accountId }: { accountId: string }) {
  return (
    <Stack>
      <Cards>
        <Part height={180}>
          <PlaceCard accountId={accountId} />
        </Part>
        <Part height={180}>
          <RelationsCard accountId={accountId} />
        </Part>
      </Cards>
      <TreeCard key={accountId} accountId={accountId} />
    </Stack>
  )
}
