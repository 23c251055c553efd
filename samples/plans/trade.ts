/** What a plan of the demo company says of a client's trade. */
import type { PackName } from '../../src/plan/planTemplate.ts'

export type TradePlan = {
  template: PackName
  why: string
  market: string
  pain: string
  goal: string
  /** An objective read by hand: what, its unit, from where to where. */
  aim: { title: string; measure: string; unit: string; from: number; to: number; source: string }
  solution: string
  improvement: { title: string; cause: string; area: 'logistics' | 'quality' | 'product' }
  advice: { title: string; why: string }
  esg: { title: string; evidence: string }
}
