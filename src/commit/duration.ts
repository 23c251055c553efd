/** Lengths of time as people write them: `45s`, `90m`, `4h 30m`. */
import { z } from 'zod'

/** Hours of at most three digits before their unit would forbid a year: seven it is. */
export const Duration = z.string().regex(/^\s*(?=\S)(\d{1,7}h)?\s*(\d{1,7}m)?\s*(\d{1,9}s)?\s*$/)

/** In ms; 0 is no target and is refused where one is asked. */
export function msOf(duration: string): number {
  const amount = (unit: string) => Number(new RegExp(`(\\d+)${unit}`).exec(duration)?.[1] ?? 0)
  return (amount('h') * 3600 + amount('m') * 60 + amount('s')) * 1000
}

/** `3h 20m`; seconds only where there are any. */
export function durationText(seconds: number): string {
  const whole = Math.floor(seconds)
  const parts = [
    [Math.floor(whole / 3600), 'h'],
    [Math.floor(whole / 60) % 60, 'm'],
    [whole % 60, 's'],
  ].filter(([amount]) => amount !== 0)
  return parts.map(([amount, unit]) => `${amount}${unit}`).join(' ') || '0s'
}
