/** An account's segment and class at each month's end, as a strip of months. */
import { useMemo } from 'react'
import { useList } from '../ui/api.ts'
import { Chart } from '../ui/Chart/Chart.tsx'
import { monthStrip } from '../ui/Chart/monthStrip.ts'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { readAccountSnapshots } from './movement.api.ts'
import { type AccountMonth, lastSpell, MONTHS_OF_STRIP } from './movement.ts'
import { colourOf } from './steps.ts'
import { useStepName } from './stepWords.tsx'

export function AccountMovementsCard({ accountId }: { accountId: string }) {
  const { data: months } = useList(readAccountSnapshots, { accountId })
  // Of a ledger that just came the months are made in a moment.
  if (!months || months.length < 2) return null
  return <Strip months={months.slice(-MONTHS_OF_STRIP)} all={months} />
}

function Strip({ months, all }: { months: AccountMonth[]; all: AccountMonth[] }) {
  const t = useWords()
  const format = useFormat()
  const segment = useStepName('segment')
  const picture = useMemo(
    () =>
      monthStrip({
        months: months.map(({ month }) => month),
        rows: [
          {
            name: t('identify:metric.segment.name'),
            fields: months.map((one) => ({
              ...colourOf('segment', one.segment),
              letter: '',
              says: segment(one.segment),
            })),
          },
          {
            name: t('identify:metric.abc.name'),
            fields: months.map(({ abc }, at) => ({
              ...colourOf('abc', abc),
              letter: abc === months[at - 1]?.abc ? '' : abc,
              says: abc,
            })),
          },
        ],
        more: [
          {
            name: t('identify:metric.salesLast12.name'),
            values: months.map(({ salesLast12, valuation }) =>
              format.moneyShort(salesLast12, valuation),
            ),
          },
          { name: t('identify:metric.rank.name'), values: months.map(({ rank }) => rank) },
          ...(months.some(({ value }) => value !== null)
            ? [
                {
                  name: t('identify:movement.value'),
                  values: months.map(({ value, valuation }) =>
                    value === null ? null : format.moneyShort(value, valuation),
                  ),
                },
              ]
            : []),
        ],
        words: { month: t('identify:movement.month') },
      }),
    [months, segment, t, format],
  )
  const { since, segment: is, before } = lastSpell(all)!
  const says = t(`identify:movement.account.${before ? 'since' : 'always'}`, {
    segment: segment(is),
    since,
    before: before ? segment(before) : '',
  })
  return (
    <Chart
      title={t('identify:movement.account.title')}
      describes={says}
      file={t('identify:chartFile.segment')}
      picture={picture}
      height={118}
      foot={says}
    />
  )
}
