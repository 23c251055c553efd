/** Once a day, compensations of periods that have ended are worked out. */
import { z } from 'zod'
import { task } from '../kernel/task.ts'

export const settleCompensation = task('commit.settleCompensation', z.object({}))
