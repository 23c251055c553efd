/** The work of taking away for good what people have deleted. */
import { z } from 'zod'
import { task } from '../kernel/task.ts'

export const purgeDropped = task('know.purge', z.object({}))

/** So many milliseconds after a deletion: then nobody takes it back any more. */
export const FILES_AFTER_MS = 25 * 3_600_000
export const NOTES_AFTER_MS = 31 * 24 * 3_600_000
