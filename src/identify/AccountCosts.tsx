/** What serving this account takes of what it brings, from sales down to profit. */
import { useMemo } from 'react'
import { useRead } from '../ui/api.ts'
import { A } from '../ui/A.tsx'
import { Card } from '../ui/Card.tsx'
import { Chart } from '../ui/Chart/Chart.tsx'
import { type Fall, waterfall } from '../ui/Chart/waterfall.ts'
import { Chip } from '../ui/Chip.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { AccountCost } from './cost.ts'
import { mayNote, NewActivity } from './CostActivityForm.tsx'
import { readAccountCost } from './costs.api.ts'
import { CLASS_TONES } from './CostTable.tsx'
import { NOTHING } from './nothing.ts'
import { COST_PLACES } from './portfolioPlaces.ts'
import { knownShare } from './costToServe.ts'
import { useReason, useSaid } from './telling.tsx'

export function AccountCosts({ accountId }: { accountId: string }) {
  const t = useWords()
  const { role } = useSession()
  const { told, valuation } = useRead(readAccountCost, { accountId })
  return (
    <>
      {told && valuation ? (
        <Falling told={told} currency={valuation} />
      ) : (
        <Card title={t('identify:costs.account.title')}>
          <Empty>{t('identify:costs.account.none')}</Empty>
        </Card>
      )}
      {mayNote(role) && (
        <Card title={t('identify:costs.done.addTitle')}>
          <details>
            <summary>{t('identify:costs.account.note')}</summary>
            <NewActivity accountId={accountId} />
          </details>
        </Card>
      )}
    </>
  )
}

/** So many activities have a bar of their own; the rest share one. */
const FALLS = 6

function Falling({ told, currency }: { told: AccountCost; currency: string }) {
  const t = useWords()
  const format = useFormat()
  const reason = useReason(currency)
  const said = useSaid(currency)
  const { margin, profit, serving } = told
  const picture = useMemo(
    () =>
      waterfall({
        falls: fallsOf(told, {
          sales: t('identify:costs.column.sales'),
          cost: t('identify:costs.account.goods'),
          margin: t('identify:costs.column.margin'),
          others: t('identify:costs.account.others'),
          profit: t('identify:costs.column.profit'),
          units: (units, unit) => t('identify:costs.activities.note', { units, unit }),
        }),
        show: (value, look, whole) =>
          whole ? look.format.money(value, currency) : look.format.moneyShort(value, currency),
        words: {
          name: t('identify:costs.account.step'),
          value: t('identify:costs.column.amount'),
          note: t('identify:costs.column.units'),
        },
      }),
    [told, currency, t],
  )
  const known = knownShare(told)
  const isGuessed = margin !== null && known !== null && known !== 1
  return (
    <Chart
      title={t('identify:costs.account.title')}
      aside={<Chip tone={CLASS_TONES[told.class]}>{t(`identify:costs.class.${told.class}`)}</Chip>}
      describes={t('identify:costs.account.describes', {
        margin: margin === null ? NOTHING : format.money(margin, currency),
        serving: format.money(serving, currency),
        profit: profit === null ? NOTHING : format.money(profit, currency),
      })}
      file={t('identify:costs.account.file')}
      picture={picture}
      height={60 + 34 * picture.rows.length}
      foot={
        <>
          {reason([told.reason])}.{told.remedy && <b> {said(told.remedy)}</b>}
          {isGuessed && ` ${t('identify:costs.note.extrapolated', { share: known })}`}{' '}
          <A to={`${COST_PLACES.activities}?account=${told.accountId}`}>
            {t('identify:costs.account.rows')}
          </A>
        </>
      }
    />
  )
}

type Words = Record<'sales' | 'cost' | 'margin' | 'others' | 'profit', string> & {
  units: (units: number, unit: string) => string
}

/** Where the margin is not known, only what serving took is told. */
function fallsOf(told: AccountCost, words: Words): Fall[] {
  const { sales, margin, profit } = told
  const paid = told.parts.flatMap(({ activity, unit, units, cost }) =>
    cost ? [{ name: activity, value: -cost, note: words.units(units, unit) }] : [],
  )
  const others = paid.slice(FALLS).reduce((sum, { value }) => sum + value, 0)
  const steps: Fall[] = [
    ...paid.slice(0, FALLS),
    ...(others === 0 ? [] : [{ name: words.others, value: others }]),
  ].map((step) => ({ kind: 'step', ...step }))
  if (margin === null || profit === null) {
    return [{ name: words.sales, kind: 'sum', value: sales }, ...steps]
  }
  return [
    { name: words.sales, kind: 'sum', value: sales },
    { name: words.cost, kind: 'step', value: margin - sales },
    { name: words.margin, kind: 'sum', value: margin },
    ...steps,
    { name: words.profit, kind: 'sum', value: profit },
  ]
}
