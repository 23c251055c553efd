/** A forgotten password: a link by mail, and a new password by the link. */
import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { LinkToken } from './link.ts'
import { Password } from './password.ts'
import { Email, Locale } from './person.ts'

const Nothing = z.object({})

/** Answers the same whether or not someone has that address. */
export const askReset = endpoint('POST /password-reset', {
  may: 'anyone',
  input: z.object({ email: Email, locale: Locale.default('es-ES') }),
  returns: Nothing,
})

/** Shows whose password it would change, and changes nothing. */
export const readReset = endpoint('GET /password-reset', {
  may: 'anyone',
  input: z.object({ token: LinkToken }),
  returns: z.object({ email: z.string(), name: z.string() }),
})

/** Ends every session of that person. */
export const resetPassword = endpoint('PUT /password-reset', {
  may: 'anyone',
  input: z.object({ token: LinkToken, password: Password }),
  returns: Nothing,
})
