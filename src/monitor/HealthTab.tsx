/** Salud, on the account: the score and what moves it, what wears away, what it uses, and how likely it is lost. */
import { useRead } from '../ui/api.ts'
import { Cards, Stack } from '../ui/Card.tsx'
import { AlertsCard } from './alert/AlertsCard.tsx'
import { ChurnCard } from './ChurnCard.tsx'
import { ErosionCard } from './ErosionCard.tsx'
import { readHealth } from './health.api.ts'
import { HealthCard } from './HealthCard.tsx'
import { HealthTrend } from './HealthTrend.tsx'
import { NeglectCard } from './neglect/NeglectCard.tsx'
import { OverrideCard } from './OverrideCard.tsx'
import { SupplyCard } from './supply/SupplyCard.tsx'
import { UsageCard } from './usage/UsageCard.tsx'

export function HealthTab({ accountId }: { accountId: string }) {
  const told = useRead(readHealth, { accountId })
  return (
    <Cards columns="1.4fr 1fr">
      <Stack>
        <HealthCard told={told} />
        <HealthTrend told={told} />
        <UsageCard accountId={accountId} />
        <SupplyCard accountId={accountId} />
      </Stack>
      <Stack>
        <AlertsCard accountId={accountId} />
        <ChurnCard accountId={accountId} />
        <ErosionCard accountId={accountId} />
        <NeglectCard accountId={accountId} />
        <OverrideCard told={told} />
      </Stack>
    </Cards>
  )
}
