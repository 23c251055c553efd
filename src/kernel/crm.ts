/** What a CRM is made of, and the words in which rooms and the import speak of it. */

// words: gather:crm.kind.*
/** In the order in which they are brought in: each may point to those before it. */
export const CRM_KINDS = ['company', 'contact', 'deal', 'ticket', 'activity'] as const
export type CrmKind = (typeof CRM_KINDS)[number]

// words: gather:crm.system.*
export const CRM_SYSTEMS = ['hubspot', 'salesforce', 'zoho', 'pipedrive', 'other'] as const
export type CrmSystem = (typeof CRM_SYSTEMS)[number]

/** Days, amounts and texts of a line by field, made plain; null where the file has nothing. */
export type CrmFields = Record<string, string | null>

/** A thing of ours as far as the lines of a file are told apart by it. */
export type CrmStanding = {
  id: string
  /** Those that were merged into it. */
  alsoIds: string[]
  name: string
  /** What those were called. */
  alsoNames?: string[]
  town: string
  /** What only it has: `code:4711`, `tax:B12345678`, `domain:forjas.example`, `mail:ana@forjas.example`. */
  tells: string[]
  /** The accounts where it belongs. */
  accountIds: string[]
  /** What its own room needs besides to write it. */
  held: Record<string, unknown>
}

/** A line that has become a thing of ours, new or standing. */
export type CrmThing = {
  id: string
  standing: CrmStanding | null
  fields: CrmFields
  accountId: string | null
  contactId: string | null
  ownerId: string | null
}

/** What tells a deal, a request or a meeting that no id tells. Title as it is folded in both places. */
export function sameTell(accountId: string | null, title: string, day: string | null): string {
  return `same:${accountId ?? ''}|${title.trim().toLowerCase()}|${day ?? ''}`
}

/** Where a line puts a thing: null where it is there already, perhaps under an account that was merged since. */
export function movedTo(accountId: string | null, standing: CrmStanding | null): string | null {
  return standing?.accountIds[0] === accountId ? null : accountId
}

/** What a line says; of a thing that stands the rest stays as it is. */
export function filled(said: Record<string, string | null | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(said).filter((told): told is [string, string] => Boolean(told[1])),
  )
}
