/** What the environment says, checked once: every wrong setting is named in one line. */
import { homedir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

const flag = z
  .enum(['on', 'off', 'true', 'false', '1', '0'])
  .transform((word) => ['on', 'true', '1'].includes(word))

const MEGABYTE = 1_000_000
const GIGABYTE = 1024 ** 3

const Environment = z.object({
  CLAVE_HOST: z.string().min(1).default('127.0.0.1'),
  CLAVE_PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  CLAVE_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  CLAVE_TLS_PROXY: flag.default(false),
  CLAVE_DATA: z.string().startsWith('/').default(defaultDataFolder()),
  CLAVE_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  CLAVE_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  CLAVE_MAIL_FROM: z.string().includes('@').default('Clave <clave@localhost>'),
  CLAVE_DEMO: flag.optional(),
  CLAVE_SECRET: z.string().min(32).optional(),
  CLAVE_MAX_FILE_GB: z.coerce.number().positive().max(1000).default(5),
  CLAVE_ATTACHMENT_MB: z.coerce.number().positive().max(10_000).default(25),
  // Nothing that a computer would run.
  CLAVE_ATTACHMENT_TYPES: z
    .string()
    .regex(/^[a-z0-9]+(,[a-z0-9]+)*$/)
    .default(
      'pdf,png,jpg,jpeg,gif,webp,heic,txt,csv,doc,docx,xls,xlsx,ppt,pptx,odt,ods,odp,eml,msg,zip,mp3,m4a,mp4,dwg,dxf,step,stp',
    ),
  // At a terminal a person reads along: only what concerns them.
  CLAVE_LOG: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default(process.stderr.isTTY ? 'warn' : 'info'),
})

export type Settings = {
  host: string
  port: number
  /** Where people reach it; null until the port is known, when it is derived from host and port. */
  publicUrl: string | null
  /** Behind a proxy that speaks TLS: cookies are secure and forwarded addresses are believed. */
  tlsProxy: boolean
  dataFolder: string
  /** null: the PostgreSQL inside the package, below the data folder. */
  databaseUrl: string | null
  smtpUrl: string | null
  mailFrom: string
  /** The demo firm opens without sign-up: on by default only where the server listens on loopback. */
  demo: boolean
  /** Signs sessions; null: one is made and kept in the data folder. */
  secret: string | null
  maxFileBytes: number
  /** Of files that hang on notes and accounts: how large, and how their names may end. */
  attachments: { mostBytes: number; endings: readonly string[] }
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

/** What it should be is said in words under `shell:setting`. */
export class WrongSetting extends Error {
  readonly setting: string
  /** What was given; empty where that may be a secret. */
  readonly given: string

  constructor(setting: string, given: string) {
    super(`${setting}: ${given}`)
    this.setting = setting
    this.given = given
  }
}

export function readSettings(environment: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const checked = Environment.safeParse(given)
  if (!checked.success) {
    const name = String(checked.error.issues[0]!.path[0])
    throw new WrongSetting(name, /SECRET|URL/.test(name) ? '' : (given[name] ?? ''))
  }
  const e = checked.data
  return {
    host: e.CLAVE_HOST,
    port: e.CLAVE_PORT,
    publicUrl: e.CLAVE_PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    tlsProxy: e.CLAVE_TLS_PROXY,
    dataFolder: e.CLAVE_DATA,
    databaseUrl: e.CLAVE_DATABASE_URL ?? e.DATABASE_URL ?? null,
    smtpUrl: e.CLAVE_SMTP_URL ?? null,
    mailFrom: e.CLAVE_MAIL_FROM,
    demo: e.CLAVE_DEMO ?? isLoopback(e.CLAVE_HOST),
    secret: e.CLAVE_SECRET ?? null,
    maxFileBytes: e.CLAVE_MAX_FILE_GB * GIGABYTE,
    attachments: {
      mostBytes: e.CLAVE_ATTACHMENT_MB * MEGABYTE,
      endings: e.CLAVE_ATTACHMENT_TYPES.split(','),
    },
    logLevel: e.CLAVE_LOG,
  }
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)
}

function defaultDataFolder(): string {
  if (process.getuid?.() === 0) return '/var/lib/clave'
  return join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'clave')
}
