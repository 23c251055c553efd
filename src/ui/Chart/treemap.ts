/** Areas as large as what they stand for: who has how much of a whole. */
import { mix, readable } from '../colour.ts'
import type { Tone } from '../theme.ts'
import { common, type Look, type Picture, safe, showShare } from './picture.ts'

export type Area = {
  name: string
  value: number
  /** Of the whole, 0..1. */
  share: number
  /** Said below the figure. */
  note: string
  tone?: Tone
}

type About = {
  areas: Area[]
  money: (amount: number, look: Pick<Look, 'format'>) => string
  words: { name: string; share: string; value: string; note: string }
}

/** In less there is no room for a name; pointing at it says it. */
const SHARE_WITH_WORDS = 0.012

export function treemap({ areas, money, words }: About): Picture {
  const most = Math.max(0, ...areas.map(({ share }) => share))
  return {
    draw: (look) => ({
      ...common(look),
      tooltip: {
        ...(common(look)['tooltip'] as object),
        formatter: ({ value }: { value: [number, number] }) => {
          const area = areas[value[1]]
          if (!area) return ''
          return `${safe(area.name)}<br><b>${look.format.percent(area.share)}</b> · ${safe(area.note)}`
        },
      },
      series: [
        {
          type: 'treemap',
          left: 0,
          right: 0,
          top: 0,
          bottom: 0,
          // As given: the largest first, the rest last.
          sort: false,
          roam: false,
          nodeClick: false,
          breadcrumb: { show: false },
          animationDurationUpdate: look.still ? 0 : 180,
          itemStyle: { borderColor: look.card, borderWidth: 0, gapWidth: 2 },
          label: {
            fontFamily: look.font,
            fontSize: 12.5,
            lineHeight: 17,
            overflow: 'truncate',
            padding: [2, 4],
            position: 'insideTopLeft',
            formatter: ({ value }: { value: [number, number] }) => {
              const area = areas[value[1]]
              return area ? `${area.name}\n${look.format.percent(area.share)}` : ''
            },
          },
          data: areas
            .map((area, at) => ({ area, at }))
            .filter(({ area }) => area.value > 0)
            .map(({ area: { name, value, share, tone = 'accent' }, at }) => {
              const full = tone === 'plain' ? look.edge : look[tone]
              const ground = mix(
                look.card,
                full,
                tone === 'plain' ? 0.6 : 0.3 + 0.7 * (share / most),
              )
              return {
                name,
                value: [value, at],
                itemStyle: { color: ground },
                label: { color: readable(ground, look.ink), show: share >= SHARE_WITH_WORDS },
              }
            }),
        },
      ],
    }),
    columns: [
      { name: words.name },
      { name: words.value, figure: true, show: (cell, format) => money(Number(cell), { format }) },
      { name: words.share, figure: true, show: showShare },
      { name: words.note },
    ],
    rows: areas.map(({ name, value, share, note }) => [name, value, share, note]),
    rowAt: ({ value }) => (Array.isArray(value) ? Number(value[1]) : null),
  }
}
