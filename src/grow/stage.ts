/** The stages of the firm's pipeline, in their order, and which of them a file means by its own words. */
import { z } from 'zod'
import type { Actor } from '../kernel/actor.ts'
import { plainWords } from '../kernel/plain.ts'
import type { Refusal } from '../kernel/refusal.ts'

export const Stage = z.object({
  key: z.string().regex(/^[a-z0-9-]{1,40}$/),
  /** Blank is its usual name, in the language of whoever reads. */
  name: z.string().trim().max(60).default(''),
  /** What files call it. */
  also: z.array(z.string().trim().min(1).max(200)).max(60).default([]),
})
export type Stage = z.infer<typeof Stage>

// words: grow:stage.names.*
/** As usual CRMs name them, in Spanish and English. */
export const DEFAULT_STAGES: Stage[] = [
  {
    key: 'qualify',
    name: '',
    also: [
      'Cualificación',
      'Contacto',
      'Prospección',
      'Calificación',
      'Prospecting',
      'Qualification',
      'Qualified To Buy',
      'Appointment Scheduled',
      'Cita programada',
      'Nueva',
      'New',
      'Lead',
    ],
  },
  {
    key: 'discover',
    name: '',
    also: [
      'Necesidad entendida',
      'Visita técnica',
      'Análisis de necesidades',
      'Needs Analysis',
      'Value Proposition',
      'Discovery',
      'Presentation Scheduled',
      'Presentación programada',
      'Id. Decision Makers',
      'Perception Analysis',
      'Demo',
    ],
  },
  {
    key: 'propose',
    name: '',
    also: [
      'Propuesta',
      'Oferta',
      'Oferta enviada',
      'Presupuesto enviado',
      'Proposal',
      'Proposal/Price Quote',
      'Proposal Sent',
      'Quote',
      'Decision Maker Bought-In',
    ],
  },
  {
    key: 'negotiate',
    name: '',
    also: ['Negociación', 'Negotiation', 'Negotiation/Review', 'Contract Sent', 'Contrato enviado'],
  },
  {
    key: 'commit',
    name: '',
    also: ['Compromiso verbal', 'Verbal Commitment', 'Commit', 'Pendiente de firma', 'Committed'],
  },
]

export const Stages = z.object({ stages: z.array(Stage).min(1).max(12).default(DEFAULT_STAGES) })
export type Stages = z.infer<typeof Stages>

/** The key of the stage that a text means; null where no stage has that name. Case, accents and marks don't count. */
export function stageMeant(text: string, stages: readonly Stage[]): string | null {
  const plain = plainWords(text)
  if (plain === '') return null
  const found = stages.find(({ name, also }) =>
    [name, ...also].some((one) => plainWords(one) === plain),
  )
  return found?.key ?? null
}

/** What is written at an opportunity that is in this stage. */
export function textOfStage({ key, name, also }: Stage): string {
  return name || also[0] || key
}

/** Stages and reasons are the whole firm's. */
export function whyNotKeepStages({ role }: Pick<Actor, 'role'>): Refusal | null {
  return role === 'lead' || role === 'admin' ? null : { code: 'grow/leads-only', status: 403 }
}

/** Names and words of files mean one stage each, and each stage has a name. */
export function whyNotStages(stages: readonly Stage[]): Refusal | null {
  const keys = stages.map(({ key }) => key)
  if (new Set(keys).size < keys.length) return { code: 'grow/stage-twice', status: 422 }
  const lacksName = stages.some(({ name, also }) => name === '' && also.length === 0)
  if (lacksName) return { code: 'grow/stage-nameless', status: 422 }
  const texts = stages.flatMap(({ name, also }) => [
    ...new Set([name, ...also].map(plainWords).filter((one) => one !== '')),
  ])
  return new Set(texts).size < texts.length ? { code: 'grow/stage-text-twice', status: 422 } : null
}

/** Stages as they are, with what is written at opportunities and means none of them. */
export const StagesTold = Stages.extend({
  stages: z.array(Stage),
  unknown: z.array(z.object({ text: z.string(), count: z.number() })),
})
export type StagesTold = z.infer<typeof StagesTold>

/** Reasons for which business is won or lost: the firm's list. */
export const Reason = z.object({
  key: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: z.string().trim().max(80).default(''),
  of: z.enum(['won', 'lost', 'both']).default('both'),
})
export type Reason = z.infer<typeof Reason>

// words: grow:reason.names.*
const USUAL_REASONS: Reason[] = [
  { key: 'price', name: '', of: 'both' },
  { key: 'fit', name: '', of: 'both' },
  { key: 'service', name: '', of: 'both' },
  { key: 'relation', name: '', of: 'both' },
  { key: 'delivery', name: '', of: 'both' },
  { key: 'competitor', name: '', of: 'lost' },
  { key: 'postponed', name: '', of: 'lost' },
  { key: 'no-need', name: '', of: 'lost' },
  { key: 'no-answer', name: '', of: 'lost' },
  { key: 'other', name: '', of: 'both' },
]

export const Reasons = z.object({ reasons: z.array(Reason).min(1).max(40).default(USUAL_REASONS) })
export type Reasons = z.infer<typeof Reasons>

export function whyNotReasons(reasons: readonly Reason[]): Refusal | null {
  const keys = reasons.map(({ key }) => key)
  return new Set(keys).size < keys.length ? { code: 'grow/reason-twice', status: 422 } : null
}
