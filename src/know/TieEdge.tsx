/** A line of the picture: reports in corners, influence as a bow with its kind told by stroke and sign. */
import { type Edge, type EdgeProps, useInternalNode } from '@xyflow/react'
import { memo } from 'react'
import type { Look } from '../ui/Chart/picture.ts'
import { reportPath, swayPath } from './deciderDrawing.ts'
import type { Tie } from './tie.ts'

export type TieEdgeType = Edge<{ tie: Tie; look: Look; isFaint: boolean; isNear: boolean }, 'tie'>

export const STROKES = {
  reports: { colour: 'edge', width: 1.4, dash: undefined },
  influences: { colour: 'note', width: 2, dash: undefined },
  trusts: { colour: 'good', width: 2, dash: '1.5 5' },
  conflict: { colour: 'bad', width: 2, dash: '7 4' },
} as const

/** Its source is who reports or sways. */
export const TieEdge = memo(function TieEdge({ source, target, data }: EdgeProps<TieEdgeType>) {
  const from = useInternalNode(source)?.internals.positionAbsolute
  const to = useInternalNode(target)?.internals.positionAbsolute
  if (!from || !to || !data) return null
  const { tie, look, isFaint, isNear } = data
  const { colour, width, dash } = STROKES[tie.kind]
  const stroke = {
    fill: 'none',
    stroke: isNear && tie.kind === 'reports' ? look.ink : look[colour],
    strokeWidth: isNear ? width + 1 : width,
    strokeLinecap: 'round' as const,
    ...(dash ? { strokeDasharray: dash } : {}),
    ...(isFaint ? { strokeOpacity: 0.35 } : {}),
  }
  if (tie.kind === 'reports') return <path d={reportPath(to, from)} {...stroke} />
  const { path, to: end, from: start, middle, heading } = swayPath(from, to)
  return (
    <g>
      <path d={path} {...stroke} />
      {tie.kind === 'conflict' ? (
        <>
          <circle cx={middle.x} cy={middle.y} r={8} fill={look.card} stroke={look.bad} />
          <path
            d={`M${middle.x - 3.5} ${middle.y - 3.5}l7 7m0 -7l-7 7`}
            stroke={look.bad}
            strokeWidth={2}
          />
          <circle cx={start.x} cy={start.y} r={3} fill={look.bad} />
          <circle cx={end.x} cy={end.y} r={3} fill={look.bad} />
        </>
      ) : (
        <path
          d="M0 0l-10 -5v10z"
          fill={look[colour]}
          transform={`translate(${end.x} ${end.y}) rotate(${heading})`}
        />
      )}
    </g>
  )
})
