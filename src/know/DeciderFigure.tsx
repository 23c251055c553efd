/** A person of the map as a drawing: the same on the screen and in a file. */
import { memo } from 'react'
import type { Look } from '../ui/Chart/picture.ts'
import { useWords } from '../ui/words.ts'
import { HEIGHT, WIDTH } from './deciderDrawing.ts'
import { type Decider, levelOf } from './deciderMap.ts'
import { Coverage, Influence, PAD, Support, supportColour, SupportSigns } from './DeciderSigns.tsx'
import { fitted } from './fitted.tsx'

export type Drawn = {
  person: Decider
  look: Look
  /** Their parts in the decision that is shown, in words. */
  roles: string
  isGap: boolean
  /** They weigh, and we reach them through one person only. */
  isAlone: boolean
  /** Whether anything said is too old to be counted on. */
  isStale: boolean
}

export const DeciderFigure = memo(function Figure({
  drawn: { person, look, roles, isGap, isAlone, isStale },
}: {
  drawn: Drawn
}) {
  const t = useWords()
  const { name, jobTitle } = person
  const flag = isGap ? 'gapFlag' : isAlone ? 'aloneFlag' : isStale ? 'staleFlag' : null
  const support = levelOf(person, 'support')
  const colour = support === null ? look.edge : supportColour(support, look)
  return (
    <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <rect
        x={1}
        y={1}
        width={WIDTH - 2}
        height={HEIGHT - 2}
        rx={8}
        fill={look.card}
        stroke={isGap ? look.bad : isAlone ? look.warn : look.edge}
        strokeWidth={isGap || isAlone ? 2 : 1}
        {...(isGap ? { strokeDasharray: '6 4' } : {})}
      />
      <path d={`M5 12V${HEIGHT - 12}`} stroke={colour} strokeWidth={4} strokeLinecap="round" />
      <g className="Deciders-far">
        <FarName name={name} look={look} />
        <g
          transform={`translate(${WIDTH - PAD - 38} 24) scale(2)`}
          fill={supportColour(support, look)}
        >
          <SupportSigns level={support} />
        </g>
      </g>
      <g className="Deciders-near">
        <Line y={23} size={13.5} weight={620} colour={look.ink} look={look}>
          {name}
        </Line>
        <Line y={40} size={12} colour={look.dim} look={look}>
          {jobTitle || t('know:deciders.noPost')}
        </Line>
        <Influence level={levelOf(person, 'influence')} look={look} />
        <Coverage level={levelOf(person, 'coverage')} look={look} />
        <Support level={support} person={person} look={look} />
        <Line
          y={88}
          size={12}
          weight={600}
          colour={look.accent}
          look={look}
          width={flag ? 104 : WIDTH - 2 * PAD}
        >
          {roles}
        </Line>
        {flag && (
          <text
            x={WIDTH - PAD}
            y={88}
            fontSize={11.5}
            fontWeight={600}
            textAnchor="end"
            fill={isGap ? look.bad : look.warn}
          >
            {t(`know:deciders.${flag}`)}
          </text>
        )}
      </g>
    </svg>
  )
})

type LineProps = {
  y: number
  size: number
  weight?: number
  colour: string
  look: Look
  width?: number
  children: string
}

function Line({
  y,
  size,
  weight = 400,
  colour,
  look,
  width = WIDTH - 2 * PAD,
  children,
}: LineProps) {
  return (
    <text x={PAD} y={y} fontSize={size} fontWeight={weight} fill={colour}>
      {fitted(children, { font: `${weight} ${size}px ${look.font}`, size, width })}
    </text>
  )
}

/** In letters that can still be read from far; the styles show either this or what is read from near. */
function FarName({ name, look }: { name: string; look: Look }) {
  const [first = '', ...rest] = name.split(' ')
  const line = (text: string, y: number, width: number) => (
    <text x={PAD} y={y} fontSize={27} fontWeight={620} fill={look.ink}>
      {fitted(text, { font: `620 27px ${look.font}`, size: 27, width })}
    </text>
  )
  return (
    <>
      {line(first, 42, WIDTH - 2 * PAD - 44)}
      {line(rest.join(' '), 78, WIDTH - 2 * PAD)}
    </>
  )
}
