/** What is known of a person of the map, in words. */
import { addMonths, type Day } from '../kernel/day.ts'
import type { Say } from '../ui/words.ts'
import { type Attribute, ATTRIBUTES, FADES_AFTER_MONTHS, type Grounds } from './decider.ts'
import { type Decider, type DeciderMap, partOf, saidOf } from './deciderMap.ts'
import type { BuyingRole, Decision } from './decision.ts'
import { isCoverageGap, threadsOf } from './deciderFigures.ts'
import { weighedOf } from './deciderSays.ts'

/** `4: mucho`, `a favor`. */
export function valueWord(t: Say, attribute: Attribute, value: string): string {
  return t(`know:deciders.values.${attribute as 'support'}.${value as '0'}`)
}

export function rolesWords(t: Say, roles: readonly BuyingRole[]): string {
  return roles.map((role) => t(`know:deciders.roles.${role}`)).join(' · ')
}

export function isFaded({ seenOn }: Pick<Grounds, 'seenOn'>, on: Day): boolean {
  return addMonths(seenOn, FADES_AFTER_MONTHS) <= on
}

/** Those who weigh and hang on a single person, of ours or theirs. */
export function aloneOf({
  people,
  ties,
}: Pick<DeciderMap, 'people' | 'ties'>): ReadonlySet<string> {
  return new Set(threadsOf(people.map(weighedOf), ties)?.alone)
}

/** What the drawing of a person shows beside what is said of them. */
export function drawnOf(
  t: Say,
  {
    asOf,
    decision,
    alone,
  }: { asOf: Day; decision: Decision | undefined; alone: ReadonlySet<string> },
  person: Decider,
) {
  return {
    roles: rolesWords(t, partOf(decision, person.contactId)?.roles ?? []),
    isGap: isCoverageGap(weighedOf(person)),
    isAlone: alone.has(person.contactId),
    isStale: person.said.some((one) => isFaded(one, asOf)),
  }
}

/** All of it in one breath, for those who hear it. */
export function toldOf(
  t: Say,
  {
    map,
    decision,
    alone,
  }: { map: DeciderMap; decision: Decision | undefined; alone: ReadonlySet<string> },
  person: Decider,
): string {
  const given = { asOf: map.asOf, decision, alone }
  const { roles, isGap, isAlone, isStale } = drawnOf(t, given, person)
  const attributes = ATTRIBUTES.flatMap((attribute) => {
    const value = saidOf(person, attribute)?.value
    return value
      ? [`${t(`know:deciders.attributes.${attribute}`)}: ${valueWord(t, attribute, value)}`]
      : []
  })
  return [
    person.name,
    person.jobTitle,
    roles,
    ...attributes,
    ...tiesTold(t, map, person.contactId),
    ...(isGap ? [t('know:deciders.gapFlag')] : []),
    ...(isAlone ? [t('know:deciders.aloneFlag')] : []),
    ...(isStale ? [t('know:deciders.staleFlag')] : []),
  ]
    .filter(Boolean)
    .join('. ')
}

/** `depende de Emilio Royo`, `influye en Rosa Valls`. */
export function tiesTold(t: Say, { ties, people }: DeciderMap, contactId: string): string[] {
  const nameOf = new Map(people.map((one) => [one.contactId, one.name]))
  return ties.flatMap(({ fromId, toId, kind }) => {
    if (fromId === contactId) return [t(`know:deciders.ties.${kind}`, { name: nameOf.get(toId) })]
    if (toId === contactId && kind === 'conflict') {
      return [t('know:deciders.ties.conflict', { name: nameOf.get(fromId) })]
    }
    return []
  })
}
