/** What contracts come to, each figure opening into how it was made. */
import { type Kpi, KpiStrip } from '../ui/KpiStrip.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { NOTHING } from './nothing.ts'
import type { ContractsTold } from './contracts.ts'

export function ContractsStrip({ told }: { told: ContractsTold }) {
  const t = useWords()
  const format = useFormat()
  const { totals, home, retention, worth, discount } = told
  const [first, ...others] = totals
  if (!first) return null
  const short = (amount: number) => format.moneyShort(amount, first.currency)
  // What no rate reaches stands beside, in its own currency.
  const notes = others.map(({ currency, arr, tcv }) =>
    t('identify:contract.apart', { arr, tcv, currency }),
  )
  const and = (of: 'arr' | 'tcv') =>
    others.length > 0
      ? `+ ${format.list(others.map((one) => format.moneyShort(one[of], one.currency)))}`
      : undefined
  const inputs = totals.map(({ currency, running, arr }) => ({
    name: t('identify:contract.runningIn', { currency, count: running }),
    value: format.money(arr, currency),
  }))
  const rows = { name: t('identify:contract.all'), path: '/portfolio/contracts?state=running' }
  const made = (title: string, means: string, formula: string) => ({
    title,
    means,
    formula,
    inputs,
    notes: [...(home ? [] : [t('identify:contract.noHome')]), ...notes],
    rows,
  })
  const { due, renewed, share, refused } = retention
  const kpis: Kpi[] = [
    {
      name: 'ARR',
      figure: short(first.arr),
      under: and('arr'),
      made: made('ARR', t('identify:contract.arrMeans'), t('identify:contract.arrFormula')),
    },
    {
      name: 'TCV',
      figure: short(first.tcv),
      under: and('tcv'),
      made: {
        ...made('TCV', t('identify:contract.tcvMeans'), t('identify:contract.tcvFormula')),
        inputs: totals.map(({ currency, tcv, running }) => ({
          name: t('identify:contract.runningIn', { currency, count: running }),
          value: format.money(tcv, currency),
        })),
      },
    },
    {
      name: t('identify:contract.soon'),
      figure: format.number(totals.reduce((sum, { ahead }) => sum + ahead, 0)),
      under: t('identify:contract.soonUnder', {
        acv: first.aheadArr,
        currency: first.currency,
      }),
      made: {
        ...made(
          t('identify:contract.soon'),
          t('identify:contract.soonMeans'),
          t('identify:contract.soonFormula'),
        ),
        inputs: totals.map(({ currency, ahead, aheadArr }) => ({
          name: t('identify:contract.runningIn', { currency, count: ahead }),
          value: format.money(aheadArr, currency),
        })),
      },
    },
    {
      name: t('identify:contract.retention'),
      figure: share === null ? NOTHING : format.percent(share),
      under: t('identify:contract.retentionUnder', { renewed, due }),
      made: {
        title: t('identify:contract.retention'),
        means: t('identify:contract.retentionMeans'),
        formula: t('identify:contract.retentionFormula'),
        inputs: [
          { name: t('identify:contract.due'), value: format.number(due) },
          { name: t('identify:contract.renewed'), value: format.number(renewed) },
          ...retention.survival.map((left, year) => ({
            name: t('identify:contract.survival', { count: year + 1 }),
            value: format.percent(left),
          })),
          ...(worth === null
            ? []
            : [
                {
                  name: t('identify:contract.worth', { discount }),
                  value: format.money(worth, first.currency),
                },
              ]),
        ],
        notes: refused
          ? [
              t(`identify:contract.refused.${refused}`, {
                histories: retention.histories,
                left: retention.left,
              }),
            ]
          : [],
      },
    },
  ]
  return <KpiStrip label={t('identify:contract.title')} kpis={kpis} />
}
