/** The tone in which the state of a run is told. */
import type { Tone } from '../ui/theme.ts'
import type { CrmState } from './crm.ts'

export const CRM_TONES: Record<CrmState, Tone> = {
  draft: 'plain',
  checking: 'note',
  checked: 'warn',
  taking: 'note',
  taken: 'good',
  reversing: 'note',
  reversed: 'plain',
}
