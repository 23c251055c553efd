/** The two pictures of movements: what went from where to where, and how many were what, month by month. */
import { useMemo } from 'react'
import { Chart } from '../ui/Chart/Chart.tsx'
import { sankey } from '../ui/Chart/sankey.ts'
import { stackedMonths } from '../ui/Chart/stackedMonths.ts'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { type By, type Movements, NOT_THERE, stepsOf, wayOf } from './movement.ts'
import type { List } from './MovementsPage.tsx'
import { colourOf, STANDING_TONES, WAY_TONES } from './steps.ts'
import { useStepName } from './stepWords.tsx'

export function FlowChart({
  told,
  list,
  valuation,
}: {
  told: Movements
  list: List
  valuation: string
}) {
  const t = useWords()
  const format = useFormat()
  const { by, was, is } = list.value
  const name = useStepName(by)
  const { flows, from, to } = told
  const picture = useMemo(() => {
    const knots = [...stepsOf(by), NOT_THERE].map((key) => ({
      key,
      name: name(key === NOT_THERE ? null : key),
      ...(key === NOT_THERE ? { tone: 'line' as const } : colourOf(by, key)),
    }))
    return sankey({
      knots,
      bands: flows.map((flow) => ({
        from: flow.was ?? NOT_THERE,
        to: flow.is ?? NOT_THERE,
        count: flow.accounts,
        tone: WAY_TONES[wayOf(by, flow)],
        note: t('identify:movement.sales', {
          before: format.moneyShort(flow.salesThen, valuation),
          now: format.moneyShort(flow.salesNow, valuation),
        }),
      })),
      words: {
        from: format.month(from!),
        to: format.month(to!),
        count: t('identify:movement.accounts'),
        note: t('identify:movement.salesName'),
      },
      chosen: flows.findIndex(
        (flow) => (flow.was ?? NOT_THERE) === was && (flow.is ?? NOT_THERE) === is,
      ),
    })
  }, [flows, by, name, was, is, from, to, valuation, t, format])
  const count = (way: string) =>
    flows.reduce((sum, flow) => sum + (wayOf(by, flow) === way ? flow.accounts : 0), 0)
  const legend = [
    { name: t('identify:movement.better'), colour: 'good' as const },
    { name: t('identify:movement.worse'), colour: 'bad' as const },
    { name: t('identify:movement.same'), colour: 'dim' as const },
    { name: t('identify:movement.new'), colour: 'note' as const },
  ]
  return (
    <Chart
      title={t('identify:movement.flows')}
      aside={`${format.month(from!)} → ${format.month(to!)}`}
      describes={t('identify:movement.flowsDescribes', {
        from: from!,
        to: to!,
        worse: count('worse'),
        better: count('better'),
      })}
      file={t('identify:chartFile.movements')}
      picture={{ ...picture, legend }}
      height={430}
      onPick={(row) => {
        const flow = flows[row]!
        list.change({ was: flow.was ?? NOT_THERE, is: flow.is ?? NOT_THERE })
      }}
      pickSays={t('identify:movement.pick')}
    />
  )
}

export function StepsChart({ told, by }: { told: Movements; by: By }) {
  const t = useWords()
  const format = useFormat()
  const name = useStepName(by)
  const { counts } = told
  const picture = useMemo(() => {
    const months = [...new Set(counts.map(({ month }) => month))]
    const found = new Map(counts.map(({ month, step, accounts }) => [`${month} ${step}`, accounts]))
    return stackedMonths({
      months,
      // The best at the bottom, where a change is seen best.
      layers: stepsOf(by)
        .map((step) => ({
          name: name(step),
          ...colourOf(by, step),
          counts: months.map((month) => found.get(`${month} ${step}`) ?? 0),
        }))
        .filter((layer) => layer.counts.some((count) => count > 0)),
      legend:
        by === 'abc'
          ? []
          : STANDING_TONES.map(({ standing, tone }) => ({
              name: t(`identify:movement.standing.${standing}`),
              colour: tone,
            })),
      words: { month: t('identify:movement.month') },
    })
  }, [counts, by, name, t])
  const total = (month: string | null) =>
    counts.reduce((sum, one) => sum + (one.month === month ? one.accounts : 0), 0)
  return (
    <Chart
      title={t(`identify:movement.steps-${by}`)}
      aside={t('identify:movement.accounts')}
      describes={t('identify:movement.stepsDescribes', {
        first: format.month(counts[0]?.month ?? told.from!),
        before: total(counts[0]?.month ?? null),
        last: format.month(counts.at(-1)?.month ?? told.to!),
        now: total(counts.at(-1)?.month ?? null),
      })}
      file={t('identify:chartFile.segments')}
      picture={picture}
      height={430}
    />
  )
}
