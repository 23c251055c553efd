/** A text put before a client to accept by a secret link: what it says, who is asked, and what was answered. models.md §10, §11. */
import { z } from 'zod'
import { blankable } from '../kernel/blankable.ts'
import { Day } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'

export const ACCEPTANCE_LANGUAGES = ['es', 'en'] as const

/** So many days a link is open unless said otherwise, and at most. */
export const OPEN_DAYS = 30
const LONGEST_DAYS = 400

/** Of a text, in letters; more is no page that anyone reads before they sign. */
const LONGEST_TEXT = 50_000

/** The text as it is kept, signed and handed on: lines end in one way, letters are composed in one way. */
const Text = z
  .string()
  .transform((text) => text.replaceAll(/\r\n?/g, '\n').normalize('NFC').trim())
  .pipe(z.string().min(1).max(LONGEST_TEXT))

/** What whoever asks says; the thing that it is about is the room's. */
export const AcceptanceGiven = z.object({
  language: z.enum(ACCEPTANCE_LANGUAGES).default('es'),
  title: z.string().trim().min(1).max(300),
  text: Text,
  contactId: blankable(z.guid()),
  name: z.string().trim().min(1).max(200),
  email: blankable(z.email().max(300)),
  expiresOn: Day,
})
export type AcceptanceGiven = z.infer<typeof AcceptanceGiven>

const Answer = z.enum(['accepted', 'declined'])

/** Who gets an answer by mail: we, whom we asked, and whoever signed where they left another address. */
export const PROOF_PARTIES = ['us', 'asked', 'signer'] as const
export type ProofParty = (typeof PROOF_PARTIES)[number]

/** What became of one of those mails: sent then, or tried in vain since then. */
export const ProofMail = z.object({
  party: z.enum(PROOF_PARTIES),
  state: z.enum(['waiting', 'sent', 'noAddress', 'failing']),
  since: z.iso.datetime(),
  /** What the mail server said last. */
  why: z.string(),
})
export type ProofMail = z.infer<typeof ProofMail>

export const Acceptance = AcceptanceGiven.omit({ text: true }).extend({
  acceptanceId: z.guid(),
  accountId: z.guid(),
  aboutKind: z.string(),
  aboutId: z.guid(),
  text: z.string(),
  /** What whoever accepts chooses one of; empty where there is nothing to choose. The text tells them too. */
  options: z.array(z.string()),
  /** Which one, counted from 1. */
  chosen: z.number().int().nullable(),
  /** SHA-256 of the text in UTF-8, in hexadecimal. */
  textHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** The version before, and the one after. */
  replacesId: z.guid().nullable(),
  replacedById: z.guid().nullable(),
  /** Who accepts it for us, by asking. */
  ourName: z.string(),
  askedAt: z.iso.datetime(),
  answer: Answer.nullable(),
  signedName: z.string().nullable(),
  reason: z.string(),
  answeredAt: z.iso.datetime().nullable(),
  withdrawnAt: z.iso.datetime().nullable(),
  /** Empty before it is answered. */
  mails: z.array(ProofMail),
  carers: z.array(z.guid()),
})
export type Acceptance = z.infer<typeof Acceptance>

/** What is told of it beside the thing that it is about. */
export const AcceptanceTold = Acceptance.pick({
  acceptanceId: true,
  askedAt: true,
  expiresOn: true,
  name: true,
  answer: true,
  signedName: true,
  answeredAt: true,
  reason: true,
  withdrawnAt: true,
  replacedById: true,
  mails: true,
})

/** Whom whoever is asked turns to at ours: names, and nothing else of them. */
export const OurContact = z.object({ name: z.string(), part: z.enum(['manager', 'deputy']) })

/** What whoever holds the link may see; without its text where it is no longer open nor answered. */
export const AcceptanceOffer = Acceptance.pick({
  language: true,
  title: true,
  name: true,
  options: true,
  chosen: true,
  ourName: true,
  askedAt: true,
  expiresOn: true,
  signedName: true,
  reason: true,
  answeredAt: true,
}).extend({
  firmName: z.string(),
  /** Whether a copy goes to the address that whoever asks knows. */
  hasAddress: z.boolean(),
  contacts: z.array(OurContact),
  state: z.enum(['open', 'accepted', 'declined', 'withdrawn', 'replaced', 'expired']),
  text: z.string().nullable(),
  textHash: z.string().nullable(),
})
export type AcceptanceOffer = z.infer<typeof AcceptanceOffer>
export type AcceptanceState = AcceptanceOffer['state']

/** What the client answers; who declines says why. */
export const AcceptanceAnswer = z
  .object({
    answer: Answer,
    name: z.string().trim().min(1).max(200),
    reason: z.string().trim().max(2000).default(''),
    /** Of the options, counted from 1. */
    chosen: z.number().int().min(1).nullable().default(null),
    /** Where they want their copy, if not where whoever asks knows. */
    email: blankable(z.email().max(300)),
    /** Of the text that was read: another one isn't signed by mistake. */
    textHash: z.string().max(64),
  })
  .superRefine(({ answer, reason }, check) => {
    if (answer === 'declined' && reason === '') {
      check.addIssue({ code: 'custom', path: ['reason'], message: 'missing' })
    }
  })
export type AcceptanceAnswer = z.infer<typeof AcceptanceAnswer>

type Standing = Pick<Acceptance, 'answer' | 'withdrawnAt' | 'replacedById' | 'expiresOn'>

/** What was answered stays answered; a new version closes an open one. */
export function acceptanceState(
  { answer, withdrawnAt, replacedById, expiresOn }: Standing,
  today: Day,
): AcceptanceState {
  if (answer) return answer
  if (replacedById) return 'replaced'
  if (withdrawnAt) return 'withdrawn'
  return expiresOn < today ? 'expired' : 'open'
}

export function whyNotAnswer(state: AcceptanceState): Refusal | null {
  const code = {
    accepted: 'accounts/already-accepted',
    declined: 'accounts/already-declined',
    withdrawn: 'accounts/acceptance-withdrawn',
    replaced: 'accounts/acceptance-replaced',
    expired: 'accounts/acceptance-expired',
  } as const
  return state === 'open' ? null : { code: code[state], status: 409 }
}

/** Whoever accepts a text with options chooses one of them. */
export function whyNotChosen(
  { options }: Pick<Acceptance, 'options'>,
  { answer, chosen }: Pick<AcceptanceAnswer, 'answer' | 'chosen'>,
): Refusal | null {
  const isRight =
    answer === 'declined' || options.length === 0
      ? chosen === null
      : chosen !== null && chosen <= options.length
  return isRight ? null : { code: 'accounts/acceptance-choose', status: 422 }
}

/** What was answered can't be taken back, only replaced by a new version. */
export function whyNotWithdraw({ answer, withdrawnAt }: Standing): Refusal | null {
  if (answer) return { code: 'accounts/acceptance-answered', status: 409 }
  if (withdrawnAt) return { code: 'accounts/acceptance-withdrawn', status: 409 }
  return null
}

export function whyNotSoLong(text: string): Refusal | null {
  if (text.length <= LONGEST_TEXT) return null
  return { code: 'accounts/acceptance-long', status: 422, values: { most: LONGEST_TEXT } }
}

export function whyNotUntil(expiresOn: Day, today: Day): Refusal | null {
  const days = (Date.parse(expiresOn) - Date.parse(today)) / 86_400_000
  if (days >= 0 && days <= LONGEST_DAYS) return null
  return { code: 'accounts/acceptance-days', status: 422, values: { days: LONGEST_DAYS } }
}
