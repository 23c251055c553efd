/** The undo of what was just told of a clock. */
import { ask } from '../ui/api.ts'
import { undoClock } from './serviceClock.api.ts'
import type { ServiceClock } from './serviceClock.ts'

export const undone = ({ clockId, lastEventId }: ServiceClock) =>
  ask(undoClock, { clockId, eventId: lastEventId! })
