/** The session's cookie: a token and its signature, so that a made-up one costs no query. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { SESSION_SECONDS } from './session.ts'

export const COOKIE_PREFIX = 'clave'

/** Both must be what the sign-in library writes; a test signs in by it and reads the cookie here. */
const sessionCookieName = (secure: boolean) =>
  `${secure ? '__Secure-' : ''}${COOKIE_PREFIX}.session_token`

type Signing = { secret: string; secure: boolean }

/** The token in a request's cookie, if we signed it. */
export function tokenOf(request: Request, { secret, secure }: Signing): string | null {
  const sent = cookieNamed(request.headers.get('cookie') ?? '', sessionCookieName(secure))
  const dot = sent?.lastIndexOf('.') ?? -1
  if (!sent || dot < 1) return null
  const token = sent.slice(0, dot)
  const given = Buffer.from(sent.slice(dot + 1), 'base64')
  const ours = signatureOf(token, secret)
  return given.length === ours.length && timingSafeEqual(given, ours) ? token : null
}

/** A `set-cookie` line that gives the browser this session, for as long as sessions last unused. */
export function sessionCookie(token: string, { secret, secure }: Signing): string {
  const value = encodeURIComponent(`${token}.${signatureOf(token, secret).toString('base64')}`)
  return cookieLine(value, SESSION_SECONDS, secure)
}

/** A `set-cookie` line that takes it away. */
export function noSessionCookie(secure: boolean): string {
  return cookieLine('', 0, secure)
}

function cookieLine(value: string, maxAge: number, secure: boolean): string {
  const about = `Max-Age=${maxAge}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
  return `${sessionCookieName(secure)}=${value}; ${about}`
}

function signatureOf(token: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(token).digest()
}

function cookieNamed(header: string, name: string): string | null {
  for (const part of header.split(';')) {
    const equals = part.indexOf('=')
    if (part.slice(0, equals).trim() !== name) continue
    try {
      return decodeURIComponent(part.slice(equals + 1).trim())
    } catch {
      return null
    }
  }
  return null
}
