/**
 * What is said of a person who weighs in what a client decides: how much, for us or against us, how well we
 * know them. models.md §8; the scales are those of account planning by Miller and Heiman, and of Holden.
 */
import { z } from 'zod'
import { CONFIDENCES } from '../accounts/potential.ts'
import { Said } from '../accounts/said.ts'
import { Day } from '../kernel/day.ts'

export const ATTRIBUTES = [
  'influence',
  'support',
  'coverage',
  'orientation',
  'adaptability',
] as const
export type Attribute = (typeof ATTRIBUTES)[number]

/** Each with its values as they are kept, from the least to the most. */
export const VALUES = {
  influence: ['1', '2', '3', '4', '5'],
  /** Enemy, against, neutral, for, mentor. */
  support: ['-2', '-1', '0', '1', '2'],
  /** None, brief, several contacts, in depth, trusted. */
  coverage: ['0', '1', '2', '3', '4'],
  orientation: ['financial', 'technical', 'relationship', 'business'],
  adaptability: ['innovator', 'visionary', 'pragmatist', 'conservative', 'laggard'],
} as const satisfies Record<Attribute, readonly string[]>

export const POSITIONS = ['vendor', 'credible', 'solver', 'adviser'] as const

/** How sure, from where, and of what day it is true. */
export const Grounds = z.object({
  confidence: z.enum(CONFIDENCES).default('assumed'),
  source: z.string().trim().max(500).default(''),
  seenOn: Day,
})
export type Grounds = z.infer<typeof Grounds>

const value = <A extends Attribute>(attribute: A) =>
  z.object({
    attribute: z.literal(attribute),
    /** Null where it is no longer known. */
    value: z.enum(VALUES[attribute]).nullable(),
  })

export const AttributeGiven = z.discriminatedUnion('attribute', [
  value('influence'),
  value('support'),
  value('coverage'),
  value('orientation'),
  value('adaptability'),
])
export type AttributeGiven = z.infer<typeof AttributeGiven>

const about = { saidId: z.guid(), ...Grounds.shape, ...Said.shape }

export const Saying = z.object({
  attribute: z.enum(ATTRIBUTES),
  value: z.string().nullable(),
  ...about,
})
export type Saying = z.infer<typeof Saying>

const position = z.enum(POSITIONS).nullable().default(null)

/** What one of us is to them now, and ought to be; without either it is taken back. */
export const PositionGiven = z.object({ personId: z.guid(), now: position, ideal: position })
export type PositionGiven = z.infer<typeof PositionGiven>

export const Position = PositionGiven.extend({
  /** Null for someone of whom no name is left. */
  person: z.string().nullable(),
  ...about,
})
export type Position = z.infer<typeof Position>

/** Months after which something said is to be asked again. */
export const FADES_AFTER_MONTHS = 12
