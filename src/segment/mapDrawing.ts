/** Where boxes and flows of the market map stand when it is drawn: across in percent of the width, down in pixels. */
import { type MarketMap, throughOf, volumesOf } from './marketMap.ts'

/** A box or flow through which all goes is so high. */
const WHOLE = 260
const LEAST_BOX = 78
const BETWEEN_BOXES = 18
const THINNEST = 1.5
/** Room between two steps, as a share of a step's width. */
const BETWEEN_STEPS = 0.62

export type DrawnBox = { key: string; left: number; width: number; top: number; height: number }
export type DrawnFlow = {
  /** In the order of the map's flows. */
  at: number
  /** An SVG path in percent across and pixels down. */
  path: string
  /** Where it is decided; null where nobody knows. */
  mark: { left: number; top: number } | null
}
export type Drawing = {
  height: number
  /** Left edge of each step. */
  steps: { left: number; width: number }[]
  boxes: DrawnBox[]
  flows: DrawnFlow[]
}

export function drawingOf(map: MarketMap): Drawing {
  const through = throughOf(map)
  const width = 100 / (map.levels.length + BETWEEN_STEPS * (map.levels.length - 1))
  const steps = map.levels.map((_, level) => ({ left: level * width * (1 + BETWEEN_STEPS), width }))
  const columns = map.levels.map((_, level) =>
    map.boxes
      .filter((box) => box.level === level)
      .map(({ key }) => ({ key, height: Math.max(LEAST_BOX, through.get(key)! * WHOLE) })),
  )
  const heights = columns.map(
    (column) =>
      column.reduce((sum, { height }) => sum + height, 0) +
      BETWEEN_BOXES * Math.max(0, column.length - 1),
  )
  const height = Math.max(0, ...heights)
  const boxes = columns.flatMap((column, level) => {
    let top = (height - heights[level]!) / 2
    return column.map((box) => {
      const drawn = { ...box, ...steps[level]!, top }
      top += box.height + BETWEEN_BOXES
      return drawn
    })
  })
  return { height, steps, boxes, flows: flowsIn(map, boxes, volumesOf(map, through)) }
}

/** Flows leave and reach a box in the order in which their other ends stand, so that they cross little. */
function flowsIn(map: MarketMap, boxes: DrawnBox[], volumes: number[]): DrawnFlow[] {
  const box = new Map(boxes.map((one) => [one.key, one]))
  const thick = volumes.map((volume) => Math.max(THINNEST, volume * WHOLE))
  const leaves = new Map<number, number>()
  const reaches = new Map<number, number>()
  for (const { key, top, height } of boxes) {
    for (const [end, other, places] of [
      ['from', 'to', leaves],
      ['to', 'from', reaches],
    ] as const) {
      const ours = [...map.flows.keys()]
        .filter((at) => map.flows[at]![end] === key)
        .toSorted((a, b) => box.get(map.flows[a]![other])!.top - box.get(map.flows[b]![other])!.top)
      let at = top + (height - ours.reduce((sum, flow) => sum + thick[flow]!, 0)) / 2
      for (const flow of ours) {
        places.set(flow, at)
        at += thick[flow]!
      }
    }
  }
  return map.flows.map(({ from, to, decidedBy }, at) => {
    const begin = box.get(from)!.left + box.get(from)!.width
    const end = box.get(to)!.left
    const [above, below] = [leaves.get(at)!, reaches.get(at)!]
    const middle = (begin + end) / 2
    const half = thick[at]! / 2
    const marks: Record<string, { left: number; top: number }> = {
      [from]: { left: begin, top: above + half },
      [to]: { left: end, top: below + half },
    }
    const mark =
      decidedBy === null
        ? null
        : (marks[decidedBy] ?? { left: middle, top: (above + below) / 2 + half })
    return { at, mark, path: ribbon({ begin, end, above, below, thick: thick[at]! }) }
  })
}

type Ribbon = { begin: number; end: number; above: number; below: number; thick: number }

function ribbon({ begin, end, above, below, thick }: Ribbon): string {
  const middle = (begin + end) / 2
  const round = (value: number) => Math.round(value * 100) / 100
  const point = (x: number, y: number) => `${round(x)} ${round(y)}`
  return [
    `M${point(begin, above)}`,
    `C${point(middle, above)} ${point(middle, below)} ${point(end, below)}`,
    `L${point(end, below + thick)}`,
    `C${point(middle, below + thick)} ${point(middle, above + thick)} ${point(begin, above + thick)}`,
    'Z',
  ].join('')
}
