/** A mailbox that is read over IMAP and sent from over SMTP: one's own, or the firm's, to which mails are forwarded. */
import { z } from 'zod'
import type { Actor } from '../kernel/actor.ts'
import { LEADS } from '../kernel/actor.ts'
import { blankable } from '../kernel/blankable.ts'
import { Day } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { task } from '../kernel/task.ts'
import { SilenceTold } from './mailSilence.ts'

// words: engage:mailbox.security.*
export const SECURITIES = ['tls', 'starttls', 'none'] as const
export const MAILBOX_KINDS = ['own', 'filing'] as const
// words: engage:mailbox.problem.*
export const MAIL_PROBLEMS = [
  'auth',
  'host',
  'refused',
  'timeout',
  'certificate',
  'gone',
  'sealed',
  'rejected',
  'unsure',
  'other',
] as const
export type MailProblem = (typeof MAIL_PROBLEMS)[number]

const Host = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$|^[0-9a-f:.]{2,45}$/)
const Port = z.coerce.number<number | string>().int().min(1).max(65_535)

export const MailboxGiven = z.object({
  kind: z.enum(MAILBOX_KINDS).default('own'),
  address: z.string().trim().toLowerCase().pipe(z.email().max(300)),
  /** Whoever it is at the mail server; mostly the address. */
  login: z.string().trim().min(1).max(300),
  imapHost: Host,
  imapPort: Port.default(993),
  imapSecurity: z.enum(SECURITIES).default('tls'),
  /** Null where nothing is sent from it. */
  smtpHost: blankable(Host),
  smtpPort: blankable(Port),
  smtpSecurity: z.enum(SECURITIES).default('starttls'),
  /** Mails from before are left where they are. */
  sinceOn: Day,
})
export type MailboxGiven = z.infer<typeof MailboxGiven>

/** A password that is left empty stays as it is. */
export const MailboxTyped = MailboxGiven.extend({
  password: z.string().max(1000).default(''),
})

export const Mailbox = MailboxGiven.extend({
  mailboxId: z.guid(),
  personId: z.guid().nullable(),
  personName: z.string().nullable(),
  state: z.enum(['connecting', 'ok', 'failing']),
  problem: z.enum(MAIL_PROBLEMS).nullable(),
  problemSince: z.iso.datetime().nullable(),
  askedAt: z.iso.datetime().nullable(),
  answeredAt: z.iso.datetime().nullable(),
  lastMessageAt: z.iso.datetime().nullable(),
  /** How long after it arrived there the newest one was here. */
  lagMs: z.number().nullable(),
  seenCount: z.number(),
  keptCount: z.number(),
  leftCount: z.number(),
  silence: SilenceTold.nullable(),
  alarm: z.enum(['failing', 'notAsked', 'silent']).nullable(),
})
export type Mailbox = z.infer<typeof Mailbox>

export const syncMailbox = task('engage.syncMailbox', z.object({ mailboxId: z.guid() }))
export const sendAnswer = task('engage.sendAnswer', z.object({ outgoingId: z.guid() }), {
  awaited: true,
})
export const sweepMail = task('engage.sweepMail', z.object({}))

export const ASKED_EVERY_MS = 5 * 60_000
const A_MINUTE = 60_000

/** How long to wait after so many failures in a row: less and less often; a refused password hardly ever, since servers lock. */
export function retryAfterMs(failures: number, problem: MailProblem): number {
  if (problem === 'auth' || problem === 'sealed') return 60 * A_MINUTE
  return Math.min(30, 2 ** Math.min(failures - 1, 10)) * A_MINUTE
}

const FAILING_MS = 60 * A_MINUTE
const NOT_ASKED_MS = 45 * A_MINUTE

/** What is wrong with it that someone should look at; in ms since 1970 UTC. */
export function alarmOf(
  {
    state,
    problem,
    problemSince,
    askedAt,
    silence,
  }: Pick<Mailbox, 'state' | 'problem' | 'problemSince' | 'askedAt' | 'silence'>,
  now: number,
): Mailbox['alarm'] {
  if (problem === 'auth' || problem === 'sealed') return 'failing'
  if (state === 'failing' && problemSince && now - Date.parse(problemSince) > FAILING_MS)
    return 'failing'
  if (askedAt && now - Date.parse(askedAt) > NOT_ASKED_MS) return 'notAsked'
  return silence?.isUnusual ? 'silent' : null
}

/** Since when it is so. */
export function alarmSince({
  silence,
  problemSince,
  askedAt,
  sinceOn,
}: Pick<Mailbox, 'silence' | 'problemSince' | 'askedAt' | 'sinceOn'>): string {
  return problemSince ?? silence?.since ?? askedAt ?? `${sinceOn}T00:00:00Z`
}

/** One's own; the firm's is for those who lead. */
export function whyNotMailbox(
  actor: Pick<Actor, 'id' | 'role'>,
  { kind, personId }: Pick<Mailbox, 'kind' | 'personId'>,
): Refusal | null {
  const may =
    kind === 'filing' ? (LEADS as readonly string[]).includes(actor.role) : personId === actor.id
  return may ? null : { code: 'engage/mailbox-not-yours', status: 403 }
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/

/** A password never travels in the open; a server on this machine, such as a bridge, hears it without a wire. */
export function whyNotConnect(
  given: Pick<MailboxGiven, 'imapHost' | 'imapSecurity' | 'smtpHost' | 'smtpPort' | 'smtpSecurity'>,
): Refusal | null {
  const { imapHost, imapSecurity, smtpHost, smtpPort, smtpSecurity } = given
  const open =
    (imapSecurity === 'none' && !LOOPBACK.test(imapHost)) ||
    (smtpHost !== null && smtpSecurity === 'none' && !LOOPBACK.test(smtpHost))
  if (open) return { code: 'engage/mailbox-in-the-open', status: 422 }
  if ((smtpHost === null) !== (smtpPort === null))
    return { code: 'engage/mailbox-half-smtp', status: 422 }
  return null
}

/** Answers go out through one's own mailbox, where it has a way out. */
export function whyNotSend({ kind, smtpHost }: Pick<Mailbox, 'kind' | 'smtpHost'>): Refusal | null {
  return kind === 'own' && smtpHost !== null
    ? null
    : { code: 'engage/mailbox-reads-only', status: 409 }
}
