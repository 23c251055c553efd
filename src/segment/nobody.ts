/** Why a list comes to nobody: all that stands in the way, so that none is found out only after the other. */
import type { KeptSelection } from './keptSelection.ts'

type Barred = { strategy: number; score: number }

export type WhyNobody =
  | { why: 'candidates' }
  | { why: 'strategy' | 'score'; count: number }
  /** A key account asks more of the skill than all there is; 0 where nobody has hours of it. */
  | { why: 'hours'; skill: string; need: number; available: number }
  | { why: 'others' }

export function whyNobody(
  { candidates, limits }: Pick<KeptSelection, 'candidates' | 'limits'>,
  barred: Barred,
): WhyNobody[] {
  if (candidates === 0) return [{ why: 'candidates' }]
  const found: WhyNobody[] = []
  if (barred.strategy > 0) found.push({ why: 'strategy', count: barred.strategy })
  if (barred.score > 0) found.push({ why: 'score', count: barred.score })
  for (const { skill, available } of limits.resources) {
    const need = limits.needs.key[skill] ?? 0
    if (need > available) found.push({ why: 'hours', skill, need, available })
  }
  return found.length > 0 ? found : [{ why: 'others' }]
}
