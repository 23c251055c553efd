/** The colours of segments and classes: those that stand alike share a tone, the better ones its deeper shade. */
import { type By, STANDINGS, type Standing, standingOf, stepsOf, type Way } from './movement.ts'

const TONES: Record<Standing, 'accent' | 'note' | 'warn' | 'dim'> = {
  well: 'accent',
  watch: 'note',
  risk: 'warn',
  away: 'dim',
}

/** How much paler each class is. */
const CLASS_SHADES = { A: 0, B: 0.4, C: 0.72 }
const PALEST = 0.7

/** `shade` is how much paler than the tone, 0..1. */
export function colourOf(by: By, step: string): { tone: (typeof TONES)[Standing]; shade: number } {
  if (by === 'abc') return { tone: 'accent', shade: CLASS_SHADES[step as 'A'] ?? 0 }
  const standing = standingOf(step)
  const alike = stepsOf(by).filter((one) => standingOf(one) === standing)
  const shade = (alike.indexOf(step) / Math.max(1, alike.length - 1)) * PALEST
  return { tone: TONES[standing], shade: Math.max(0, shade) }
}

export const STANDING_TONES = STANDINGS.map((standing) => ({ standing, tone: TONES[standing] }))
export const WAY_TONES: Record<Way, 'bad' | 'good' | 'plain' | 'note'> = {
  worse: 'bad',
  better: 'good',
  same: 'plain',
  new: 'note',
  gone: 'plain',
}
