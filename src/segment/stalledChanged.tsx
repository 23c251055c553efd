/** What pages of stalled accounts share: what is read again after each step, and the tone of each state. */
import type { Tone } from '../ui/theme.ts'
import { listOpenStalled, readStalled, readStalledAccount } from './stalled.api.ts'
import type { CaseState } from './stalled.ts'

export const STALLED_READS = [readStalled, readStalledAccount, listOpenStalled]

export const STATE_TONES: Record<CaseState, Tone> = {
  asked: 'warn',
  unexecuted: 'bad',
  questioned: 'note',
  closed: 'plain',
}
