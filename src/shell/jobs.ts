/** All that is done later, room by room. */
import type { Job } from '../platform/jobs.ts'

export const roomJobs: Job[] = []
