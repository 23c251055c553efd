/** Columns of the list of health: the reason is never cut off. */
import { useMemo } from 'react'
import { Chip } from '../ui/Chip.tsx'
import { useFormat } from '../ui/session.ts'
import type { Column } from '../ui/Table/column.ts'
import { useWords } from '../ui/words.ts'
import { BAND_TONES, usePoints, useReasonWords } from './healthChanged.tsx'
import type { HealthRow } from './healthTold.ts'

const REASONS_TOLD = 3

export function useHealthColumns(valuation: string | null): Column<HealthRow>[] {
  const t = useWords()
  const format = useFormat()
  const reason = useReasonWords()
  const points = usePoints()
  return useMemo(
    () => [
      {
        key: 'name',
        name: t('monitor:health.account'),
        sort: true,
        kind: 'title',
        cell: ({ name }) => name,
      },
      {
        key: 'score',
        name: t('monitor:health.score'),
        sort: true,
        figure: true,
        cell: ({ score }) => (score === null ? '—' : format.number(Math.round(score))),
      },
      {
        key: 'band',
        name: t('monitor:health.bandName'),
        cell: ({ band, said }) =>
          band && (
            <Chip
              tone={BAND_TONES[band]}
              {...(said ? { title: t('monitor:override.standing') } : {})}
            >
              {t(`monitor:health.band.${band}`)}
              {said && ' *'}
            </Chip>
          ),
      },
      {
        key: 'change',
        name: t('monitor:health.change'),
        help: t('monitor:health.changeHelp'),
        sort: true,
        figure: true,
        cell: ({ score, before }) =>
          score === null || before === null ? '—' : points(score - before),
      },
      {
        key: 'reasons',
        name: t('monitor:health.reasons'),
        kind: 'reason',
        cell: ({ reasons }) =>
          reasons
            .slice(0, REASONS_TOLD)
            .map((one) => `${reason(one)} (${points(one.adds)})`)
            .join(' · '),
      },
      {
        key: 'confidence',
        name: t('monitor:health.confidenceName'),
        sort: true,
        figure: true,
        cell: ({ confidence }) => format.percent(confidence, 0),
      },
      {
        key: 'sales',
        name: t('monitor:health.sales'),
        sort: true,
        figure: true,
        cell: ({ sales }) =>
          sales === null || valuation === null ? '—' : format.moneyShort(sales, valuation),
      },
    ],
    [t, format, reason, points, valuation],
  )
}
