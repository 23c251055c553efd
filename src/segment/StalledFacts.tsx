/** Why an account counts as stalled, in figures that open into how they were made. */
import { HowMade } from '../ui/HowMade.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { StalledCase } from './stalled.ts'

/** So many activities are named, the dearest. */
const NAMED = 5

export function StalledFacts({ told: { figures } }: { told: StalledCase }) {
  const t = useWords()
  const format = useFormat()
  const { settings, since, keySince, tier, spent, used, periods, valuation, country } = figures
  const money = (amount: number) => format.moneyShort(amount, valuation)
  const judged = periods.slice(-settings.periods)
  const change = (value: number | null) =>
    value === null ? t('segment:stalled.chart.unknown') : format.change(value, 1)
  const activities = used
    .slice(0, NAMED)
    .map(({ activity, units }) =>
      t('segment:stalled.usedOne', { activity, units: format.number(units, 1) }),
    )
  const isPriced = judged.every(({ real }) => real !== null)
  return (
    <p>
      <HowMade
        figure={t('segment:stalled.flatSince', { day: format.day(since) })}
        made={{
          title: t('segment:stalled.made.title'),
          means: t('segment:stalled.made.means'),
          formula: t('segment:stalled.made.formula', {
            count: settings.periods,
            least: settings.leastGrowth,
          }),
          inputs: [
            ...judged.map((one) => ({
              name: `${format.day(one.from)} – ${format.day(one.to)}`,
              value: t('segment:stalled.made.changes', {
                constant: change(one.change.constant),
                real: change(one.change.real),
              }),
            })),
            { name: t('segment:stalled.made.spent'), value: money(spent) },
            { name: t('segment:stalled.made.spentLeast'), value: money(settings.leastSpent) },
          ],
          notes: [
            t('segment:stalled.made.asOf', { day: format.day(figures.asOf) }),
            ...(isPriced ? [] : [t('segment:stalled.made.noPrices', { country })]),
          ],
          rows: { name: t('segment:stalled.made.rows'), path: '/portfolio/costs/activities' },
        }}
      />
      {'. '}
      {t('segment:stalled.facts', {
        count: settings.periods,
        tier: t(`segment:tier.${tier}.name`),
        since: format.day(keySince),
        spent: money(spent),
        used: format.list(activities),
      })}
    </p>
  )
}
