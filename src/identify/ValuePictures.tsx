/** How the chosen model would have done: week by week, and by what accounts had bought before. */
import { useMemo } from 'react'
import { Chart } from '../ui/Chart/Chart.tsx'
import { expectedActual } from '../ui/Chart/expectedActual.ts'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { dayOfNumber } from './portfolio.ts'
import type { ValueStudy } from './value.ts'

const HEIGHT = 240

export function TrackingChart({ told: { choice } }: { told: ValueStudy }) {
  const t = useWords()
  const format = useFormat()
  const { tracking } = choice
  const picture = useMemo(() => {
    if (!tracking || tracking.points.length === 0) return null
    const { points, origin } = tracking
    const at = points.findIndex(({ day }) => day >= origin)
    return expectedActual({
      labels: points.map(({ day }) => format.day(dayOfNumber(day)!)),
      expected: points.map(({ expected }) => expected),
      actual: points.map(({ actual }) => actual),
      ...(at > 0 && at < points.length - 1
        ? { mark: { at, says: t('identify:value.tracking.mark') } }
        : {}),
      show: (value, write) => write.number(value),
      words: {
        label: t('identify:value.tracking.week'),
        expected: t('identify:value.tracking.expected'),
        actual: t('identify:value.tracking.actual'),
      },
    })
  }, [tracking, t, format])
  if (!picture || !tracking) return null
  const last = tracking.points.at(-1)!
  const values = { expected: Math.round(last.expected), actual: last.actual }
  return (
    <Chart
      title={t('identify:value.tracking.title')}
      aside={t('identify:value.tracking.aside')}
      describes={
        last.day > tracking.origin
          ? t('identify:value.tracking.describes', {
              ...values,
              day: dayOfNumber(tracking.origin)!,
            })
          : t('identify:value.tracking.describesAll', values)
      }
      file={t('identify:chartFile.tracking')}
      picture={picture}
      height={HEIGHT}
    />
  )
}

export function CalibrationChart({ told: { choice } }: { told: ValueStudy }) {
  const t = useWords()
  const { calibration } = choice
  const rows = useMemo(() => calibration.filter(({ accounts }) => accounts > 0), [calibration])
  const picture = useMemo(
    () =>
      expectedActual({
        labels: rows.map(({ purchases, isOrMore }) =>
          isOrMore
            ? t('identify:value.calibration.orMore', { many: purchases })
            : String(purchases),
        ),
        expected: rows.map(({ expected }) => expected),
        actual: rows.map(({ actual }) => actual),
        as: 'points',
        show: (value, write) => write.number(value, value < 10 ? 1 : 0),
        words: {
          label: t('identify:value.calibration.group'),
          expected: t('identify:value.tracking.expected'),
          actual: t('identify:value.tracking.actual'),
        },
      }),
    [rows, t],
  )
  const [first] = rows
  if (!first) return null
  return (
    <Chart
      title={t('identify:value.calibration.title')}
      aside={t('identify:value.calibration.aside')}
      describes={t('identify:value.calibration.describes', {
        actual: first.actual,
        expected: first.expected,
      })}
      file={t('identify:chartFile.calibration')}
      picture={picture}
      height={HEIGHT}
    />
  )
}
