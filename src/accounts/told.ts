/** What was recorded of an account, as sentences to be put in words. */
import { z } from 'zod'
import type { Happened, History } from './history.ts'

const KINDS = [
  'added',
  'archived',
  'carers',
  'carersGone',
  'code',
  'codeGiven',
  'codeGone',
  'contractDropped',
  'contractKept',
  'costActivityChanged',
  'costActivityDropped',
  'costActivityKept',
  'group',
  'groupGiven',
  'groupGone',
  'helpers',
  'manager',
  'name',
  'other',
  'restored',
  'tagged',
  'unarchived',
  'untagged',
] as const

/** `what` is a key under `accounts:happened`; null is nobody, and in a list someone who has left. */
export type Told = {
  what: (typeof KINDS)[number]
  values: Record<string, string | null | (string | null)[]>
}

const Facts = z.object({
  facts: z.array(
    z.object({ fact: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
})
type ToldFact = z.infer<typeof Facts>['facts'][number]

const Carers = z.array(z.tuple([z.string(), z.string(), z.string().nullable()]))

export function whatHappened({ what, about }: Happened, people: History['people']): Told[] {
  if (what === 'account.added') return [{ what: 'added', values: {} }]
  if (what === 'contract.kept' || what === 'contract.dropped') {
    const values = { code: String(about['code']), title: String(about['title']) }
    return [{ what: what === 'contract.kept' ? 'contractKept' : 'contractDropped', values }]
  }
  if (what.startsWith('costActivity.')) return [tellActivity(what, about)]
  const changed = Facts.safeParse(about)
  if (!changed.success || !what.startsWith('account.')) return [{ what: 'other', values: { what } }]
  const told = changed.data.facts.map((fact) => tellFact(fact, people))
  return what === 'account.restored' ? [{ what: 'restored', values: {} }, ...told] : told
}

const Done = z.object({
  activity: z.string(),
  day: z.string(),
  units: z.string(),
  before: z.string().nullish(),
})

/** Units of an activity that were noted for the account on a day. */
function tellActivity(what: string, about: unknown): Told {
  const done = Done.safeParse(about)
  if (!done.success) return { what: 'other', values: { what } }
  const { activity, day, units, before = null } = done.data
  const values = { activity, day, units, before }
  if (what === 'costActivity.dropped') return { what: 'costActivityDropped', values }
  return { what: before === null ? 'costActivityKept' : 'costActivityChanged', values }
}

function tellFact({ fact, before, after }: ToldFact, people: History['people']): Told {
  if (fact.startsWith('tag:')) {
    return after === null
      ? { what: 'untagged', values: { tag: before } }
      : { what: 'tagged', values: { tag: after } }
  }
  if (fact === 'archived') return { what: after === null ? 'unarchived' : 'archived', values: {} }
  if (fact === 'carers') return tellCarers(after, people)
  const named = before === null ? `${fact}Given` : after === null ? `${fact}Gone` : fact
  const what = KINDS.find((kind) => kind === named) ?? 'other'
  return { what, values: { what: fact, before, after } }
}

function tellCarers(after: string | null, people: History['people']): Told {
  const names = new Map(people.map(({ personId, name }) => [personId, name]))
  const carers = after === null ? [] : Carers.parse(JSON.parse(after))
  const namesOf = (part: string) =>
    carers.filter(([its]) => its === part).map(([, personId]) => names.get(personId) ?? null)
  const manager = namesOf('manager')
  const others = [...namesOf('deputy'), ...namesOf('team')]
  if (manager.length === 0 && others.length === 0) return { what: 'carersGone', values: {} }
  if (others.length === 0) return { what: 'manager', values: { names: manager } }
  if (manager.length === 0) return { what: 'helpers', values: { others } }
  return { what: 'carers', values: { names: manager, others } }
}
