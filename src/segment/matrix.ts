/**
 * The portfolio matrix: how attractive an account is over some three years, against what it thinks of us
 * beside our best competitor. McDonald & Woodburn, Key Account Management; models.md §6.
 */
export const BOXES = ['strategic', 'star', 'status', 'streamline'] as const
export type Box = (typeof BOXES)[number]

/** The middle of a scale of 1 to 5. */
export const MIDDLE = 3

/**
 * The box of an account; null where one of its two figures isn't known. On the line counts as beyond it.
 * `attractive` and `strong` move the lines, 1 to 5.
 */
export function boxOf(
  attractiveness: number,
  strength: number,
  { attractive = MIDDLE, strong = MIDDLE } = {},
): Box | null {
  if (Number.isNaN(attractiveness) || Number.isNaN(strength)) return null
  if (attractiveness >= attractive) return strength >= strong ? 'strategic' : 'star'
  return strength >= strong ? 'status' : 'streamline'
}
