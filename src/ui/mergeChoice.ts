/** Two versions of one thing, field by field: which of the two values stays. */
export type Side = 'kept' | 'other'
export type MergeField = { field: string; label: string; kept: string; other: string }
export type Chosen = Record<string, Side>

/** What is the same in both is not asked. */
export function isAsked({ kept, other }: MergeField): boolean {
  return kept !== other
}

/** The kept one's value stays, unless there is none: nothing loses to something. */
export function chosenAtFirst(fields: readonly MergeField[]): Chosen {
  const asked = fields.filter(isAsked)
  return Object.fromEntries(asked.map(({ field, kept }) => [field, kept === '' ? 'other' : 'kept']))
}
