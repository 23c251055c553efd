/** All that is done later, room by room. */
import { acceptanceJobs } from '../accounts/acceptance.jobs.ts'
import { twinJobs } from '../accounts/twin.jobs.ts'
import { compensationJobs } from '../commit/compensation.jobs.ts'
import { serviceClockJobs } from '../commit/serviceClock.jobs.ts'
import { escalationJobs } from '../engage/escalation.jobs.ts'
import { mailAnswerJobs } from '../engage/mailAnswer.jobs.ts'
import { calendarJobs } from '../engage/calendarLink.jobs.ts'
import { mailboxJobs } from '../engage/mailbox.jobs.ts'
import { crmJobs } from '../gather/crm.jobs.ts'
import { importJobs } from '../gather/import.jobs.ts'
import { mergedJobs } from '../gather/merged.jobs.ts'
import { costsJobs } from '../identify/costs.jobs.ts'
import { portfolioJobs } from '../identify/portfolio.jobs.ts'
import { snapshotJobs } from '../identify/snapshot.jobs.ts'
import { makeRecommender } from '../grow/recommender.store.ts'
import { recommenderStudy } from '../grow/suggestion.ts'
import { maker, studiesWith } from '../identify/study.jobs.ts'
import { contactTwinJobs } from '../know/contactTwin.jobs.ts'
import { privateNoteJobs } from '../know/privateNote.jobs.ts'
import { watchingJobs } from '../plan/watching.jobs.ts'
import { stalledJobs } from '../segment/stalled.jobs.ts'
import { alertDigestJobs } from '../monitor/alert/alertDigest.jobs.ts'
import { alertJobs } from '../monitor/alert/alert.jobs.ts'
import { churnJobs } from '../monitor/churn.jobs.ts'
import { healthJobs } from '../monitor/health.jobs.ts'
import { surveyJobs } from '../monitor/satisfaction/survey.jobs.ts'
import { neglectJobs } from '../monitor/neglect/neglect.jobs.ts'
import { supplyJobs } from '../monitor/supply/supply.jobs.ts'
import { usageJobs } from '../monitor/usage/usage.jobs.ts'
import { invitationJobs } from '../segment/invitation.jobs.ts'
import { standingJobs } from '../segment/standing.jobs.ts'
import { selectionJobs } from '../segment/selection.jobs.ts'
import { watchJobs } from '../segment/watch.jobs.ts'
import { attachmentJobs } from '../know/attachment.jobs.ts'
import type { Job } from '../platform/jobs.ts'
import { proseJobs } from '../plan/prose.jobs.ts'
import { crmTargets } from './crm.ts'

export const roomJobs: Job[] = [
  ...twinJobs,
  ...acceptanceJobs,
  ...contactTwinJobs,
  ...importJobs,
  ...mergedJobs,
  ...crmJobs(crmTargets),
  ...portfolioJobs,
  ...studiesWith([maker(recommenderStudy, makeRecommender)]),
  ...costsJobs,
  ...snapshotJobs,
  ...selectionJobs,
  ...invitationJobs,
  ...standingJobs,
  ...stalledJobs,
  ...watchJobs,
  ...watchingJobs,
  ...attachmentJobs,
  ...privateNoteJobs,
  ...serviceClockJobs,
  ...mailboxJobs,
  ...calendarJobs,
  ...mailAnswerJobs,
  ...compensationJobs,
  ...escalationJobs,
  ...proseJobs,
  ...healthJobs,
  ...usageJobs,
  ...supplyJobs,
  ...neglectJobs,
  ...churnJobs,
  ...alertJobs,
  ...alertDigestJobs,
  ...surveyJobs,
]
