/** A list is worked out in the background; queue it with a key per list. */
import { z } from 'zod'
import { task } from '../kernel/task.ts'

export const selectAccounts = task('segment.select', z.object({ selectionId: z.guid() }), {
  awaited: true,
})
