/** What came out of a round: scores in their forms, by role and tier, by account, and who stayed silent. */
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { ROLES } from '../../know/decision.ts'
import { TIERS, TierName } from '../../segment/tier.ts'
import {
  type Answered,
  countsOf,
  Coverage,
  coverageOf,
  type Difference,
  Estimate,
  estimateOf,
  Forms,
  formsOf,
  type Heard,
  npsGroup,
  Perceived,
  perceivedOf,
  pointsOf,
  type ScoreKind,
  silentOf,
} from './satisfaction.ts'
import { Round } from './survey.ts'

export type RoundAnswer = {
  accountId: string
  role: (typeof ROLES)[number] | null
  nps: number
  csat: Record<string, number>
  effort: number | null
  difference: Difference | null
}
export type RoundAccount = Heard & { account: string; tier: TierName; asked: number }

const Groups = z.object({ promoters: z.int(), passives: z.int(), detractors: z.int() })

export const AccountSaid = z.object({
  accountId: z.guid(),
  account: z.string(),
  tier: TierName,
  sales: z.number(),
  asked: z.int(),
  ...Groups.shape,
  /** Mean of what they gave, 0..10; one account's few answers are no score. */
  mean: z.number(),
})
export type AccountSaid = z.infer<typeof AccountSaid>

export const Silent = z.object({
  accountId: z.guid(),
  account: z.string(),
  tier: TierName,
  sales: z.number(),
  /** 0: there was nobody to ask. */
  contacts: z.int(),
  asked: z.int(),
})
export type Silent = z.infer<typeof Silent>

/** A service as an account perceives it and as it was measured there. */
export const ServiceSeen = z.object({
  service: z.string(),
  accountId: z.guid(),
  account: z.string(),
  /** Answers, and those that gave 4 or 5. */
  n: z.int(),
  satisfied: z.int(),
  /** Cases decided in the 365 days before the round closed, and those that were met; 0 where it isn't measured. */
  cases: z.int(),
  met: z.int(),
})
export type ServiceSeen = z.infer<typeof ServiceSeen>

export const RoundResults = z.object({
  round: Round,
  nps: Forms,
  npsGroups: Groups,
  /** How many gave 0, 1, … 10. */
  npsCounts: z.array(z.int()),
  ces: Forms.nullable(),
  csat: z.array(z.object({ service: z.string(), forms: Forms, counts: z.array(z.int()) })),
  perceived: Perceived.nullable(),
  coverage: Coverage,
  /** How many people might have answered at its accounts: N of the margin. */
  population: z.int(),
  byRole: z.array(z.object({ role: z.enum(ROLES).nullable(), ...Groups.shape, nps: Estimate })),
  byTier: z.array(z.object({ tier: TierName, ...Groups.shape, nps: Estimate, coverage: Coverage })),
  /** Those that buy most first. */
  accounts: z.array(AccountSaid),
  silent: z.array(Silent),
  services: z.array(ServiceSeen),
})
export type RoundResults = z.infer<typeof RoundResults>

export const TrendPoint = z.object({
  roundId: z.guid(),
  title: z.string(),
  openedOn: Day,
  nps: Forms,
  coverage: Coverage,
  perceived: Perceived,
})
export type TrendPoint = z.infer<typeof TrendPoint>

const groupsOf = (answers: readonly Pick<RoundAnswer, 'nps'>[]) => {
  const of = (group: string) => answers.filter(({ nps }) => npsGroup(nps) === group).length
  return { promoters: of('promoter'), passives: of('passive'), detractors: of('detractor') }
}
const npsOf = (answers: readonly RoundAnswer[]): Answered[] =>
  answers.map(({ accountId, role, nps }) => ({ accountId, role, value: nps }))
const plainNps = (answers: readonly RoundAnswer[], population: number | null = null) =>
  estimateOf(
    answers.map(({ nps }) => ({ points: pointsOf('nps', nps), weight: 1 })),
    population,
  )
const idsOf = (answers: readonly RoundAnswer[]) =>
  new Set(answers.map(({ accountId }) => accountId))

