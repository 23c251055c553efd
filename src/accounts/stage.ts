/**
 * How close we are to a client, as we see it and as the client does: from no business yet to systems that
 * interlock. Millman & Wilson (1995); models.md §7.
 */
export const STAGES = [
  'exploratory',
  'basic',
  'cooperative',
  'interdependent',
  'integrated',
] as const
export type Stage = (typeof STAGES)[number]

/** The lower of both views: suppliers believe they are closer than the client thinks. Null where neither is known. */
export function workingStage(ours: Stage | null, theirs: Stage | null): Stage | null {
  const known = [ours, theirs].flatMap((stage) => (stage ? [STAGES.indexOf(stage)] : []))
  return known.length > 0 ? STAGES[Math.min(...known)]! : null
}

/** Strength of 1 (exploratory) to 5 (integrated) where nobody rated it; NaN where no stage is known. */
export function strengthOfStage(stage: Stage | null): number {
  return stage ? 1 + STAGES.indexOf(stage) : NaN
}
