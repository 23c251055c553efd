/** What the outside may ask of sessions: who am I, sign in, sign out, which of my browsers are open. */
import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Password } from './password.ts'
import { Email } from './person.ts'
import { OpenSession, Session } from './session.ts'

const Nothing = z.object({})

export const readSession = endpoint('GET /session', {
  may: 'anyone',
  input: Nothing,
  returns: Session,
})

/** `code`: the password is right and a code of the second factor is asked for next. */
export const signIn = endpoint('POST /session', {
  may: 'anyone',
  input: z.object({ email: Email, password: Password }),
  returns: z.object({ step: z.enum(['in', 'code']) }),
})

/** Six digits, or one of the recovery codes. */
export const giveCode = endpoint('POST /session/code', {
  may: 'anyone',
  input: z.object({ code: z.string().trim().min(6).max(20), trust: z.boolean().default(false) }),
  returns: z.object({ step: z.literal('in') }),
})

export const signOut = endpoint('DELETE /session', {
  may: 'anyone',
  input: Nothing,
  returns: Nothing,
})

export const openFirm = endpoint('PUT /session/firm', {
  may: 'person',
  input: z.object({ firmId: z.uuid() }),
  returns: Nothing,
})

export const listSessions = endpoint('GET /sessions', {
  may: 'person',
  input: Nothing,
  returns: z.array(OpenSession),
})

export const endSession = endpoint('DELETE /sessions/:sessionId', {
  may: 'person',
  input: z.object({ sessionId: z.uuid() }),
  returns: Nothing,
})

/** All but the one that asks. */
export const endOtherSessions = endpoint('DELETE /sessions', {
  may: 'person',
  input: Nothing,
  returns: z.object({ ended: z.number() }),
})