export function trendPoint(
  { roundId, title, openedOn }: Pick<Round, 'roundId' | 'title'> & { openedOn: Day },
  answers: readonly RoundAnswer[],
  heard: readonly Heard[],
): TrendPoint {
  return {
    roundId,
    title,
    openedOn,
    nps: formsOf('nps', npsOf(answers), heard),
    coverage: coverageOf(idsOf(answers), heard),
    perceived: perceivedOf(answers.flatMap(({ difference }) => difference ?? [])),
  }
}

export function resultsOf(
  round: Round,
  answers: readonly RoundAnswer[],
  accounts: readonly RoundAccount[],
): Omit<RoundResults, 'services'> {
  const scored = (kind: ScoreKind, valueOf: (one: RoundAnswer) => number | null | undefined) => {
    const given = answers.flatMap((one) => {
      const value = valueOf(one)
      return value === null || value === undefined ? [] : [{ ...one, value }]
    })
    const counts = countsOf(
      kind,
      given.map(({ value }) => value),
    )
    return { forms: formsOf(kind, given, accounts), counts }
  }
  const byAccount = Map.groupBy(answers, ({ accountId }) => accountId)
  const byTier = Map.groupBy(accounts, ({ tier }) => tier)
  const nps = scored('nps', (one) => one.nps)
  return {
    round,
    nps: nps.forms,
    npsGroups: groupsOf(answers),
    npsCounts: nps.counts,
    ces: round.asksEffort ? scored('ces', (one) => one.effort).forms : null,
    csat: round.services.map((service) => ({
      service,
      ...scored('csat', (one) => one.csat[service]),
    })),
    perceived: round.asksDifference
      ? perceivedOf(answers.flatMap(({ difference }) => difference ?? []))
      : null,
    coverage: coverageOf(idsOf(answers), accounts),
    population: accounts.reduce((sum, { contacts }) => sum + contacts, 0),
    byRole: [...ROLES, null].flatMap((role) => {
      const those = answers.filter((one) => one.role === role)
      return those.length > 0 ? [{ role, ...groupsOf(those), nps: plainNps(those) }] : []
    }),
    byTier: TIERS.flatMap((tier) => {
      const there = byTier.get(tier)
      if (!there) return []
      const ids = new Set(there.map(({ accountId }) => accountId))
      const those = answers.filter(({ accountId }) => ids.has(accountId))
      const population = there.reduce((sum, { contacts }) => sum + contacts, 0)
      const coverage = coverageOf(idsOf(those), there)
      return [{ tier, ...groupsOf(those), nps: plainNps(those, population), coverage }]
    }),
    accounts: accounts
      .flatMap(({ accountId, account, tier, sales, asked }) => {
        const those = byAccount.get(accountId)
        if (!those) return []
        const mean = those.reduce((sum, one) => sum + one.nps, 0) / those.length
        return [{ accountId, account, tier, sales, asked, ...groupsOf(those), mean }]
      })
      .toSorted((a, b) => b.sales - a.sales || a.account.localeCompare(b.account)),
    silent: silentOf(idsOf(answers), accounts),
  }
}

type Cases = Map<string, { cases: number; met: number }>

/** By service and account: what was answered, beside what was measured. Only where someone answered. */
export function servicesSeen(
  services: readonly string[],
  { answers, accounts }: { answers: readonly RoundAnswer[]; accounts: readonly RoundAccount[] },
  measured: ReadonlyMap<string, Cases>,
): ServiceSeen[] {
  const byAccount = Map.groupBy(answers, ({ accountId }) => accountId)
  return services.flatMap((service) =>
    accounts.flatMap(({ accountId, account }) => {
      const said = (byAccount.get(accountId) ?? []).flatMap((one) => one.csat[service] ?? [])
      if (said.length === 0) return []
      const satisfied = said.filter((value) => value >= 4).length
      const { cases, met } = measured.get(service)?.get(accountId) ?? { cases: 0, met: 0 }
      return [{ service, accountId, account, n: said.length, satisfied, cases, met }]
    }),
  )
}
