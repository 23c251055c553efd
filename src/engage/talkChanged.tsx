/** What tells of talks and of what comes of them, to be read again when one changes. */
import { ACTIONS_CHANGED } from '../accounts/actionChanged.tsx'
import { COMMITMENTS_CHANGED } from '../commit/commitmentChanged.tsx'
import { ALIGNMENT_CHANGED } from '../plan/alignmentChanged.tsx'
import { prepareTalk } from './agenda.api.ts'
import { listDueContacts, readRhythm } from './cadence.api.ts'
import { listInteractions, listPlanned, readInteraction } from './interaction.api.ts'
import { listMade } from './talk.api.ts'

export const TALKS_CHANGED = [
  listInteractions,
  listPlanned,
  readInteraction,
  listMade,
  listDueContacts,
  readRhythm,
  prepareTalk,
  ...ACTIONS_CHANGED,
  ...COMMITMENTS_CHANGED,
  ...ALIGNMENT_CHANGED,
]
