/** In the head of an account: its health, opening into how it was made. */
import { Suspense } from 'react'
import { useRead } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { HowMade } from '../ui/HowMade.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { readHealth } from './health.api.ts'
import { BAND_TONES, usePoints, useReasonWords } from './healthChanged.tsx'

export function HealthChip({ accountId }: { accountId: string }) {
  return (
    <Suspense>
      <Health accountId={accountId} />
    </Suspense>
  )
}

/** So many reasons are told; the tab has them all. */
const TOLD = 3

function Health({ accountId }: { accountId: string }) {
  const t = useWords()
  const format = useFormat()
  const reason = useReasonWords()
  const points = usePoints()
  const { now, override } = useRead(readHealth, { accountId })
  if (!now || now.score === null || now.band === null) return null
  const band = override?.band ?? now.band
  const figure = t(override ? 'monitor:health.chipSaid' : 'monitor:health.chip', {
    score: Math.round(now.score),
    band: t(`monitor:health.band.${band}`),
  })
  const lacking = now.groups.filter(({ score, weight }) => score === null && weight > 0)
  return (
    <Chip tone={BAND_TONES[band]}>
      <HowMade
        figure={figure}
        made={{
          title: t('monitor:health.title'),
          means: override
            ? t('monitor:health.saidBy', {
                by: override.by ?? t('monitor:someone'),
                day: format.day(override.untilOn),
                reason: override.reason,
              })
            : t(`monitor:health.bandMeans.${band}`),
          formula: t('monitor:health.formula'),
          inputs: now.reasons
            .slice(0, TOLD)
            .map((one) => ({ name: reason(one), value: points(one.adds) })),
          notes: [
            t('monitor:health.confidence', { share: format.percent(now.confidence, 0) }),
            ...(lacking.length > 0
              ? [
                  t('monitor:health.lacks', {
                    groups: format.list(
                      lacking.map(({ group }) => t(`monitor:health.group.${group}`)),
                    ),
                  }),
                ]
              : []),
          ],
          rows: { name: t('monitor:health.open'), path: `/accounts/${accountId}/health` },
        }}
      />
    </Chip>
  )
}
