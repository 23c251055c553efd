/** What the outside may do with escalations, critical situations and what was learnt. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { LEADS, TEAM, WORKERS, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import {
  CriticalGiven,
  Escalation,
  EscalationGiven,
  EscalationList,
  EscalationPage,
  EscalationRead,
  Lesson,
  Outcome,
  PostMortemGiven,
  Said,
} from './escalation.ts'
import { EscalationSettings } from './escalationSettings.ts'

const one = z.object({ escalationId: z.guid() })

export const listEscalations = endpoint('GET /escalations', {
  may: TEAM,
  input: EscalationList,
  returns: EscalationPage,
})

/** Open ones first, critical before others. */
export const listAccountEscalations = endpoint('GET /accounts/:accountId/escalations', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(Escalation),
})

/** Open ones that whoever asks owns, or was told of. */
export const listMyEscalations = endpoint('GET /my-escalations', {
  may: WORKERS,
  input: z.object({}),
  returns: z.array(Escalation),
})

export const readEscalation = endpoint('GET /escalations/:escalationId', {
  may: TEAM,
  input: one,
  returns: EscalationRead,
})

/** Opens one at the first level, or changes what is said of it. */
export const putEscalation = endpoint('PUT /escalations', {
  may: WRITERS,
  input: EscalationGiven.extend({
    escalationId: z.guid().optional(),
    was: EscalationGiven.optional(),
  }),
  returns: z.object({ now: Escalation, before: Escalation.nullable() }),
})

export const dropEscalation = endpoint('DELETE /escalations/:escalationId', {
  may: WRITERS,
  input: one,
  returns: Escalation,
})

/** One level up; whoever is told there is told. */
export const raiseEscalation = endpoint('POST /escalations/:escalationId/raise', {
  may: WORKERS,
  input: one.extend({ note: z.string().trim().max(2000).default('') }),
  returns: Escalation,
})

export const lowerEscalation = endpoint('DELETE /escalations/:escalationId/raise', {
  may: WORKERS,
  input: one,
  returns: Escalation,
})

/** A critical situation: one owner, and an update every so many hours. */
export const makeCritical = endpoint('PUT /escalations/:escalationId/critical', {
  may: WRITERS,
  input: CriticalGiven.extend(one.shape),
  returns: Escalation,
})

export const calmEscalation = endpoint('DELETE /escalations/:escalationId/critical', {
  may: WRITERS,
  input: one,
  returns: Escalation,
})

/** How it stands now, told to everyone who follows it. */
export const updateEscalation = endpoint('POST /escalations/:escalationId/updates', {
  may: WORKERS,
  input: Said.extend(one.shape),
  returns: Escalation,
})

export const endEscalation = endpoint('PUT /escalations/:escalationId/end', {
  may: WRITERS,
  input: Outcome.extend(one.shape),
  returns: Escalation,
})

export const reopenEscalation = endpoint('DELETE /escalations/:escalationId/end', {
  may: WRITERS,
  input: one,
  returns: Escalation,
})

export const putPostMortem = endpoint('PUT /escalations/:escalationId/post-mortem', {
  may: WRITERS,
  input: PostMortemGiven.extend(one.shape),
  returns: z.object({ now: PostMortemGiven, before: PostMortemGiven.nullable() }),
})

export const dropPostMortem = endpoint('DELETE /escalations/:escalationId/post-mortem', {
  may: WRITERS,
  input: one,
  returns: PostMortemGiven,
})

/** What was learnt, the newest first; sought by its words. */
export const listLessons = endpoint('GET /lessons', {
  tells: ['opportunity', 'swot'],
  may: TEAM,
  input: z.object({ q: z.string().trim().max(200).default('') }),
  returns: z.array(Lesson),
})

export const readEscalationSettings = endpoint('GET /escalation-settings', {
  may: TEAM,
  input: z.object({}),
  returns: EscalationSettings,
})

export const keepEscalationSettings = endpoint('PUT /escalation-settings', {
  may: LEADS,
  input: EscalationSettings,
  returns: z.object({ now: EscalationSettings, before: EscalationSettings }),
})
