/** Market maps for tests. */
import type { MarketBox, MarketMap } from './marketMap.ts'

export function aBox(told: Partial<MarketBox> & { key: string }): MarketBox {
  return { name: told.key, level: 0, told: '', usesPercent: 0, marketSegmentIds: [], ...told }
}

/** A maker sells to us and to builders; we sell to builders and plants, the maker to plants as well. */
export function aMap(told: Partial<MarketMap> = {}): MarketMap {
  const flow = (from: string, to: string, percent: number, decidedBy: string | null = null) => ({
    from,
    to,
    percent,
    decidedBy,
  })
  return {
    version: 0,
    levels: ['Fabricantes', 'Distribución', 'Usuarios'],
    boxes: [
      aBox({ key: 'maker' }),
      aBox({ key: 'us', level: 1 }),
      aBox({ key: 'builder', level: 2, usesPercent: 40 }),
      aBox({ key: 'plant', level: 2, usesPercent: 60 }),
    ],
    flows: [
      flow('maker', 'us', 100, 'us'),
      flow('us', 'plant', 50, 'plant'),
      flow('us', 'builder', 25),
      flow('maker', 'builder', 75, 'builder'),
      flow('maker', 'plant', 20, 'builder'),
    ],
    ours: 'us',
    ...told,
  }
}
