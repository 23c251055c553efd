/** Which accounts may be one and the same client, and why. What evidence weighs is told in docs/methods/duplicates.md. */
import { z } from 'zod'
import type { Actor } from '../kernel/actor.ts'
import { likenessOf, type ToldName, townLikeness } from '../kernel/alike.ts'
import { listOf, several } from '../kernel/list.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { task } from '../kernel/task.ts'
import { type Keyed, LIKELY_ENOUGH, likelihood, markOf } from '../kernel/twin.ts'
import { whyNotWrite } from './account.ts'

// words: accounts:twin.reason.*
/** What speaks for two being one, of accounts and of people; those of `AGAINST` speak against. */
export const TWIN_REASONS = [
  'taxId',
  'domain',
  'mail',
  'mobile',
  'phone',
  'name',
  'town',
  'atOneAccount',
  'inOneGroup',
  'otherTown',
  'otherTaxId',
  'otherName',
  'sameGroup',
  'related',
] as const
export const TwinReason = z.object({
  kind: z.enum(TWIN_REASONS),
  /** The tax id, the domain, the town; nothing of a person. */
  value: z.string().optional(),
  /** Of names. */
  likeness: z.number().optional(),
})
export type TwinReason = z.infer<typeof TwinReason>

const AGAINST: readonly string[] = ['otherTown', 'otherTaxId', 'otherName', 'sameGroup', 'related']
export const speaksAgainst = ({ kind }: TwinReason) => AGAINST.includes(kind)

/** By what lists of pairs are filtered. */
export const ACCOUNT_TWIN_FILTERS = ['taxId', 'domain', 'mail', 'phone', 'name'] as const

/** Compares those that changed with all that come into question; `all`: everyone with everyone. */
export const findTwins = task('accounts.twins', z.object({ all: z.boolean().default(false) }))

/** Names as like as this are evidence, as with the lines of a CRM. */
export const ALIKE = 0.8

export type ComparedAccount = Keyed & {
  name: ToldName
  town: string
  /** The top of its tree and the group of that name that the ledger tells. */
  groups: readonly string[]
}

const WEIGHT = { taxId: 0.95, mail: 0.7, domain: 0.65, phone: 0.5, name: 0.95 } as const

export type Likely = { score: number; reasons: TwinReason[] }

type Between = { both: readonly string[]; related: () => boolean }

/**
 * Null where too little speaks for it.
 * @param both the marks that both have
 */
export function accountsLikely(
  one: ComparedAccount,
  other: ComparedAccount,
  { both, related }: Between,
): Likely | null {
  const likeness = likenessOf(one.name, other.name, ALIKE)
  if (likeness < ALIKE && both.length === 0) return null
  const evidence: number[] = []
  const reasons: TwinReason[] = []
  for (const kind of ['taxId', 'domain', 'mail', 'phone'] as const) {
    const value = markOf(both, kind)
    if (value === undefined) continue
    evidence.push(WEIGHT[kind])
    // Whose mail or telephone it is stays out: it would have to be forgotten with them.
    reasons.push(kind === 'taxId' || kind === 'domain' ? { kind, value } : { kind })
  }
  const towns = townLikeness(one.town, other.town)
  if (likeness * towns >= ALIKE) {
    evidence.push(WEIGHT.name * likeness * towns)
    reasons.push({ kind: 'name', likeness })
    if (towns === 1) reasons.push({ kind: 'town', value: one.town })
    if (one.town && other.town && towns < 1) reasons.push({ kind: 'otherTown' })
  }
  if (likelihood(evidence) < LIKELY_ENOUGH) return null
  const against: TwinReason[] = []
  if (areOtherTaxIds(one.marks, other.marks)) against.push({ kind: 'otherTaxId' })
  if (one.groups.some((group) => other.groups.includes(group))) against.push({ kind: 'sameGroup' })
  if (related()) against.push({ kind: 'related' })
  const score = likelihood(evidence, against.length)
  return score < LIKELY_ENOUGH ? null : { score, reasons: [...reasons, ...against] }
}

function areOtherTaxIds(one: readonly string[], other: readonly string[]): boolean {
  const isTaxId = (mark: string) => mark.startsWith('taxId:')
  const [here, there] = [one.filter(isTaxId), other.filter(isTaxId)]
  return here.length > 0 && there.length > 0 && !here.some((mark) => there.includes(mark))
}

export const TwinState = z.enum(['open', 'dismissed'])

/** One of two, with what tells it from the other. */
export const TwinAccount = z.object({
  accountId: z.guid(),
  name: z.string(),
  code: z.string().nullable(),
  town: z.string(),
  salesLast12: z.number().nullable(),
  people: z.int(),
  madeAt: z.string().nullable(),
  /** The import of the ledger that made it. */
  madeByImport: z.int().nullable(),
  /** The run of a CRM that made it, by the name of its program or file. */
  madeByCrm: z.object({ crmImportId: z.guid(), name: z.string() }).nullable(),
  carers: z.array(z.guid()),
})
export type TwinAccount = z.infer<typeof TwinAccount>

const Told = {
  score: z.number(),
  reasons: z.array(TwinReason),
  state: TwinState,
  foundAt: z.string(),
  dismissedBy: z.string().nullable(),
  dismissedBecause: z.string(),
}
export const twinOf = <Side extends z.ZodType>(side: Side) =>
  z.object({ ...Told, sides: z.tuple([side, side]) })

export const AccountTwin = twinOf(TwinAccount)
export type AccountTwin = z.infer<typeof AccountTwin>

export const AccountTwinList = listOf({
  sorts: ['score'],
  sort: 'score',
  filters: {
    reason: several(z.enum(ACCOUNT_TWIN_FILTERS)),
    state: TwinState.default('open'),
  },
})

/** Whoever may change one of the two may say that they are two. */
export function whyNotTellApart(
  actor: Pick<Actor, 'id' | 'role'>,
  sides: readonly { carers: readonly string[] }[],
): Refusal | null {
  const carers = sides.flatMap((side) => side.carers)
  return whyNotWrite(
    actor,
    carers.map((personId) => ({ personId })),
  )
}
