/** How the months of a year differ, a row per thing: below the mean pale, above it deep. */
import { mix, readable } from '../colour.ts'
import { axis, common, type Look, type Picture, safe } from './picture.ts'

type About = {
  /** From the top down; twelve factors each, 1 is the mean month. */
  rows: { name: string; factors: readonly number[] }[]
  /** Short names of the months, from January on. */
  months: string[]
  words: { name: string; month: string; factor: string }
}

/** From so much above or below the mean on, a colour is at its deepest. */
const DEEPEST = 0.6
const WIDE_NAME = 150
/** On a phone the colours speak alone; the table behind has the figures. */
const NARROWEST_READ = 30
const OUT_OF_SIGHT = -1_000

export function seasonGrid({ rows, months, words }: About): Picture {
  const fields = rows.flatMap(({ name, factors }) =>
    factors.map((factor, month) => ({ name, month, factor })),
  )
  return {
    draw: (look) => ({
      ...common(look),
      grid: { left: 4, right: 4, top: 4, bottom: 4, containLabel: true },
      tooltip: {
        ...(common(look)['tooltip'] as object),
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const { name, month, factor } = fields[dataIndex]!
          const change = look.format.change(factor - 1, 0)
          return `${safe(name)} · ${safe(months[month])}<br>${safe(words.factor)} <b>${change}</b>`
        },
      },
      xAxis: axis(look, {
        type: 'category',
        data: months,
        axisLine: { show: false },
        axisLabel: { color: look.dim, fontSize: 12, interval: 0, hideOverlap: true },
      }),
      yAxis: axis(look, {
        type: 'category',
        inverse: true,
        data: rows.map(({ name }) => name),
        axisLine: { show: false },
        axisLabel: { color: look.ink, fontSize: 12.5, width: WIDE_NAME, overflow: 'truncate' },
      }),
      series: [
        {
          type: 'heatmap',
          labelLayout: ({ rect }: { rect: { width: number } }) =>
            rect.width < NARROWEST_READ ? { x: OUT_OF_SIGHT } : {},
          emphasis: { itemStyle: { borderColor: look.ink, borderWidth: 1.5 } },
          data: fields.map(({ month, factor }, at) => {
            const ground = colourOf(look, factor)
            return {
              value: [month, Math.floor(at / months.length), factor],
              itemStyle: {
                color: ground,
                borderColor: look.card,
                borderWidth: 2,
                borderRadius: 4,
              },
              label: {
                show: true,
                fontFamily: look.font,
                fontSize: 11,
                color: readable(ground, look.ink),
                formatter: signed(look, factor),
              },
            }
          }),
        },
      ],
    }),
    columns: [
      { name: words.name },
      { name: words.month },
      {
        name: words.factor,
        figure: true,
        show: (cell, format) => format.change(Number(cell) - 1, 0),
      },
    ],
    rows: fields.map(({ name, month, factor }) => [name, months[month]!, factor]),
    rowAt: ({ dataIndex }) => dataIndex,
  }
}

/** Hundredths above or below the mean, without the sign of a percentage, which the words beside say. */
function signed({ format }: Look, factor: number): string {
  return format.change(factor - 1, 0).replace(/[\s\u00a0\u202f]?%$/, '')
}

function colourOf(look: Look, factor: number): string {
  const deep = Math.min(1, Math.abs(factor - 1) / DEEPEST)
  return factor >= 1
    ? mix(look['accent-soft'], look.accent, deep * 0.85)
    : mix(look['accent-soft'], look.hover, Math.sqrt(deep))
}
