/** The table behind the map: a row per person, with all that the picture shows and more. */
import { useMemo } from 'react'
import type { PictureTable } from '../ui/Chart/picture.ts'
import { useWords } from '../ui/words.ts'
import { ATTRIBUTES, type Position } from './decider.ts'
import { type DeciderMap, saidOf } from './deciderMap.ts'
import type { Decision } from './decision.ts'
import { aloneOf, drawnOf, tiesTold, valueWord } from './deciderWords.tsx'

export function useDeciderTable(map: DeciderMap, decision: Decision | undefined): PictureTable {
  const t = useWords()
  return useMemo(() => {
    const lines = (['reports', 'influences', 'conflict', 'trusts'] as const).map((kind) => ({
      name: t(`know:deciders.lines.${kind}`),
      colour: ({ reports: 'edge', influences: 'note', conflict: 'bad', trusts: 'good' } as const)[
        kind
      ],
      dashed: kind === 'conflict' || kind === 'trusts',
    }))
    const word = (position: Position['now']) =>
      position ? t(`know:deciders.positionNames.${position}`) : t('know:deciders.unknown')
    const alone = aloneOf(map)
    const columns = [
      t('know:deciders.who'),
      t('know:people.jobTitle'),
      t('know:deciders.part'),
      ...ATTRIBUTES.map((attribute) => t(`know:deciders.attributes.${attribute}`)),
      t('know:deciders.linesTitle'),
      t('know:deciders.positions'),
      t('know:deciders.lack'),
    ]
    return {
      legend: lines,
      columns: columns.map((name) => ({ name })),
      rows: map.people.map((person) => {
        const given = { asOf: map.asOf, decision, alone }
        const { roles, isGap, isAlone, isStale } = drawnOf(t, given, person)
        const flags = [
          ...(isGap ? [t('know:deciders.gapFlag')] : []),
          ...(isAlone ? [t('know:deciders.aloneFlag')] : []),
          ...(isStale ? [t('know:deciders.staleFlag')] : []),
        ]
        return [
          person.name,
          person.jobTitle,
          roles,
          ...ATTRIBUTES.map((attribute) => {
            const value = saidOf(person, attribute)?.value
            return value ? valueWord(t, attribute, value) : t('know:deciders.unknown')
          }),
          tiesTold(t, map, person.contactId).join('; '),
          person.positions
            .map(({ person: ours, now, ideal }) => {
              if (!now && !ideal) return ''
              const line =
                ideal && ideal !== now
                  ? t('know:deciders.positionLine', { now: word(now), ideal: word(ideal) })
                  : word(now)
              return `${ours ?? '—'}: ${line}`
            })
            .filter(Boolean)
            .join('; '),
          flags.join('; '),
        ]
      }),
    }
  }, [map, decision, t])
}
