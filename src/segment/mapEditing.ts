/** Taking parts out of the market map while it is drawn: what hangs on them goes with them. */
import type { MarketMap } from './marketMap.ts'

/** Those who stand on a step go with it, and what they buy and sell. */
export function withoutLevel(map: MarketMap, level: number): Partial<MarketMap> {
  const gone = map.boxes.filter((box) => box.level === level).map(({ key }) => key)
  return {
    ...withoutBoxes(map, gone),
    levels: map.levels.filter((_, at) => at !== level),
    boxes: map.boxes
      .filter((box) => box.level !== level)
      .map((box) => ({ ...box, level: box.level > level ? box.level - 1 : box.level })),
  }
}

export function withoutBoxes(map: MarketMap, keys: readonly string[]): Partial<MarketMap> {
  const isGone = (key: string | null) => key !== null && keys.includes(key)
  return {
    boxes: map.boxes.filter(({ key }) => !isGone(key)),
    flows: map.flows
      .filter(({ from, to }) => !isGone(from) && !isGone(to))
      .map((flow) => (isGone(flow.decidedBy) ? { ...flow, decidedBy: null } : flow)),
    ours: isGone(map.ours) ? null : map.ours,
  }
}
