/** The sign-in library, fenced in: people, passwords, sessions and second factors. Nobody else meets it. */
import { betterAuth } from 'better-auth'
import { twoFactor } from 'better-auth/plugins/two-factor'
import type pg from 'pg'
import { COOKIE_PREFIX } from './cookie.store.ts'
import { PASSWORD_LENGTH } from './password.ts'
import { SESSION_SECONDS } from './session.ts'

export type AuthGiven = {
  /** Its `search_path` is the schema `access`. */
  pool: pg.Pool
  secret: string
  /** Browsers reach us over TLS. */
  secure: boolean
}

/** The header in which we tell the library where a request came from; a browser's own is not passed on. */
export const ADDRESS_HEADER = 'x-clave-address'

export function openAuth({ pool, secret, secure }: AuthGiven) {
  return betterAuth({
    appName: 'Clave',
    // Only its cookies would depend on it, and those are told below.
    baseURL: 'http://localhost',
    secret,
    database: pool,
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Requests reach it only through our own routes, which have their own limits.
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: PASSWORD_LENGTH.least,
      maxPasswordLength: PASSWORD_LENGTH.most,
    },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: secure,
      database: { generateId: 'uuid' },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    user: {
      modelName: 'person',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: {
        locale: { type: 'string', required: true, defaultValue: 'es-ES' },
        timeZone: {
          type: 'string',
          required: true,
          defaultValue: 'Europe/Madrid',
          fieldName: 'time_zone',
        },
      },
    },
    session: {
      modelName: 'session',
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
      fields: {
        userId: 'person_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      additionalFields: {
        firmId: { type: 'string', required: false, input: false, fieldName: 'firm_id' },
      },
    },
    account: {
      modelName: 'credential',
      fields: {
        userId: 'person_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    plugins: [
      twoFactor({
        issuer: 'Clave',
        twoFactorTable: 'second_factor',
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            fields: {
              userId: 'person_id',
              backupCodes: 'backup_codes',
              failedVerificationCount: 'failed_verification_count',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
    ],
  })
}
