/** What is asked of a later room when the ledger or its rates have changed: make the figures anew. */
import { z } from 'zod'
import { task } from '../kernel/task.ts'

/** Queue it with a key, so that many changes at once make the figures once. */
export const refreshFigures = task('identify.refresh', z.object({}), { awaited: true })
