/** The tone of each state of a clock; its word says it too. */
import type { ClockState } from './clock.ts'

export const CLOCK_TONES = {
  onTrack: 'accent',
  atRisk: 'warn',
  breached: 'bad',
  paused: 'plain',
  met: 'good',
} as const satisfies Record<ClockState, string>
