/** What we ask of the sign-in library, and its refusals in our words. Routes know only this. */
import { Problem } from '../platform/problem.ts'
import { ADDRESS_HEADER, type AuthGiven, openAuth } from './auth.store.ts'
import type { Newcomer } from './person.ts'

/** Where a request came from: the library keeps it with the session. */
export type From = { request: Request; address: string }

/** Someone is in: `headers` hand the browser its cookie. */
export type SignedIn = { token: string; personId: string; headers: Headers }

export type SignInLibrary = ReturnType<typeof openSignIn>

export function openSignIn(given: AuthGiven) {
  const auth = openAuth(given)
  const { api } = auth

  return {
    async signUp(newcomer: Newcomer, from: From): Promise<SignedIn> {
      const { headers, response } = await heard(
        api.signUpEmail({ body: newcomer, headers: told(from), returnHeaders: true }),
      )
      return { token: response.token!, personId: response.user.id, headers: cookiesOf(headers) }
    },

    /** Null in place of a token: the password is right, and now a code is asked for. */
    async signIn(body: { email: string; password: string }, from: From) {
      const { headers, response } = await heard(
        api.signInEmail({ body, headers: told(from), returnHeaders: true }),
      )
      const token = 'token' in response ? response.token : null
      return { token, personId: response.user?.id ?? '', headers: cookiesOf(headers) }
    },

    async giveCode(given: { code: string; trust: boolean }, from: From): Promise<SignedIn> {
      const body = { code: given.code, trustDevice: given.trust }
      const asked = { body, headers: told(from, { session: false }), returnHeaders: true } as const
      const { headers, response } = await heard(
        /^\d{6}$/.test(given.code) ? api.verifyTOTP(asked) : api.verifyBackupCode(asked),
      )
      return { token: response.token!, personId: response.user.id, headers: cookiesOf(headers) }
    },

    async changePassword({ current, wanted }: { current: string; wanted: string }, from: From) {
      const body = { currentPassword: current, newPassword: wanted }
      await heard(api.changePassword({ body, headers: told(from) }))
    },

    async setPassword(personId: string, password: string): Promise<void> {
      const library = await auth.$context
      const hash = await library.password.hash(password)
      await library.internalAdapter.updatePassword(personId, hash)
    },

    async beginSecondFactor(password: string, from: From) {
      const begun = await heard(
        api.enableTwoFactor({ body: { password, method: 'totp' }, headers: told(from) }),
      )
      if (begun.method !== 'totp') throw new Error('expected a second factor by code')
      return { address: begun.totpURI, recoveryCodes: begun.backupCodes }
    },

    /** The session is another one afterwards. */
    async confirmSecondFactor(code: string, from: From): Promise<Headers> {
      const { headers } = await heard(
        api.verifyTOTP({ body: { code }, headers: told(from), returnHeaders: true }),
      )
      return cookiesOf(headers)
    },

    /** The session is another one afterwards. */
    async endSecondFactor(password: string, from: From): Promise<Headers> {
      const { headers } = await heard(
        api.disableTwoFactor({ body: { password }, headers: told(from), returnHeaders: true }),
      )
      return cookiesOf(headers)
    },
  }
}

/** Only what it needs of a request: nobody signs in by a header that we didn't think of. */
function told({ request, address }: From, { session = true } = {}): Headers {
  const headers = new Headers({ [ADDRESS_HEADER]: address })
  const cookies = (request.headers.get('cookie') ?? '').split('; ')
  const kept = cookies.filter((cookie) => session || !cookie.includes('.session_token='))
  headers.set('cookie', kept.join('; '))
  headers.set('user-agent', (request.headers.get('user-agent') ?? '').slice(0, 300))
  return headers
}

function cookiesOf(headers: Headers): Headers {
  const cookies = new Headers()
  for (const line of headers.getSetCookie()) cookies.append('set-cookie', line)
  return cookies
}

const REFUSALS: Record<string, ConstructorParameters<typeof Problem>> = {
  INVALID_EMAIL_OR_PASSWORD: [401, 'access/wrong-password'],
  INVALID_PASSWORD: [422, 'access/wrong-password'],
  PASSWORD_TOO_LONG: [401, 'access/wrong-password'],
  CREDENTIAL_ACCOUNT_NOT_FOUND: [422, 'access/wrong-password'],
  USER_ALREADY_EXISTS: [409, 'access/email-taken'],
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: [409, 'access/email-taken'],
  INVALID_CODE: [422, 'access/wrong-code'],
  INVALID_BACKUP_CODE: [422, 'access/wrong-code'],
  INVALID_TWO_FACTOR_COOKIE: [401, 'access/code-late'],
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: [401, 'access/code-late'],
  ACCOUNT_TEMPORARILY_LOCKED: [429, 'access/locked'],
  TOTP_ALREADY_ENABLED: [409, 'access/second-factor-on'],
  TOTP_NOT_ENABLED: [409, 'access/second-factor-off'],
}

async function heard<T>(asking: Promise<T>): Promise<T> {
  try {
    return await asking
  } catch (error) {
    const code = (error as { body?: { code?: string } }).body?.code
    const refusal = code && REFUSALS[code]
    if (refusal) throw new Problem(...refusal)
    throw error
  }
}
