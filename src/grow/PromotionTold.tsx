/** What one promotion brought: the sentence, its figures, its weeks as a picture with their table. */
import { useRead } from '../ui/api.ts'
import { Chart } from '../ui/Chart/Chart.tsx'
import { Empty } from '../ui/Empty.tsx'
import { type Kpi, KpiStrip } from '../ui/KpiStrip.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { measureOnePromotion } from './promotion.api.ts'
import type { Promotion, PromotionMeasured } from './promotion.ts'
import { promotionPicture } from './promotionPicture.tsx'

type Range = PromotionMeasured['net']

export function PromotionTold({ promotion }: { promotion: Promotion }) {
  const t = useWords()
  const { state, told } = useRead(measureOnePromotion, { promotionId: promotion.promotionId })
  if (!told) return <Empty>{t(`grow:promotion.states.${state as 'little'}`)}</Empty>
  return <Measured promotion={promotion} told={told} />
}

function Measured({ promotion, told }: { promotion: Promotion; told: PromotionMeasured }) {
  const t = useWords()
  const format = useFormat()
  const { currency, parts, net, profit, roi, spent, weeks, placebos, way } = told
  const money = (amount: number) => format.moneyShort(amount, currency)
  const more = ({ actual, base }: { actual: number; base: number }) => money(actual - base)
  const between = (range: Range, show: (value: number) => string) =>
    range.low === null
      ? t('grow:promotion.noRange')
      : t('grow:promotion.range', { low: show(range.low), high: show(range.high!) })
  const percent = (share: number) => format.percent(share, 0)
  const kpis: Kpi[] = [
    { name: t('grow:promotion.during'), figure: more(parts.during) },
    { name: t('grow:promotion.before'), figure: more(parts.before) },
    { name: t('grow:promotion.after'), figure: more(parts.after) },
    { name: t('grow:promotion.net'), figure: money(net.value), under: between(net, money) },
    ...(profit
      ? [
          {
            name: t('grow:promotion.profit'),
            figure: money(profit.value),
            under: between(profit, money),
          },
        ]
      : []),
    ...(roi
      ? [
          {
            name: t('grow:promotion.roi'),
            figure: percent(roi.value),
            under: between(roi, percent),
          },
        ]
      : []),
  ]
  const values = {
    net: money(net.value),
    cost: spent === null ? '—' : money(spent),
    roi: roi ? percent(roi.value) : '',
  }
  const verdict = !roi
    ? 'grow:promotion.saysNoRoi'
    : roi.low !== null && roi.low > 0
      ? 'grow:promotion.saysGood'
      : roi.high !== null && roi.high < 0
        ? 'grow:promotion.saysBad'
        : 'grow:promotion.saysOpen'
  return (
    <>
      <p>{t(verdict, values)}</p>
      <KpiStrip label={promotion.name} kpis={kpis} />
      <Chart
        title={t('grow:promotion.picture', { name: promotion.name })}
        describes={t(verdict, values)}
        file={promotion.name}
        height={260}
        picture={promotionPicture({
          weeks,
          show: (amount, look) => look.format.moneyShort(amount, currency),
          words: {
            week: t('grow:promotion.week'),
            part: t('grow:promotion.part'),
            actual: t('grow:promotion.actual'),
            base: t('grow:promotion.base'),
            parts: {
              before: t('grow:promotion.parts.before'),
              during: t('grow:promotion.parts.during'),
              after: t('grow:promotion.parts.after'),
            },
          },
        })}
        foot={
          <>
            <p>{t(`grow:promotion.ways.${way}`, { count: placebos })}</p>
            {told.weeksAfterKnown < promotion.weeksAfter && (
              <p>{t('grow:promotion.soon', { known: told.weeksAfterKnown, day: told.ledgerTo })}</p>
            )}
          </>
        }
      />
    </>
  )
}
