/** Criteria to begin with; their names and anchors are in messages/ under `segment:library`. */
import type { Axis, Metric } from './criterion.ts'

export type LibraryEntry = {
  axis: Axis
  looksAhead: boolean
  metric: Metric | null
  better?: 'less'
}

export const LIBRARY = {
  revenue: { axis: 'financial', looksAhead: false, metric: 'salesLast12' },
  marginShare: { axis: 'financial', looksAhead: false, metric: 'marginShare' },
  value: { axis: 'financial', looksAhead: true, metric: 'clv' },
  growth: { axis: 'financial', looksAhead: true, metric: 'growth' },
  growthPotential: { axis: 'financial', looksAhead: true, metric: null },
  referrals: { axis: 'financial', looksAhead: false, metric: 'referredSales' },
  tenure: { axis: 'strategic', looksAhead: false, metric: 'tenureYears' },
  loyalty: { axis: 'strategic', looksAhead: false, metric: 'purchaseDays' },
  breadth: { axis: 'strategic', looksAhead: true, metric: 'families' },
  culturalFit: { axis: 'strategic', looksAhead: true, metric: null },
  relationship: { axis: 'strategic', looksAhead: false, metric: null },
  newMarkets: { axis: 'strategic', looksAhead: true, metric: null },
  industryPosition: { axis: 'strategic', looksAhead: true, metric: null },
  brand: { axis: 'strategic', looksAhead: false, metric: null },
  serviceSensitivity: { axis: 'strategic', looksAhead: false, metric: null },
  lowNeed: { axis: 'strategic', looksAhead: false, metric: null },
  strategyFit: { axis: 'strategic', looksAhead: true, metric: null },
} as const satisfies Record<string, LibraryEntry>

export type LibraryKey = keyof typeof LIBRARY
