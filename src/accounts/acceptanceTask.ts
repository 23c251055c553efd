/** After an answer by link, both parties get the text and its hash by mail. */
import { z } from 'zod'
import { task } from '../kernel/task.ts'

export const tellAnswer = task('accounts.acceptanceAnswered', z.object({ acceptanceId: z.guid() }))
