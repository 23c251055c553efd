/** A loss in a few figures, each of which opens into how it was made. */
import { type Kpi, KpiStrip } from '../ui/KpiStrip.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { LossTold } from './loss.ts'
import { NOTHING } from './nothing.ts'

export function LossStrip({ loss, currency }: { loss: LossTold; currency: string }) {
  const t = useWords()
  const format = useFormat()
  const { accounts, sales, margin, monthsToReplace: months, newClients, hits } = loss
  const money = (amount: number) => format.money(amount, currency)
  const share = ({ before, lost }: { before: number; lost: number }) =>
    before > 0 ? lost / before : 0
  const before = { name: t('identify:dependency.loss.before') }
  const lost = { name: t('identify:dependency.loss.lost') }
  const people = hits.find(({ by }) => by === 'manager')?.names.filter(({ id }) => id) ?? []
  const [first] = people
  const kpis: Kpi[] = [
    {
      name: t('identify:dependency.loss.sales'),
      figure: format.moneyShort(sales.lost, currency),
      under: t('identify:dependency.loss.ofFirm', { share: share(sales) }),
      made: {
        title: t('identify:dependency.loss.sales'),
        formula: t('identify:dependency.made.lossSales'),
        inputs: [
          ...accounts.slice(0, 8).map((one) => ({ name: one.name, value: money(one.sales) })),
          { ...lost, value: money(sales.lost) },
          { ...before, value: money(sales.before) },
        ],
      },
    },
    marginKpi(),
    {
      name: t('identify:dependency.loss.months'),
      figure: months === null ? NOTHING : format.number(months, months < 10 ? 1 : 0),
      under: newClients
        ? t('identify:dependency.loss.monthsUnder', { perMonth: newClients.perMonth, currency })
        : t('identify:dependency.strip.wonUnknown'),
      ...(newClients
        ? {
            made: {
              title: t('identify:dependency.loss.months'),
              means: t('identify:dependency.made.replaceMeans'),
              formula: t('identify:dependency.made.replace'),
              inputs: [
                { ...lost, value: money(sales.lost) },
                { name: t('identify:dependency.strip.won'), value: money(newClients.perMonth) },
                { name: t('identify:dependency.made.wonSales'), value: money(newClients.sales) },
                {
                  name: t('identify:dependency.made.clients'),
                  value: format.number(newClients.clients),
                },
                {
                  name: t('identify:dependency.made.months'),
                  value: format.number(newClients.months),
                },
              ],
            },
          }
        : {}),
    },
    {
      name: t('identify:dependency.loss.people'),
      figure: first ? first.name : NOTHING,
      under: first
        ? people.length > 1
          ? t('identify:dependency.loss.peopleUnder', {
              share: first.share ?? 0,
              count: people.length - 1,
            })
          : t('identify:dependency.loss.peopleAlone', { share: first.share ?? 0 })
        : t('identify:dependency.table.nobody'),
      ...(first
        ? {
            made: {
              title: t('identify:dependency.loss.people'),
              formula: t('identify:dependency.made.people'),
              inputs: people.map((one) => ({
                name: one.name,
                value: `${money(one.lost)} · ${format.percent(one.share ?? 0)}`,
              })),
            },
          }
        : {}),
    },
  ]
  return <KpiStrip label={t('identify:dependency.loss.title')} kpis={kpis} />

  function marginKpi(): Kpi {
    const name = t('identify:dependency.loss.margin')
    if (!margin) return { name, figure: NOTHING, under: t('identify:portfolio.strip.noMargin') }
    return {
      name,
      figure: format.moneyShort(margin.lost, currency),
      under: t('identify:dependency.loss.ofFirm', { share: share(margin) }),
      made: {
        title: name,
        formula: t('identify:dependency.made.lossMargin'),
        inputs: [
          { ...lost, value: money(margin.lost) },
          { ...before, value: money(margin.before) },
        ],
      },
    }
  }
}
