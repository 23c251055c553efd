/** The portfolio matrix and the plot of both aims as pictures of bubbles, with their tables and what each bubble says. */
import { useMemo } from 'react'
import type { z } from 'zod'
import type { Scene } from '../ui/Bubbles/scene.ts'
import type { PictureColumn, PictureTable } from '../ui/Chart/picture.ts'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { KeptSelection } from './keptSelection.ts'
import { type Position, standingPositions } from './position.ts'
import type { readPositions } from './selection.api.ts'

export type Candidate = z.output<typeof readPositions.returns>[number]

export type Drawn = {
  /** In the order of the bubbles: those in the list first, then by sales. */
  rows: Candidate[]
  scene: Scene
  table: PictureTable
  tells: (at: number) => string[]
}

type About = {
  candidates: readonly Candidate[]
  positions: readonly Position[]
  selection: Pick<KeptSelection, 'kind' | 'lines' | 'valuation'>
  /** As things stood then; null is now. */
  until: string | null
}

export function useMatrixScene({ candidates, positions, selection, until }: About): Drawn {
  const t = useWords()
  const format = useFormat()
  const figures = useFigures(selection)
  const { attractive, strong } = selection.lines
  return useMemo(() => {
    const rows = ordered(
      candidates.filter((one) => one.attractiveness !== null && one.strength !== null),
    )
    const forecasts = standingPositions(positions, 'forecast', until)
    const corrections = standingPositions(positions, 'correction', until)
    const placed = (of: Map<string, Position>) =>
      [...of.values()].map(({ accountId, attractiveness, strength }) => ({
        key: accountId,
        x: strength,
        y: attractiveness,
      }))
    const points = (value: number) => format.number(value, 1)
    return {
      rows,
      scene: {
        bubbles: rows.map((one) => ({
          ...bubbleOf(one),
          x: one.strength!,
          y: one.attractiveness!,
          note: figures.note(one),
        })),
        arrows: placed(forecasts),
        marks: placed(corrections),
        parts: {
          x: strong,
          y: attractive,
          names: [
            t('segment:box.star'),
            t('segment:box.strategic'),
            t('segment:box.streamline'),
            t('segment:box.status'),
          ],
        },
        axes: { x: t('segment:matrix.axisStrength'), y: t('segment:matrix.axisAttractiveness') },
      },
      table: {
        legend: [
          { name: figures.chosen, colour: 'accent' },
          { name: t('segment:matrix.legend.others'), colour: 'edge' },
          ...(forecasts.size > 0
            ? [{ name: t('segment:matrix.legend.forecast'), colour: 'ink' as const }]
            : []),
          ...(corrections.size > 0
            ? [
                {
                  name: t('segment:matrix.legend.correction'),
                  colour: 'warn' as const,
                  dashed: true,
                },
              ]
            : []),
        ],
        columns: [
          { name: t('segment:matrix.account') },
          { name: t('segment:matrix.box') },
          score(t('segment:matrix.attractiveness')),
          score(t('segment:matrix.strength')),
          ...figures.columns,
          score(t('segment:matrix.forecastAttractiveness')),
          score(t('segment:matrix.forecastStrength')),
        ],
        rows: rows.map((one) => {
          const forecast = forecasts.get(one.accountId)
          return [
            one.name,
            one.box ? t(`segment:box.${one.box}`) : null,
            one.attractiveness,
            one.strength,
            ...figures.cells(one),
            forecast?.attractiveness ?? null,
            forecast?.strength ?? null,
          ]
        }),
      },
      tells: (at) => {
        const one = rows[at]
        if (!one) return []
        const { attractiveness, strength, box, accountId } = one
        const forecast = forecasts.get(accountId)
        return [
          one.name,
          ...(box ? [t(`segment:box.${box}`)] : []),
          t('segment:matrix.tells.places', {
            attractiveness: points(attractiveness!),
            strength: points(strength!),
          }),
          ...figures.lines(one),
          ...(forecast
            ? [
                t('segment:matrix.tells.forecast', {
                  attractiveness: points(forecast.attractiveness),
                  strength: points(forecast.strength),
                }),
              ]
            : []),
        ]
      },
    }
  }, [candidates, positions, until, attractive, strong, t, format, figures])
}

