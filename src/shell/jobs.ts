/** All that is done later, room by room. */
import { portfolioJobs } from '../identify/portfolio.jobs.ts'
import type { Job } from '../platform/jobs.ts'

export const roomJobs: Job[] = [...portfolioJobs]
