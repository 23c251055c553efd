/** What this room keeps of people at the clients: what there was to do names them. The work stays, without the name. */
import { namedIn, type PersonalPart } from '../platform/personal.ts'

export const doneForPeople: PersonalPart[] = [
  namedIn('actions', 'action', ['title', 'how', 'outcome']),
]
