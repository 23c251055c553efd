/** How few accounts give how much: the cumulated curve and the real ratio on it. */
import { axis, common, type Look, marked, type Picture, safe, showShare } from './picture.ts'

type About = {
  /** From the largest account on: how many, their share of accounts and of sales (0..1). The server sends a few hundred. */
  points: { accounts: number; accountsShare: number; salesShare: number }[]
  /** What is marked: the first 20 % of accounts. */
  mark?: { accountsShare: number; salesShare: number; says: string }
  words: { accounts: string; accountsShare: string; salesShare: string }
}

export function pareto({ points, mark, words }: About): Picture {
  return {
    draw: (look) => ({
      ...common(look),
      grid: { left: 44, right: 14, top: 14, bottom: 38 },
      tooltip: {
        ...(common(look)['tooltip'] as object),
        trigger: 'axis',
        formatter: ([hit]: { dataIndex: number }[]) => {
          const at = points[hit!.dataIndex - 1] ?? points[0]!
          return `<b>${look.format.percent(at.accountsShare)}</b> (${look.format.number(at.accounts)}) ${safe(words.accounts)}<br><b>${look.format.percent(at.salesShare)}</b> ${safe(words.salesShare)}`
        },
      },
      xAxis: axis(look, {
        type: 'value',
        min: 0,
        max: 1,
        name: words.accountsShare,
        nameLocation: 'middle',
        nameGap: 24,
        axisLabel: { color: look.dim, formatter: (v: number) => look.format.percent(v, 0) },
        interval: 0.2,
      }),
      yAxis: axis(look, {
        type: 'value',
        min: 0,
        max: 1,
        interval: 0.2,
        axisLine: { show: false },
        splitLine: { show: true, lineStyle: { color: look.line } },
        axisLabel: { color: look.dim, formatter: (v: number) => look.format.percent(v, 0) },
      }),
      series: [
        {
          type: 'line',
          showSymbol: false,
          symbolSize: 7,
          lineStyle: { width: 2, color: look.accent },
          itemStyle: { color: look.accent },
          areaStyle: { color: look['accent-soft'], opacity: 0.75 },
          emphasis: { disabled: true },
          data: [[0, 0], ...points.map((p) => [p.accountsShare, p.salesShare])],
        },
        ...(mark ? [reached(look, mark)] : []),
      ],
    }),
    columns: [
      { name: words.accounts, figure: true },
      { name: words.accountsShare, figure: true, show: showShare },
      { name: words.salesShare, figure: true, show: showShare },
    ],
    rows: points.map((p) => [p.accounts, p.accountsShare, p.salesShare]),
    rowNear: (x) =>
      nearest(
        points.map((p) => p.accountsShare),
        x,
      ),
  }
}

/** A line up to the curve, a point on it, and its words beside it. */
function reached(look: Look, { accountsShare, salesShare, says }: NonNullable<About['mark']>) {
  const where = { position: 'right', offset: [4, 10] }
  return {
    ...marked(look, { place: [accountsShare, salesShare], says, where }),
    markLine: {
      symbol: 'none',
      silent: true,
      label: { show: false },
      lineStyle: { color: look.dim, type: [3, 3], width: 1 },
      data: [[{ coord: [accountsShare, 0] }, { coord: [accountsShare, salesShare] }]],
    },
  }
}

function nearest(values: number[], to: number): number | null {
  let best: number | null = null
  values.forEach((value, at) => {
    if (best === null || Math.abs(value - to) < Math.abs(values[best]! - to)) best = at
  })
  return best
}
