/** An account's sales month by month, with the year before and the 12-month mean. */
import { useMemo } from 'react'
import { useRead } from '../ui/api.ts'
import { Chart } from '../ui/Chart/Chart.tsx'
import { monthlyLines } from '../ui/Chart/monthlyLines.ts'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { readAccountMonths } from './account.api.ts'
import type { AccountTold } from './accountTold.ts'

type Props = {
  accountId: string
  portfolio: Pick<NonNullable<AccountTold['portfolio']>, 'valuation' | 'asOf'>
  months: number
}

export function MonthsChart({ accountId, portfolio, months: most }: Props) {
  const t = useWords()
  const format = useFormat()
  const { valuation, asOf } = portfolio
  const all = useRead(readAccountMonths, { accountId, asOf: undefined, valuation })
  const months = useMemo(() => all.slice(-most), [all, most])
  const picture = useMemo(
    () =>
      monthlyLines({
        months: months.map(({ month }) => month),
        now: months.map(({ sales }) => sales),
        before: months.map(({ lastYear }) => lastYear),
        trend: months.map(({ trend }) => trend),
        show: (value, look, whole) =>
          whole ? look.format.money(value, valuation) : look.format.moneyShort(value, valuation),
        words: {
          month: t('identify:account.months.month'),
          now: t('identify:account.months.now'),
          before: t('identify:account.months.before'),
          trend: t('identify:account.months.trend'),
        },
      }),
    [months, valuation, t],
  )
  const sum = (values: (number | null)[]) =>
    values.reduce<number>((total, one) => total + (one ?? 0), 0)
  const lastYear = months.slice(-12)
  const isPart = months.at(-1)?.isPart ?? false
  return (
    <Chart
      title={t('identify:account.months.title')}
      describes={t('identify:account.months.describes', {
        last: format.moneyShort(sum(lastYear.map(({ sales }) => sales)), valuation),
        previous: format.moneyShort(sum(lastYear.map((one) => one.lastYear)), valuation),
      })}
      file={t('identify:chartFile.months')}
      picture={picture}
      height={250}
      foot={isPart ? t('identify:account.months.part', { day: asOf }) : undefined}
    />
  )
}
