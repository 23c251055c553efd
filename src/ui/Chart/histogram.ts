/** How often what happened: bars of equal width, with a few points named on the axis. */
import type { Tone } from '../theme.ts'
import { axis, common, type Look, type Picture, safe, showShare } from './picture.ts'

type About = {
  /** `share` of all (0..1). */
  bars: { from: number; to: number; share: number }[]
  marks: { at: number; says: string; tone: Tone }[]
  money: (amount: number, look: Pick<Look, 'format'>) => string
  words: { from: string; to: string; share: string }
}

export function histogram({ bars, marks, money, words }: About): Picture {
  const [first, last] = [bars[0]?.from ?? 0, bars.at(-1)?.to ?? 0]
  return {
    draw: (look) => ({
      ...common(look),
      grid: { left: 4, right: 18, top: 40, bottom: 4, containLabel: true },
      tooltip: {
        ...(common(look)['tooltip'] as object),
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const bar = bars[dataIndex]
          if (!bar) return ''
          return `${money(bar.from, look)} – ${money(bar.to, look)}<br><b>${look.format.percent(bar.share)}</b> ${safe(words.share)}`
        },
      },
      xAxis: axis(look, {
        type: 'value',
        min: first,
        max: last > first ? last : first + 1,
        splitNumber: 4,
        axisLabel: {
          color: look.dim,
          hideOverlap: true,
          formatter: (amount: number) => money(amount, look),
        },
      }),
      yAxis: axis(look, {
        type: 'value',
        axisLine: { show: false },
        splitLine: { show: true, lineStyle: { color: look.line } },
        axisLabel: { color: look.dim, formatter: (share: number) => look.format.percent(share, 0) },
      }),
      series: [
        {
          type: 'bar',
          barWidth: '92%',
          barCategoryGap: 0,
          itemStyle: { color: look.accent, opacity: 0.75, borderRadius: [2, 2, 0, 0] },
          emphasis: { itemStyle: { opacity: 1 } },
          data: bars.map(({ from, to, share }) => [(from + to) / 2, share]),
          markLine: {
            symbol: 'none',
            silent: true,
            animation: false,
            data: marks.map(({ at, says, tone }, place) => ({
              xAxis: at,
              lineStyle: {
                color: tone === 'plain' ? look.dim : look[tone],
                width: 1.5,
                type: 'solid',
              },
              label: {
                formatter: says,
                color: tone === 'plain' ? look.dim : look[tone],
                fontFamily: look.font,
                fontSize: 12,
                position: 'end',
                // Neighbours would else be written over one another.
                distance: place % 2 === 0 ? 4 : 20,
              },
            })),
          },
        },
      ],
    }),
    columns: [
      { name: words.from, figure: true, show: (cell, format) => money(Number(cell), { format }) },
      { name: words.to, figure: true, show: (cell, format) => money(Number(cell), { format }) },
      { name: words.share, figure: true, show: showShare },
    ],
    rows: bars.map(({ from, to, share }) => [from, to, share]),
  }
}
