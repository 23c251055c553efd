/** From the sales of one period to those of the next: what grew, shrank, left and came. */
import { useMemo } from 'react'
import { Chart } from '../ui/Chart/Chart.tsx'
import { type Fall, waterfall } from '../ui/Chart/waterfall.ts'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { Shown } from './RetentionPage.tsx'
import type { Flows } from './retentionStudy.ts'
import { windowWords } from './windowWords.ts'

export function RetentionBridge({ told, currency, view }: Shown) {
  const t = useWords()
  const format = useFormat()
  const { period, view: way } = view.value
  const [pair] = told.periods[period].pairs
  const flows = pair?.[way]
  const picture = useMemo(() => {
    const step = (name: keyof Flows, value: number, kind: Fall['kind'] = 'step'): Fall => ({
      name: t(`identify:retention.flow.${name as 'start'}`),
      kind,
      value,
    })
    if (!flows) return null
    const { start, expansion, contraction, churn, won, other } = flows
    const end = start + expansion - contraction - churn + won + other
    return waterfall({
      falls: [
        step('start', start, 'sum'),
        step('churn', -churn),
        step('contraction', -contraction),
        step('expansion', expansion),
        step('won', won),
        ...(other === 0 ? [] : [step('other', other)]),
        { name: t('identify:retention.flow.end'), kind: 'sum', value: end },
      ],
      show: (value, look, whole) =>
        whole ? look.format.money(value, currency) : look.format.moneyShort(value, currency),
      words: {
        name: t('identify:retention.bridge.step'),
        value: t('identify:retention.bridge.money'),
      },
    })
  }, [flows, currency, t])
  if (!pair || !flows || !picture) return null
  const { start, expansion, contraction, churn, won } = flows
  const money = (amount: number) => format.moneyShort(amount, currency)
  return (
    <Chart
      title={t('identify:retention.bridge.title')}
      aside={windowWords(pair, period, format).long}
      describes={t('identify:retention.bridge.describes', {
        start: money(start),
        expansion: money(expansion),
        contraction: money(contraction),
        churn: money(churn),
        won: money(won),
      })}
      file={t('identify:chartFile.bridge', { period: t(`identify:chartFile.period.${period}`) })}
      picture={picture}
      height={280}
      foot={t('identify:retention.bridge.foot', { count: flows.gained })}
    />
  )
}
