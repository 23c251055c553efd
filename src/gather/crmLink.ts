/** Which company and which person a line belongs to; what it names and nobody is, is a miss. */
import type { CrmFields } from '../kernel/crm.ts'
import { plainWords } from '../kernel/plain.ts'
import { workDomainOf } from '../accounts/mark.ts'

/** Something that others may point to. */
export type Pointed = { id: string; tells: string[]; name: string; accountId: string | null }

export type CrmMiss = {
  fileNo: number
  line: number
  // words: gather:crm.miss.*
  reason:
    | 'company'
    | 'companies'
    | 'elsewhere'
    | 'contact'
    | 'contacts'
    | 'alone'
    | 'unnamed'
    | 'unread'
    | 'cut'
  /** What the line names. */
  text: string
}
export type Pointing = { id: string | null; miss: Pick<CrmMiss, 'reason' | 'text'> | null }

/** Things by what tells them; several of one name tell none. */
export class Pointers {
  readonly #byTell = new Map<string, Set<string>>()
  readonly #accountOf = new Map<string, string | null>()
  readonly #nameOf = new Map<string, string>()

  /** What is added later doesn't hide what was there. */
  add({ id, tells, name, accountId }: Pointed) {
    this.#accountOf.set(id, accountId)
    this.#nameOf.set(id, name)
    for (const tell of [
      ...tells,
      `name:${accountId ?? ''}|${plainWords(name)}`,
      `name:*|${plainWords(name)}`,
    ]) {
      const those = this.#byTell.get(tell)
      if (those) those.add(id)
      else this.#byTell.set(tell, new Set([id]))
    }
  }

  find(tell: string): readonly string[] {
    return [...(this.#byTell.get(tell) ?? [])]
  }

  nameOf(id: string | undefined): string | null {
    return id === undefined ? null : (this.#nameOf.get(id) ?? null)
  }

  accountOf(id: string | null): string | null {
    return id === null ? null : (this.#accountOf.get(id) ?? null)
  }
}

/** By id, domain, code and name, and last by the domain of the person's own address. */
export function companyOf(fields: CrmFields, companies: Pointers): Pointing {
  const told = [
    ['id', fields['companyId']],
    ['domain', fields['companyDomain']],
    ['code', fields['companyCode']],
    ['name:*', fields['companyName']],
  ] as const
  const found = pointed(told, companies, { none: 'company', several: 'companies' })
  if (found.id || found.miss) return found
  const work = workDomainOf(fields['mail'] ?? fields['contactMail'] ?? null)
  const [only, ...others] = work ? companies.find(`domain:${work}`) : []
  return { id: only && others.length === 0 ? only : null, miss: null }
}

/** By id and address; by name only within the company. */
export function contactOf(
  fields: CrmFields,
  contacts: Pointers,
  accountId: string | null,
): Pointing {
  const told = [
    ['id', fields['contactId']],
    ['mail', fields['contactMail']],
    [`name:${accountId ?? ''}`, accountId ? fields['contactName'] : null],
  ] as const
  return pointed(told, contacts, { none: 'contact', several: 'contacts' })
}

type Reasons = { none: CrmMiss['reason']; several: CrmMiss['reason'] }

function pointed(
  told: readonly (readonly [string, string | null | undefined])[],
  those: Pointers,
  { none, several }: Reasons,
): Pointing {
  let missed: Pointing['miss'] = null
  for (const [what, text] of told) {
    if (!text) continue
    const tell = what.startsWith('name') ? `${what}|${plainWords(text)}` : `${what}:${text}`
    const [id, ...others] = those.find(tell)
    if (id && others.length === 0) return { id, miss: null }
    missed ??= { reason: id ? several : none, text }
  }
  return { id: null, miss: missed }
}
