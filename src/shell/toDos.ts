/** What every room hands in to the one list of Hoy. */
import { accountsToDo } from '../accounts/cockpit/toDo.store.ts'
import { commitToDo } from '../commit/cockpit/toDo.store.ts'
import { engageToDo } from '../engage/cockpit/toDo.store.ts'
import { knowToDo } from '../know/cockpit/toDo.store.ts'
import { monitorToDo } from '../monitor/cockpit/toDo.store.ts'
import { planToDo } from '../plan/cockpit/toDo.store.ts'
import type { ToDoPart } from '../platform/toDoPart.ts'
import { segmentToDo } from '../segment/cockpit/toDo.store.ts'

export const toDoParts: ToDoPart[] = [
  ...accountsToDo,
  ...segmentToDo,
  ...knowToDo,
  ...planToDo,
  ...commitToDo,
  ...engageToDo,
  ...monitorToDo,
]
