/** What tells of escalations, to be read again when one changes. */
import {
  listAccountEscalations,
  listEscalations,
  listLessons,
  listMyEscalations,
  readEscalation,
} from './escalation.api.ts'
import { REQUESTS_CHANGED } from './requestChanged.tsx'

export const ESCALATIONS_CHANGED = [
  listEscalations,
  listAccountEscalations,
  listMyEscalations,
  readEscalation,
  listLessons,
  ...REQUESTS_CHANGED,
]
