/** The whale curve: accounts from the most profitable to the least, and what they add up to. */
import type { Cell } from '../../kernel/csv.ts'
import type { MyFormats } from '../session.ts'
import { axis, common, type Look, marked, type Picture, safe, showShare } from './picture.ts'

type About = {
  /** From the most profitable on; `accounts` counts down to this one. The server thins them. */
  points: { name: string; accounts: number; profit: number; cumulative: number }[]
  /** Of all; where it is not above zero the curve is drawn in money. */
  total: number
  peak: { accounts: number; profit: number; says: string }
  /** `whole` writes the figure in full. */
  money: (amount: number, look: Pick<Look, 'format'>, whole: boolean) => string
  words: { name: string; accounts: string; profit: string; cumulative: string; share: string }
}

export function whale({ points, total, peak, money, words }: About): Picture {
  const asShare = total > 0
  const height = (amount: number) => (asShare ? amount / total : amount)
  const at = (point: { accounts: number; cumulative: number }) => [
    point.accounts,
    height(point.cumulative),
  ]
  const before = points.filter(({ accounts }) => accounts <= peak.accounts)
  const after = points.filter(({ accounts }) => accounts >= peak.accounts)
  const whole = (cell: Cell, format: MyFormats) => money(Number(cell), { format }, true)
  return {
    draw: (look) => ({
      ...common(look),
      grid: { left: 8, right: 18, top: 26, bottom: 24, containLabel: true },
      tooltip: {
        ...(common(look)['tooltip'] as object),
        trigger: 'axis',
        formatter: ([hit]: { value: [number, number] }[]) => {
          const point = points[nearest(points, hit!.value[0]) ?? 0]
          if (!point) return ''
          const { name, profit, cumulative, accounts } = point
          const share = asShare ? ` (${look.format.percent(cumulative / total)})` : ''
          return `<b>${safe(name)}</b><br>${safe(words.accounts)} ${look.format.number(accounts)}<br>${safe(words.profit)} <b>${money(profit, look, true)}</b><br>${safe(words.cumulative)} ${money(cumulative, look, true)}${share}`
        },
      },
      xAxis: axis(look, {
        type: 'value',
        min: 0,
        max: points.at(-1)?.accounts ?? 1,
        name: words.accounts,
        nameLocation: 'middle',
        nameGap: 24,
        minInterval: 1,
        axisLabel: { color: look.dim, formatter: (v: number) => look.format.number(v) },
      }),
      yAxis: axis(look, {
        type: 'value',
        min: (range: { min: number }) => Math.min(0, range.min),
        axisLine: { show: false },
        splitNumber: 4,
        splitLine: { show: true, lineStyle: { color: look.line } },
        axisLabel: {
          color: look.dim,
          formatter: (v: number) => (asShare ? look.format.percent(v, 0) : money(v, look, false)),
        },
      }),
      series: [
        { ...line(look, 'accent'), data: [[0, 0], ...before.map(at)] },
        {
          ...line(look, 'bad'),
          data: after.map(at),
          markLine: {
            symbol: 'none',
            silent: true,
            label: { show: false },
            lineStyle: { color: look.dim, type: [3, 3], width: 1 },
            data: [{ yAxis: height(total) }],
          },
        },
        ...(peak.accounts > 0
          ? [
              marked(look, {
                place: [peak.accounts, height(peak.profit)],
                says: peak.says,
                where: { position: 'top' },
              }),
            ]
          : []),
      ],
    }),
    columns: [
      { name: words.name },
      { name: words.accounts, figure: true, show: (cell, format) => format.number(Number(cell)) },
      { name: words.profit, figure: true, show: whole },
      { name: words.cumulative, figure: true, show: whole },
      ...(asShare ? [{ name: words.share, figure: true, show: showShare }] : []),
    ],
    rows: points.map(({ name, accounts, profit, cumulative }) => [
      name,
      accounts,
      profit,
      cumulative,
      ...(asShare ? [cumulative / total] : []),
    ]),
    rowNear: (x) => nearest(points, x),
  }
}

function line(look: Look, colour: 'accent' | 'bad') {
  return {
    type: 'line',
    showSymbol: false,
    symbolSize: 7,
    lineStyle: { width: 2, color: look[colour] },
    itemStyle: { color: look[colour] },
    areaStyle: { color: look[colour], opacity: 0.12 },
    emphasis: { disabled: true },
  }
}

function nearest(points: About['points'], accounts: number): number | null {
  let best: number | null = null
  points.forEach((point, row) => {
    const isNearer =
      best === null ||
      Math.abs(point.accounts - accounts) < Math.abs(points[best]!.accounts - accounts)
    if (isNearer) best = row
  })
  return best
}
