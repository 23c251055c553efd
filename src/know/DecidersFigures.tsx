/** What the map comes to: support by weight, whom we fail to reach, and what hangs on a single thread. */
import { type Kpi, KpiStrip } from '../ui/KpiStrip.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { type DeciderMap, levelOf } from './deciderMap.ts'
import { type Summary, summaryOf } from './deciderSays.ts'

export function DecidersFigures({ map }: { map: DeciderMap }) {
  const t = useWords()
  const summary = summaryOf(map)
  const kpis = [useSupport(map, summary), useGaps(summary), useThreads(map, summary)]
  if (summary.support === null && summary.threads === null) return null
  return <KpiStrip kpis={kpis} label={t('know:deciders.figures')} />
}

function useSupport({ people }: DeciderMap, { support }: Summary): Kpi {
  const t = useWords()
  const format = useFormat()
  const known = people.filter(
    (one) => levelOf(one, 'influence') !== null && levelOf(one, 'support') !== null,
  )
  const signed = (value: number) => `${value > 0 ? '+' : ''}${format.number(value, 1)}`
  const name = t('know:deciders.support')
  return {
    name,
    figure: support === null ? '—' : signed(support),
    under: t('know:deciders.supportUnder'),
    made: {
      title: name,
      means: t('know:deciders.supportMeans'),
      formula: t('know:deciders.supportFormula'),
      inputs: known.slice(0, 12).map((one) => ({
        name: one.name,
        value: `${format.number(levelOf(one, 'influence')!)} · ${signed(levelOf(one, 'support')!)}`,
      })),
      notes: [t('know:deciders.supportNote', { count: people.length - known.length })],
    },
  }
}

function useGaps({ gaps }: Summary): Kpi {
  const t = useWords()
  const format = useFormat()
  const name = t('know:deciders.gaps')
  return {
    name,
    figure: format.number(gaps.length),
    under: gaps.length === 0 ? t('know:deciders.noGaps') : gaps[0]!.name,
    made: {
      title: name,
      formula: t('know:deciders.gapsFormula'),
      inputs: gaps.map((one) => ({
        name: one.name,
        value: `${format.number(levelOf(one, 'influence')!)} · ${format.number(levelOf(one, 'coverage') ?? 0)}`,
      })),
    },
  }
}

function useThreads({ people }: DeciderMap, { threads }: Summary): Kpi {
  const t = useWords()
  const format = useFormat()
  const name = t('know:deciders.threads')
  if (!threads) return { name, figure: '—' }
  const { most, risk } = threads
  const ways = ['several', 'oneOfOurs', 'oneOfTheirs', 'severalOfTheirs', 'unreached'] as const
  const through =
    most &&
    (most.side === 'theirs'
      ? people.find(({ contactId }) => contactId === most.id)?.name
      : people.flatMap(({ positions }) => positions).find(({ personId }) => personId === most.id)
          ?.person)
  return {
    name,
    figure: format.percent(risk, 0),
    ...(most && through
      ? {
          under: t('know:deciders.threadsUnder', {
            name: through,
            share: format.percent(most.share, 0),
          }),
        }
      : {}),
    made: {
      title: name,
      means: t('know:deciders.threadsMeans'),
      formula: t('know:deciders.threadsFormula'),
      inputs: ways.map((way) => ({
        name: t(`know:deciders.ways.${way}`),
        value: format.percent(threads[way], 0),
      })),
    },
  }
}
