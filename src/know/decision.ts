/** What a client is about to decide, and the parts that people play in it: Webster and Wind (1972), Bonoma; models.md §8. */
import { z } from 'zod'
import { blankable } from '../kernel/blankable.ts'
import { Said } from '../accounts/said.ts'
import { Day } from '../kernel/day.ts'
import { Grounds } from './decider.ts'

export const ROLES = [
  'initiator',
  'user',
  'influencer',
  'buyer',
  'decider',
  'approver',
  'gatekeeper',
] as const
export type BuyingRole = (typeof ROLES)[number]

const day = blankable(Day)

export const DecisionGiven = z.object({
  title: z.string().trim().min(1).max(200),
  /** What is bought. */
  buys: z.string().trim().max(1000).default(''),
  expectedOn: day,
  /** Null while it is open. */
  decidedOn: day,
})
export type DecisionGiven = z.infer<typeof DecisionGiven>

/** None takes back what stood. */
export const RolesGiven = z.object({
  roles: z
    .array(z.enum(ROLES))
    .max(ROLES.length)
    .transform((roles) => ROLES.filter((one) => roles.includes(one)))
    .default([]),
})

/** The parts of one person in a decision. */
export const Part = z.object({
  contactId: z.guid(),
  roles: z.array(z.enum(ROLES)),
  saidId: z.guid(),
  ...Grounds.shape,
  ...Said.shape,
})
export type Part = z.infer<typeof Part>

export const Decision = DecisionGiven.extend({
  decisionId: z.guid(),
  /** Of those who play one. */
  parts: z.array(Part),
})
export type Decision = z.infer<typeof Decision>
