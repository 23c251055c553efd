/** A promotion's weeks: what was sold and what would have been, with the promoted weeks marked. */
import type { Cell } from '../kernel/csv.ts'
import {
  common,
  type Look,
  namesAxis,
  type Picture,
  safe,
  valuesAxis,
} from '../ui/Chart/picture.ts'
import type { MyFormats } from '../ui/session.ts'
import type { PromotionMeasured } from './promotion.ts'

type About = {
  weeks: PromotionMeasured['weeks']
  show: (amount: number, look: Pick<Look, 'format'>) => string
  words: {
    week: string
    part: string
    actual: string
    base: string
    parts: Record<'before' | 'during' | 'after', string>
  }
}

export function promotionPicture({ weeks, show, words }: About): Picture {
  const money = (cell: Cell, format: MyFormats) => show(Number(cell), { format })
  return {
    draw: (look) => ({
      ...common(look),
      grid: { left: 8, right: 14, top: 10, bottom: 6, containLabel: true },
      tooltip: {
        ...(common(look)['tooltip'] as object),
        trigger: 'axis',
        formatter: (hits: { dataIndex: number }[]) => {
          const { from, part, actual, base } = weeks[hits[0]!.dataIndex]!
          return `${safe(look.format.day(from))} · ${safe(words.parts[part])}<br>${safe(words.actual)} <b>${show(actual, look)}</b><br>${safe(words.base)} ${show(base, look)}`
        },
      },
      xAxis: namesAxis(
        look,
        weeks.map(({ from }) => look.format.dayShort(from)),
      ),
      yAxis: valuesAxis(look, (amount) => show(amount, look)),
      series: [
        {
          type: 'bar',
          name: words.actual,
          barMaxWidth: 26,
          data: weeks.map(({ actual, part }) => ({
            value: actual,
            itemStyle: { color: part === 'during' ? look.accent : look['accent-soft'] },
          })),
        },
        {
          type: 'line',
          name: words.base,
          symbolSize: 5,
          lineStyle: { color: look.ink, width: 1.6 },
          itemStyle: { color: look.ink },
          data: weeks.map(({ base }) => base),
        },
      ],
    }),
    legend: [
      { name: words.parts.during, colour: 'accent' },
      { name: `${words.parts.before} – ${words.parts.after}`, colour: 'accent-soft' },
      { name: words.base, colour: 'ink' },
    ],
    columns: [
      { name: words.week },
      { name: words.part },
      { name: words.actual, figure: true, show: money },
      { name: words.base, figure: true, show: money },
    ],
    rows: weeks.map(({ from, part, actual, base }) => [from, words.parts[part], actual, base]),
  }
}
