/**
 * A meeting at which a plan is agreed with the client before it is set to work: who was there, what was asked and
 * answered, and how the text about it stands, which both accept. docs/methods/alignment.md
 */
import { z } from 'zod'
import { Acceptance, AcceptanceGiven, acceptanceState } from '../accounts/acceptance.ts'
import { Day } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Plan } from './plan.ts'

/** What texts about these meetings are kept as. */
export const ALIGNMENT = 'alignment'

const MOST_QUESTIONS = 40
const words = (most: number) => z.string().trim().max(most).default('')

export const AlignmentGiven = z.object({
  heldOn: Day,
  /** Who was there, a name a line. */
  ours: words(1000),
  theirs: words(1000),
  questions: z
    .array(z.object({ question: z.string().trim().min(1).max(1000), answer: words(2000) }))
    .max(MOST_QUESTIONS)
    .default([]),
  /** Ours: never in what is put before the client. */
  notes: words(4000),
})
export type AlignmentGiven = z.infer<typeof AlignmentGiven>

export const Agreement = Acceptance.pick({
  acceptanceId: true,
  aboutId: true,
  language: true,
  title: true,
  text: true,
  textHash: true,
  name: true,
  ourName: true,
  askedAt: true,
  expiresOn: true,
  answer: true,
  signedName: true,
  reason: true,
  answeredAt: true,
  withdrawnAt: true,
  replacedById: true,
  mails: true,
})
export type Agreement = z.infer<typeof Agreement>

/** Lines that a text of today has and the signed one lacks, and the other way round. */
export const LineChanges = z.object({ added: z.array(z.string()), gone: z.array(z.string()) })
export type LineChanges = z.infer<typeof LineChanges>

export const Alignment = AlignmentGiven.extend({
  alignmentId: z.guid(),
  planId: z.guid(),
  accountId: z.guid(),
  /** The last text that was put before the client. */
  asked: Agreement.nullable(),
  /** The last one that both accepted; it may be an earlier one. */
  signed: Agreement.nullable(),
  /** Null where nothing is signed, or what is signed is what the plan says today. */
  changes: LineChanges.nullable(),
})
export type Alignment = z.infer<typeof Alignment>

/** The text isn't typed: it is what the plan shows, and `textHash` is of what whoever asks has read. */
export const AgreementAsked = AcceptanceGiven.pick({
  language: true,
  contactId: true,
  name: true,
  email: true,
  expiresOn: true,
}).extend({ textHash: z.string().max(64) })
export type AgreementAsked = z.infer<typeof AgreementAsked>

/** Of these, given the newest first: the last one asked, and the last one accepted. */
export function agreementsOf(all: readonly Agreement[]): Pick<Alignment, 'asked' | 'signed'> {
  return { asked: all[0] ?? null, signed: all.find(({ answer }) => answer === 'accepted') ?? null }
}

/** What the client has before them, or signed, stays what was said. */
export function whyNotChangeAlignment(
  { asked, signed }: Pick<Alignment, 'asked' | 'signed'>,
  today: Day,
): Refusal | null {
  if (signed) return { code: 'plan/alignment-signed', status: 409 }
  const waits = asked !== null && acceptanceState(asked, today) === 'open'
  return waits ? { code: 'plan/alignment-asked', status: 409 } : null
}

/** Of what was put before the client once, a trace stays. */
export const whyNotDropAlignment = ({ asked }: Pick<Alignment, 'asked'>): Refusal | null =>
  asked ? { code: 'plan/alignment-stays', status: 409 } : null

/** A confidential plan shows nothing to anyone outside; a draft isn't ready to be agreed. */
export function whyNotAsk({ private: isPrivate, state }: Pick<Plan, 'private' | 'state'>) {
  if (isPrivate) return { code: 'plan/private-not-asked', status: 409 } as const
  if (state === 'draft') return { code: 'plan/draft-not-asked', status: 409 } as const
  return null
}

/** Line by line, blank ones apart; the same text twice differs in nothing. */
export function lineChanges(before: string, after: string): LineChanges | null {
  const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '')
  const missing = (from: string, than: string) => {
    const there = new Set(lines(than))
    return lines(from).filter((line) => !there.has(line))
  }
  if (before === after) return null
  return { added: missing(after, before), gone: missing(before, after) }
}

type Question = AlignmentGiven['questions'][number]

/** As they are typed: the question on a line, its answer on those below, a blank line before the next one. */
export function questionsFrom(typed: string): Question[] {
  return typed
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .map((block) => {
      const [question = '', ...answer] = block.split('\n')
      return { question: question.trim(), answer: answer.join('\n').trim() }
    })
}

export const questionsTyped = (questions: readonly Question[]): string =>
  questions
    .map(({ question, answer }) => [question, answer].filter((line) => line !== '').join('\n'))
    .join('\n\n')