/** Both aims against each other: never one sum. */
export function useValueScene({
  candidates,
  selection,
}: Pick<About, 'candidates' | 'selection'>): Drawn {
  const t = useWords()
  const format = useFormat()
  const figures = useFigures(selection)
  return useMemo(() => {
    const rows = ordered(
      candidates.filter((one) => one.financial !== null && one.strategic !== null),
    )
    return {
      rows,
      scene: {
        bubbles: rows.map((one) => ({ ...bubbleOf(one), x: one.financial!, y: one.strategic! })),
        arrows: [],
        marks: [],
        parts: null,
        axes: { x: t('segment:matrix.axisFinancial'), y: t('segment:matrix.axisStrategic') },
      },
      table: {
        legend: [
          { name: figures.chosen, colour: 'accent' },
          { name: t('segment:matrix.legend.others'), colour: 'edge' },
        ],
        columns: [
          { name: t('segment:matrix.account') },
          score(t('segment:matrix.financial')),
          score(t('segment:matrix.strategic')),
          ...figures.columns,
        ],
        rows: rows.map((one) => [one.name, one.financial, one.strategic, ...figures.cells(one)]),
      },
      tells: (at) => {
        const one = rows[at]
        if (!one) return []
        const [financial, strategic] = [one.financial!, one.strategic!].map((value) =>
          format.number(value, 1),
        )
        return [
          one.name,
          t('segment:matrix.tells.financial', { financial: financial!, strategic: strategic! }),
          ...figures.lines(one),
        ]
      },
    }
  }, [candidates, t, format, figures])
}

function ordered(candidates: Candidate[]): Candidate[] {
  return candidates.toSorted(
    (a, b) => Number(b.chosen) - Number(a.chosen) || (b.sales ?? 0) - (a.sales ?? 0),
  )
}

function bubbleOf({ accountId, name, sales, potential, chosen }: Candidate) {
  return { key: accountId, name, size: sales, ring: potential, stands: chosen }
}

const score = (name: string): PictureColumn => ({
  name,
  figure: true,
  show: (cell, format) => format.number(Number(cell), 2),
})

/** The two figures at each name: what it buys from us, and all that it will be able to buy. */
function useFigures({ valuation, kind }: About['selection']) {
  const t = useWords()
  const format = useFormat()
  return useMemo(() => {
    const money = (name: string): PictureColumn => ({
      name,
      figure: true,
      show: (cell) => format.money(Number(cell), valuation),
    })
    const chosen = t(
      kind === 'watch' ? 'segment:matrix.legend.watched' : 'segment:matrix.legend.chosen',
    )
    return {
      chosen,
      columns: [
        money(t('segment:matrix.sales')),
        money(t('segment:matrix.potential')),
        { name: chosen },
      ],
      cells: ({ sales, potential, chosen }: Candidate) => [
        sales,
        potential,
        t(chosen ? 'segment:matrix.yes' : 'segment:matrix.no'),
      ],
      lines: ({ sales, potential }: Candidate) => [
        ...(sales === null
          ? []
          : [t('segment:matrix.tells.sales', { amount: format.moneyShort(sales, valuation) })]),
        ...(potential === null
          ? []
          : [
              t('segment:matrix.tells.potential', {
                amount: format.moneyShort(potential, valuation),
              }),
            ]),
      ],
      note: ({ sales, potential }: Candidate) =>
        [sales, potential].flatMap((one) => (one === null ? [] : format.short(one))).join(' / '),
    }
  }, [t, format, valuation, kind])
}
