/** Threads of mails with people at a client, as they are shown: who sees them, who answers, what may be done. */
import { z } from 'zod'
import { SHOWS } from '../know/attachment.ts'
import { listOf, pageOf } from '../kernel/list.ts'
import type { Refusal } from '../kernel/refusal.ts'

export const MailFile = z.object({
  fileId: z.guid(),
  name: z.string(),
  shows: z.enum(SHOWS),
  bytes: z.number(),
  // words: engage:mail.leftOut.*
  leftOut: z.enum(['size', 'kind']).nullable(),
})

export const MailParty = z.object({
  role: z.enum(['from', 'to', 'cc']),
  name: z.string(),
  address: z.string(),
  contactId: z.guid().nullable(),
})
export type MailParty = z.infer<typeof MailParty>

const Clock = z.object({
  state: z.enum(['running', 'met', 'breached']),
  dueAt: z.iso.datetime().nullable(),
  startedAt: z.iso.datetime(),
  stoppedAt: z.iso.datetime().nullable(),
})

export const Mail = z.object({
  messageId: z.guid(),
  way: z.enum(['in', 'out']),
  // words: engage:mail.kind.*
  kind: z.enum(['mail', 'auto', 'bounce']),
  subject: z.string(),
  text: z.string(),
  /** It was written as a page, which can be looked at apart. */
  hasPage: z.boolean(),
  sentAt: z.iso.datetime(),
  isOpen: z.boolean(),
  asks: z.boolean().nullable(),
  parties: z.array(MailParty),
  files: z.array(MailFile),
  /** The promise to answer that counts from it. */
  clock: Clock.nullable(),
})
export type Mail = z.infer<typeof Mail>

export const MailThread = z.object({
  threadId: z.guid(),
  subject: z.string(),
  messages: z.number(),
  lastAt: z.iso.datetime(),
  lastWay: z.enum(['in', 'out']),
  /** The beginning of the newest, without what it quotes. */
  excerpt: z.string(),
  /** Theirs who take part. */
  people: z.array(z.string()),
  files: z.number(),
  /** Whether what I have of it is open to all who see the account; null where I have nothing of it. */
  isOpen: z.boolean().nullable(),
  /** Since when they wait for an answer that was promised, and until when it was. */
  waitsSince: z.iso.datetime().nullable(),
  dueAt: z.iso.datetime().nullable(),
  /** That time is over. */
  isLate: z.boolean(),
})
export type MailThread = z.infer<typeof MailThread>

export const Outgoing = z.object({
  outgoingId: z.guid(),
  state: z.enum(['waiting', 'trying', 'sent', 'failed']),
  problem: z.string().nullable(),
  text: z.string(),
  addressees: z.array(z.string()),
  madeAt: z.iso.datetime(),
})
export type Outgoing = z.infer<typeof Outgoing>

export const ThreadRead = MailThread.extend({
  accountIds: z.array(z.guid()),
  mails: z.array(Mail),
  /** My answers that aren't among the mails yet. */
  outgoing: z.array(Outgoing),
  /** To whom an answer goes; null where nobody of theirs is left to answer. */
  answers: z.object({ to: z.array(z.string()), cc: z.array(z.string()) }).nullable(),
})
export type ThreadRead = z.infer<typeof ThreadRead>

export const ThreadList = listOf({ sorts: ['last'], sort: 'last' }).extend({ accountId: z.guid() })
export const ThreadPage = pageOf(MailThread)

const Addresses = z.array(z.string().trim().toLowerCase().pipe(z.email().max(300))).max(50)

export const AnswerGiven = z.object({
  threadId: z.guid(),
  mailboxId: z.guid(),
  to: Addresses.min(1),
  cc: Addresses.default([]),
  text: z.string().trim().min(1).max(100_000),
})
export type AnswerGiven = z.infer<typeof AnswerGiven>

/** An answer waits so long for whoever regrets it. */
export const REGRET_MS = 10_000

/** A thread is opened and closed by who has it in their mailbox. */
export function whyNotOpen({ isOpen }: Pick<MailThread, 'isOpen'>): Refusal | null {
  return isOpen === null ? { code: 'engage/mail-not-yours', status: 403 } : null
}
