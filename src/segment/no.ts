/** What the rules of choosing answer where something can't be: its words are in messages/ under `segment:refusal`. */
import type { Refusal } from '../kernel/refusal.ts'

export function no(reason: string, values: Refusal['values'] = {}): Refusal {
  return { code: `segment/${reason}`, status: 422, values }
}
