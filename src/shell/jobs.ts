/** All that is done later, room by room. */
import { importJobs } from '../gather/import.jobs.ts'
import { costsJobs } from '../identify/costs.jobs.ts'
import { portfolioJobs } from '../identify/portfolio.jobs.ts'
import { snapshotJobs } from '../identify/snapshot.jobs.ts'
import { studyJobs } from '../identify/study.jobs.ts'
import type { Job } from '../platform/jobs.ts'

export const roomJobs: Job[] = [
  ...importJobs,
  ...portfolioJobs,
  ...studyJobs,
  ...costsJobs,
  ...snapshotJobs,
]
