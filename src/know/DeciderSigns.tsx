/** How influence, coverage and support are drawn: by number and form, and by colour only besides. */
import type { Look } from '../ui/Chart/picture.ts'
import { useWords } from '../ui/words.ts'
import { type Decider, saidOf } from './deciderMap.ts'
import { valueWord } from './deciderWords.tsx'

/** Between the edge of a person's box and what stands in it. */
export const PAD = 14
const SUPPORT_COLOURS = ['bad', 'bad', 'dim', 'good', 'good'] as const

/** Five dots, as many of them full as it weighs. */
export function Influence({ level, look }: { level: number | null; look: Look }) {
  return (
    <g>
      {[1, 2, 3, 4, 5].map((dot) => (
        <circle
          key={dot}
          cx={PAD + 4 + (dot - 1) * 11}
          cy={60}
          r={3.8}
          fill={level !== null && dot <= level ? look.ink : 'none'}
          stroke={level === null ? look.edge : look.ink}
          strokeWidth={1.2}
          {...(level === null ? { strokeDasharray: '2 2' } : {})}
        />
      ))}
    </g>
  )
}

/** Four bars that rise, as those of a telephone. */
export function Coverage({ level, look }: { level: number | null; look: Look }) {
  return (
    <g>
      {[1, 2, 3, 4].map((bar) => (
        <rect
          key={bar}
          x={78 + (bar - 1) * 7}
          y={66 - 3 - bar * 2.6}
          width={5}
          height={3 + bar * 2.6}
          rx={1}
          fill={level !== null && bar <= level ? look.accent : 'none'}
          stroke={level === null ? look.edge : look.accent}
          strokeWidth={1}
          {...(level === null ? { strokeDasharray: '2 2' } : {})}
        />
      ))}
    </g>
  )
}

/** A sign that points up or down, and its word. */
export function Support({
  level,
  person,
  look,
}: {
  level: number | null
  person: Decider
  look: Look
}) {
  const t = useWords()
  const isAssumed = saidOf(person, 'support')?.confidence === 'assumed'
  const word = level === null ? t('know:deciders.unknown') : valueWord(t, 'support', String(level))
  const start = 114
  const room = level === null ? 0 : Math.abs(level) === 2 ? 22 : 13
  return (
    <g fill={supportColour(level, look)}>
      <g transform={`translate(${start} 60)`}>
        <SupportSigns level={level} />
      </g>
      <text x={start + room} y={64} fontSize={12}>
        {isAssumed ? `${word} ?` : word}
      </text>
    </g>
  )
}

/** Up once or twice, down once or twice, or a dot; nothing where it isn't known. */
export function SupportSigns({ level }: { level: number | null }) {
  if (level === null) return null
  if (level === 0) return <circle cx={4} cy={0} r={3.4} />
  const path = level > 0 ? 'm0 4h8l-4 -8z' : 'm0 -4h8l-4 8z'
  return (
    <>
      <path d={`M0 0${path}`} />
      {Math.abs(level) === 2 && <path d={`M9 0${path}`} />}
    </>
  )
}

export function supportColour(level: number | null, look: Look): string {
  return level === null ? look.dim : look[SUPPORT_COLOURS[level + 2]!]
}
