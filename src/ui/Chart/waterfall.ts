/** From one sum to another, step by step: sales, what is taken away, and what is left. */
import type { Cell } from '../../kernel/csv.ts'
import type { MyFormats } from '../session.ts'
import { axis, common, type Look, type Picture, safe } from './picture.ts'

/** `sum` stands on the ground: what is reached there; `step` adds to what was reached, or takes away. */
export type Fall = { name: string; kind: 'sum' | 'step'; value: number; note?: string }

type About = {
  falls: Fall[]
  show: (value: number, look: Pick<Look, 'format'>, whole: boolean) => string
  words: { name: string; value: string; note?: string }
}

/** Of each bar: what lies unseen below it, and its parts above and below zero. */
export function barsOf(falls: readonly Fall[]): { base: number; above: number; below: number }[] {
  let reached = 0
  return falls.map(({ kind, value }) => {
    const from = kind === 'sum' ? 0 : reached
    reached = from + value
    const [low, high] = [Math.min(from, reached), Math.max(from, reached)]
    if (low >= 0) return { base: low, above: high - low, below: 0 }
    if (high <= 0) return { base: high, above: 0, below: low - high }
    return { base: 0, above: high, below: low }
  })
}

export function waterfall({ falls, show, words }: About): Picture {
  const bars = barsOf(falls)
  return {
    draw: (look) => {
      const colour = ({ kind, value }: Fall) =>
        kind === 'sum' ? (value < 0 ? look.bad : look.accent) : value < 0 ? look.warn : look.good
      const part = (values: number[], seen: boolean) => ({
        type: 'bar',
        stack: 'fall',
        barWidth: '62%',
        silent: !seen,
        data: values.map((value, row) => ({
          value,
          itemStyle: seen
            ? { color: colour(falls[row]!), borderRadius: 2 }
            : { color: 'transparent' },
        })),
      })
      return {
        ...common(look),
        grid: { left: 4, right: 92, top: 4, bottom: 4, containLabel: true },
        tooltip: {
          ...(common(look)['tooltip'] as object),
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const { name, value, note } = falls[dataIndex]!
            return `${safe(name)}<br><b>${show(value, look, true)}</b>${note ? ` · ${safe(note)}` : ''}`
          },
        },
        xAxis: {
          type: 'value',
          show: false,
          min: ({ min }: { min: number }) => Math.min(0, min),
          max: ({ max }: { max: number }) => Math.max(0, max),
        },
        yAxis: axis(look, {
          type: 'category',
          inverse: true,
          data: falls.map(({ name }) => name),
          axisLine: { show: false },
          axisLabel: { color: look.ink, fontSize: 12.5, width: 150, overflow: 'truncate' },
        }),
        series: [
          part(
            bars.map(({ base }) => base),
            false,
          ),
          part(
            bars.map(({ above }) => above),
            true,
          ),
          part(
            bars.map(({ below }) => below),
            true,
          ),
          {
            // The figure beside the bar's right end.
            type: 'scatter',
            silent: true,
            symbolSize: 0,
            data: bars.map(({ base, above }, row) => [Math.max(0, base + above), row]),
            label: {
              show: true,
              position: 'right',
              color: look.ink,
              fontFamily: look.font,
              fontSize: 12.5,
              formatter: ({ dataIndex }: { dataIndex: number }) =>
                show(falls[dataIndex]!.value, look, false),
            },
          },
        ],
      }
    },
    columns: [
      { name: words.name },
      {
        name: words.value,
        figure: true,
        show: (cell: Cell, format: MyFormats) => show(Number(cell), { format }, true),
      },
      ...(words.note ? [{ name: words.note }] : []),
    ],
    rows: falls.map(({ name, value, note }) => [name, value, ...(words.note ? [note ?? ''] : [])]),
  }
}
