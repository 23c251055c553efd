/** Work that escalations ask for: a look when a deadline has passed, and telling whoever is to be told. */
import { z } from 'zod'
import { task } from '../kernel/task.ts'

export const escalationsDue = task('engage.escalationsDue', z.object({}))
export const tellSteps = task('engage.tellSteps', z.object({}))
