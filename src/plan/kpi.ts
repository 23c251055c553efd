/** An indicator set beforehand: on which side of its threshold a value lies. */
import type { ItemOf } from './item.ts'

/** The threshold itself is still on the good side. False where value or threshold isn't known. */
export function isBeyond(
  { threshold, worse }: Pick<ItemOf<'kpi'>['body'], 'threshold' | 'worse'>,
  value: number | null,
): boolean {
  if (value === null || threshold === null) return false
  return worse === 'below' ? value < threshold : value > threshold
}
