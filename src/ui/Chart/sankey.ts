/** What went from where to where: two columns of names, and bands between them as broad as they are many. */
import { mix } from '../colour.ts'
import type { Tone } from '../theme.ts'
import { COLOURS, common, type Look, type Picture, safe } from './picture.ts'

export type SankeyKnot = {
  key: string
  name: string
  tone: (typeof COLOURS)[number]
  shade?: number
}
export type SankeyBand = {
  /** Keys of knots of the left and of the right column. */
  from: string
  to: string
  count: number
  tone: Tone
  note?: string
}

type About = {
  /** From top to bottom, in both columns. */
  knots: SankeyKnot[]
  bands: SankeyBand[]
  words: { from: string; to: string; count: string; note?: string }
  chosen?: number | null
}

const LEFT = 'l '
const RIGHT = 'r '

export function sankey({ knots, bands, words, chosen = null }: About): Picture {
  const named = new Map(knots.map((knot) => [knot.key, knot]))
  const name = (key: string) => named.get(key)?.name ?? key
  const nodes = [
    ...knots
      .filter(({ key }) => bands.some(({ from }) => from === key))
      .map((k) => ({ k, side: LEFT })),
    ...knots
      .filter(({ key }) => bands.some(({ to }) => to === key))
      .map((k) => ({ k, side: RIGHT })),
  ]
  const total = (side: string, key: string) =>
    bands.reduce((sum, b) => sum + ((side === LEFT ? b.from : b.to) === key ? b.count : 0), 0)
  return {
    draw: (look) => ({
      ...common(look),
      tooltip: {
        ...(common(look)['tooltip'] as object),
        formatter: ({
          dataType,
          dataIndex,
          name: id,
        }: {
          dataType: string
          dataIndex: number
          name: string
        }) => {
          if (dataType === 'node') {
            const [side, key] = [id.slice(0, 2), id.slice(2)]
            return `${safe(name(key))} <b>${look.format.number(total(side, key))}</b> ${safe(words.count)}`
          }
          const { from, to, count, note } = bands[dataIndex]!
          const path = `${safe(name(from))} → ${safe(name(to))}`
          return `${path}<br><b>${look.format.number(count)}</b> ${safe(words.count)}${note ? `<br>${safe(note)}` : ''}`
        },
      },
      series: [
        {
          type: 'sankey',
          left: 2,
          right: 2,
          top: 4,
          bottom: 4,
          nodeWidth: 10,
          nodeGap: 10,
          layoutIterations: 0,
          draggable: false,
          emphasis: { focus: 'none', lineStyle: { opacity: 0.85 } },
          data: nodes.map(({ k, side }) => ({
            name: side + k.key,
            depth: side === LEFT ? 0 : 1,
            itemStyle: { color: shaded(look, k), borderWidth: 0 },
            label: {
              position: side === LEFT ? 'right' : 'left',
              color: look.ink,
              fontFamily: look.font,
              fontSize: 12,
              textBorderColor: look.card,
              textBorderWidth: 2.5,
              formatter: () => `${k.name}  ${look.format.number(total(side, k.key))}`,
            },
          })),
          links: bands.map(({ from, to, count, tone }, at) => ({
            source: LEFT + from,
            target: RIGHT + to,
            value: count,
            lineStyle: {
              color: tone === 'plain' ? look.dim : look[tone],
              opacity: chosen === at ? 0.9 : tone === 'plain' ? 0.16 : 0.38,
              curveness: 0.5,
            },
          })),
        },
      ],
    }),
    columns: [
      { name: words.from },
      { name: words.to },
      { name: words.count, figure: true },
      ...(words.note ? [{ name: words.note }] : []),
    ],
    rows: bands.map(({ from, to, count, note }) => [
      name(from),
      name(to),
      count,
      ...(words.note ? [note ?? ''] : []),
    ]),
    rowAt: ({ dataType, dataIndex }) => (dataType === 'edge' ? dataIndex : null),
  }
}

/** The tone, so much paler. */
export function shaded(
  look: Look,
  { tone, shade = 0 }: Pick<SankeyKnot, 'tone' | 'shade'>,
): string {
  return shade === 0 ? look[tone] : mix(look[tone], look.card, shade)
}
