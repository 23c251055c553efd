/** What a person may change of themselves. */
import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Password } from './password.ts'
import { Locale, PersonName, Profile, TimeZone } from './person.ts'

const Nothing = z.object({})

export const readProfile = endpoint('GET /profile', {
  may: 'person',
  input: Nothing,
  returns: Profile,
})

export const changeProfile = endpoint('PUT /profile', {
  may: 'person',
  input: z.object({ name: PersonName, locale: Locale, timeZone: TimeZone }),
  returns: Profile,
})

/** Ends every other session. */
export const changePassword = endpoint('PUT /profile/password', {
  may: 'person',
  input: z.object({ current: Password, wanted: Password }),
  returns: Nothing,
})

/** Begins a second factor; nothing is asked at sign-in until a code has confirmed it. */
export const beginSecondFactor = endpoint('POST /profile/second-factor', {
  may: 'person',
  input: z.object({ password: Password }),
  returns: z.object({
    /** For typing by hand. */
    secret: z.string(),
    /** The same as a picture to be scanned. */
    svg: z.string(),
    recoveryCodes: z.array(z.string()),
  }),
})

export const confirmSecondFactor = endpoint('PUT /profile/second-factor', {
  may: 'person',
  input: z.object({
    code: z
      .string()
      .trim()
      .regex(/^\d{6}$/),
  }),
  returns: Profile,
})

export const endSecondFactor = endpoint('DELETE /profile/second-factor', {
  may: 'person',
  input: z.object({ password: Password }),
  returns: Profile,
})
