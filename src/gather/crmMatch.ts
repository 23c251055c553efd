/**
 * Which thing of ours a line means: by the id that its program gives it, then by what only one has
 * (code, tax id, domain, e-mail), then by a like name, which a person decides.
 */
import type { CrmKind, CrmStanding } from '../kernel/crm.ts'
import { byWords, companyLikeness, nameLikeness } from '../kernel/alike.ts'
import { plainWords } from '../kernel/plain.ts'
import type { CrmRow } from './crmRead.ts'

/** From here on a person is asked. */
export const ALIKE_ENOUGH = 0.8
const MOST_CANDIDATES = 3

export type Candidate = { id: string; score: number }
export type Found =
  | { row: CrmRow; standing: CrmStanding | null; candidates?: never; twice?: never }
  | { row: CrmRow; candidates: Candidate[]; standing: CrmStanding; twice?: never }
  /** An earlier line says the same thing. */
  | { row: CrmRow; twice: CrmRow; standing: null; candidates?: never }

type About = {
  kind: CrmKind
  rows: readonly CrmRow[]
  standing: readonly CrmStanding[]
  /** The thing that each id of the program means. */
  known: ReadonlyMap<string, string>
  /** By the line's key: an id of ours, or `new`. */
  decisions: Readonly<Record<string, string>>
  /** The account that a contact belongs to, where it is there already. */
  accountOf?: (row: CrmRow) => string | null
}

export function matched(about: About): Found[] {
  const { kind, rows, standing, known, decisions } = about
  const index = indexed(standing)
  const knownIds = new Set([...known.values()].map((id) => index.byId.get(id)?.id ?? id))
  const taken = new Set<string>()
  const found = new Map<CrmRow, Found>()
  const take = (row: CrmRow, thing: CrmStanding) => {
    taken.add(thing.id)
    found.set(row, { row, standing: thing })
  }
  // What is sure goes first, so that no likeness takes it away.
  for (const row of rows) {
    const id = known.get(row.fields['externalId'] ?? '')
    const thing = id === undefined ? undefined : index.byId.get(id)
    if (thing) take(row, thing)
  }
  const isOpen = (row: CrmRow) => (thing: CrmStanding) =>
    !taken.has(thing.id) && !(row.fields['externalId'] && knownIds.has(thing.id))
  for (const row of rows) {
    if (found.has(row)) continue
    for (const tell of tellsOf(kind, row)) {
      const open = (index.byTell.get(tell) ?? []).filter(isOpen(row))
      if (open.length === 1) take(row, open[0]!)
      else if (open.length > 1)
        ask(
          row,
          open.map((thing) => ({ thing, score: 1 })),
        )
      if (open.length > 0) break
    }
  }
  const like = likeOnes(about)
  // Who works there under just that name is that person, where no other address contradicts it.
  if (kind === 'contact') {
    for (const row of rows) {
      if (found.has(row)) continue
      const same = like(row).filter(({ thing, score }) => score === 1 && isOpen(row)(thing))
      const [only] = same
      const hasMail = ({ tells }: CrmStanding) => tells.some((tell) => tell.startsWith('mail:'))
      if (same.length === 1 && !(row.fields['mail'] && hasMail(only!.thing))) take(row, only!.thing)
    }
  }
  for (const row of rows)
    if (!found.has(row))
      ask(
        row,
        like(row).filter(({ thing }) => isOpen(row)(thing)),
      )
  const before = repeated(about)
  return rows.map((row) => {
    const twice = before(row)
    return twice ? { row, twice, standing: null } : found.get(row)!
  })

  function ask(row: CrmRow, likely: { thing: CrmStanding; score: number }[]) {
    const decided = decisions[row.key]
    const chosen = decided === undefined ? undefined : index.byId.get(decided)
    if (chosen) return take(row, chosen)
    if (decided === 'new' || likely.length === 0) return found.set(row, { row, standing: null })
    const best = likely.toSorted((a, b) => b.score - a.score).slice(0, MOST_CANDIDATES)
    const candidates = best.map(({ thing, score }) => ({ id: thing.id, score }))
    return found.set(row, { row, candidates, standing: best[0]!.thing })
  }
}

