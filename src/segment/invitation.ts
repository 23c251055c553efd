/** Whoever is asked to rate hears of it when the round opens. */
import { z } from 'zod'
import { task } from '../kernel/task.ts'

export const inviteRaters = task('segment.invite', z.object({ roundId: z.guid() }))
