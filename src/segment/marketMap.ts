/** The market map: the steps between those who make and those who use, who stands on each, who buys from whom, and who decides it. */
import { z } from 'zod'
import type { Refusal } from '../kernel/refusal.ts'
import { no } from './no.ts'

const Percent = z.number().min(0).max(100)
const Name = z.string().trim().min(1).max(60)

export const MarketBox = z.object({
  key: z.string().min(1).max(40),
  /** Its step in `levels`, from 0; goods go from lower to higher ones. */
  level: z.int().min(0).max(5),
  name: Name,
  /** Which firms they are. */
  told: z.string().trim().max(300).default(''),
  /** What they use themselves, of all that the market uses. */
  usesPercent: Percent.default(0),
  /** Our segments whose accounts stand here. */
  marketSegmentIds: z.array(z.guid()).max(20).default([]),
})
export type MarketBox = z.infer<typeof MarketBox>

export const MarketFlow = z.object({
  from: z.string().min(1),
  to: z.string().min(1),
  /** Of what `to` buys. */
  percent: Percent,
  /** The box that decides that it is bought there; null where nobody knows. */
  decidedBy: z.string().nullable().default(null),
})
export type MarketFlow = z.infer<typeof MarketFlow>

export const MarketMap = z.object({
  /** Counts the changes: whoever changes an older one than stands is told so. */
  version: z.int().default(0),
  levels: z.array(Name).max(6).default([]),
  boxes: z.array(MarketBox).max(40).default([]),
  flows: z.array(MarketFlow).max(200).default([]),
  /** The box that is us. */
  ours: z.string().nullable().default(null),
})
export type MarketMap = z.infer<typeof MarketMap>

/** Sums of percents told to some decimals are no exact sums. */
const TOO_MUCH = 100 + 1e-6

/** A map that would count something twice, or lead nowhere, is no map. */
export function whyNotMap(
  { levels, boxes, flows, ours }: MarketMap,
  marketSegmentIds: readonly string[],
): Refusal | null {
  const twice =
    repeated(levels.map(folded)) ??
    repeated(boxes.map(({ key }) => key)) ??
    repeated(boxes.map(({ name }) => folded(name)))
  if (twice !== undefined) return no('map-twice', { name: twice })
  const at = new Map(boxes.map((box) => [box.key, box]))
  const lost = boxes.find(({ level }) => level >= levels.length)
  if (lost) return no('map-no-level', { name: lost.name })
  if (ours !== null && !at.has(ours)) return no('map-unknown-box')

  const uses = sum(boxes.map(({ usesPercent }) => usesPercent))
  if (uses > TOO_MUCH) return no('map-uses', { percent: rounded(uses) })
  const segments = boxes.flatMap((box) => box.marketSegmentIds)
  if (segments.some((id) => !marketSegmentIds.includes(id))) return no('map-unknown-segment')
  if (repeated(segments) !== undefined) return no('map-segment-twice')

  for (const { from, to, decidedBy } of flows) {
    const [seller, buyer] = [at.get(from), at.get(to)]
    if (!seller || !buyer || (decidedBy !== null && !at.has(decidedBy))) {
      return no('map-unknown-box')
    }
    if (seller.level >= buyer.level) {
      return no('map-flow-back', { from: seller.name, to: buyer.name })
    }
  }
  const pair = repeated(flows.map(({ from, to }) => `${from} ${to}`))
  if (pair !== undefined) {
    const flow = flows.find(({ from, to }) => `${from} ${to}` === pair)!
    return no('map-flow-twice', { from: at.get(flow.from)!.name, to: at.get(flow.to)!.name })
  }
  for (const { key, name } of boxes) {
    const bought = sum(flows.filter(({ to }) => to === key).map(({ percent }) => percent))
    if (bought > TOO_MUCH) return no('map-bought', { name, percent: rounded(bought) })
  }
  return null
}

/** One that is still being drawn may lack names, buyers and sellers. */
export function whyNotFinished(map: unknown): Refusal | null {
  return MarketMap.safeParse(map).success ? null : no('map-incomplete')
}

/** Two people who change the map at once don't overwrite one another. */
export function whyNotReplace(
  kept: Pick<MarketMap, 'version'>,
  given: Pick<MarketMap, 'version'>,
): Refusal | null {
  return given.version === kept.version ? null : { code: 'segment/map-changed', status: 409 }
}

/** What goes through each box, as a share of all that the market uses: what it uses, and what it sells on. */
export function throughOf({ boxes, flows }: MarketMap): Map<string, number> {
  const through = new Map(boxes.map(({ key, usesPercent }) => [key, usesPercent / 100]))
  for (const { key } of boxes.toSorted((a, b) => b.level - a.level)) {
    for (const { from, to, percent } of flows) {
      if (to === key) through.set(from, through.get(from)! + (through.get(key)! * percent) / 100)
    }
  }
  return through
}

/** Of what each box buys, the share that has gone through one box on whatever way. */
export function reachOf({ boxes, flows }: MarketMap, from: string): Map<string, number> {
  const reach = new Map(boxes.map(({ key }) => [key, key === from ? 1 : 0]))
  for (const { key } of boxes.toSorted((a, b) => a.level - b.level)) {
    for (const flow of flows) {
      if (flow.to === key && key !== from) {
        reach.set(key, reach.get(key)! + (reach.get(flow.from)! * flow.percent) / 100)
      }
    }
  }
  return reach
}

/** What each flow carries, as a share of all that the market uses; in the order of the flows. */
export function volumesOf(map: MarketMap, through = throughOf(map)): number[] {
  return map.flows.map(({ to, percent }) => (through.get(to)! * percent) / 100)
}

/**
 * Who decides what is bought on our step, by share of what leaves it; on all steps where we stand on none.
 * The largest share first; null for what nobody knows of.
 */
export function decidersOf(map: MarketMap): { key: string | null; share: number }[] {
  const level = map.boxes.find(({ key }) => key === map.ours)?.level
  const at = new Map(map.boxes.map((box) => [box.key, box.level]))
  const decided = new Map<string | null, number>()
  for (const [n, volume] of volumesOf(map).entries()) {
    const { from, decidedBy } = map.flows[n]!
    if (level !== undefined && at.get(from) !== level) continue
    decided.set(decidedBy, (decided.get(decidedBy) ?? 0) + volume)
  }
  const all = sum([...decided.values()])
  if (all === 0) return []
  return [...decided]
    .map(([key, volume]) => ({ key, share: volume / all }))
    .toSorted((a, b) => b.share - a.share)
}

function repeated(names: readonly string[]): string | undefined {
  return names.find((name, at) => names.indexOf(name) !== at)
}

function folded(name: string): string {
  return name.toLowerCase()
}

function sum(values: readonly number[]): number {
  return values.reduce((all, one) => all + one, 0)
}

function rounded(percent: number): number {
  return Math.round(percent * 10) / 10
}