/** What only one thing has, the surest first. */
export function tellsOf(kind: CrmKind, { fields }: CrmRow): string[] {
  const told: [string, string | null | undefined][] =
    kind === 'company'
      ? [
          ['code', fields['code']],
          ['tax', fields['taxId']],
          ['domain', fields['domain']],
          ['mail', fields['mail']],
        ]
      : kind === 'contact'
        ? [
            ['mail', fields['mail']],
            ['mail', fields['mail2']],
          ]
        : [['same', fields['externalId'] ? null : fields['same']]]
  return told.flatMap(([what, text]) => (text ? [`${what}:${text.replace(/^same:/, '')}`] : []))
}

/** Companies of a group may share a domain: then their names tell them apart. */
function alike({ fields: one }: CrmRow, { fields: other }: CrmRow): boolean {
  return nameLikeness(one['name'] ?? '', other['name'] ?? '') >= ALIKE_ENOUGH
}

/** The earlier line that says the same thing: under the same id, or without one by the same marks. */
function repeated({ kind, accountOf }: About) {
  const firstOf = new Map<string, CrmRow>()
  return (row: CrmRow): CrmRow | undefined => {
    const { externalId, name } = row.fields
    const tells = externalId ? [`id:${externalId}`] : tellsOf(kind, row)
    if (tells.length === 0 && kind === 'contact') {
      tells.push(`name:${accountOf?.(row) ?? ''}|${plainWords(name ?? '')}`)
    }
    const before = tells
      .map((tell) => ({ one: firstOf.get(tell), isShared: /^(domain|mail):/.test(tell) }))
      .find(
        ({ one, isShared }) => one && !(isShared && kind === 'company' && !alike(one, row)),
      )?.one
    if (before === undefined) for (const tell of tells) firstOf.set(tell, row)
    return before
  }
}

function likeOnes({ kind, standing, accountOf }: About) {
  if (kind === 'company') {
    const near = byWords(
      standing.flatMap((thing) =>
        [thing.name, ...(thing.alsoNames ?? [])].map((name) => ({ name, town: thing.town, thing })),
      ),
    )
    return (row: CrmRow) => {
      const told = { name: row.fields['name']!, town: row.fields['town'] ?? '' }
      const best = new Map<CrmStanding, number>()
      for (const one of near(told.name)) {
        const score = companyLikeness(told, one)
        if (score >= Math.max(ALIKE_ENOUGH, best.get(one.thing) ?? 0)) best.set(one.thing, score)
      }
      return [...best].map(([thing, score]) => ({ thing, score }))
    }
  }
  if (kind !== 'contact' || !accountOf) return () => []
  const at = new Map<string, CrmStanding[]>()
  const put = (key: string, thing: CrmStanding) => {
    const those = at.get(key)
    if (those) those.push(thing)
    else at.set(key, [thing])
  }
  for (const thing of standing) {
    for (const id of thing.accountIds.length > 0 ? thing.accountIds : ['']) put(id, thing)
  }
  return (row: CrmRow) =>
    (at.get(accountOf(row) ?? '') ?? [])
      .map((thing) => ({ thing, score: nameLikeness(row.fields['name']!, thing.name) }))
      .filter(({ score }) => score >= ALIKE_ENOUGH)
}

function indexed(standing: readonly CrmStanding[]) {
  const byId = new Map<string, CrmStanding>()
  const byTell = new Map<string, CrmStanding[]>()
  for (const thing of standing) {
    for (const id of [thing.id, ...thing.alsoIds]) byId.set(id, thing)
    for (const tell of thing.tells) {
      const those = byTell.get(tell)
      if (those) those.push(thing)
      else byTell.set(tell, [thing])
    }
  }
  return { byId, byTell }
}
