/** What tells a company or a person from all others: domains, tax ids, addresses, made plain so that they compare. */
import { z } from 'zod'
import { CRM_SYSTEMS } from '../kernel/crm.ts'

const plain = (read: (text: string) => string | null) =>
  z
    .string()
    .max(300)
    .transform((text, context) => {
      const known = read(text)
      if (known === null) context.addIssue({ code: 'custom', message: 'unfit' })
      return known ?? ''
    })

/** What a person may say of it: web and mail domains, tax ids. */
export const MarksGiven = z.object({
  domains: z
    .array(plain((text) => domainOf(text)))
    .max(50)
    .default([]),
  taxIds: z
    .array(plain((text) => taxIdOf(text)))
    .max(20)
    .default([]),
})
export type MarksGiven = z.infer<typeof MarksGiven>

/** What someone added and took away since they began, done to how it stands by now: what others added meanwhile stays. */
export function sinceThen(
  wanted: readonly string[],
  { was, now }: { was: readonly string[]; now: readonly string[] },
): string[] {
  const gone = was.filter((one) => !wanted.includes(one))
  return [...new Set([...now.filter((one) => !gone.includes(one)), ...wanted])].filter(
    (one) => now.includes(one) || !was.includes(one),
  )
}

// words: accounts:mark.told.*
/** What another program says of it, in its words. */
export const TOLD_FIELDS = [
  'street',
  'postcode',
  'town',
  'region',
  'country',
  'phone',
  'mail',
  'web',
  'industry',
  'employees',
  'revenue',
  'ownerTold',
  'createdOn',
  'text',
] as const

export const Marks = z.object({
  domains: z.array(z.string()),
  taxIds: z.array(z.string()),
  told: z.partialRecord(z.enum(TOLD_FIELDS), z.string()),
  /** Under which ids it is known elsewhere; only for who sees all accounts. */
  ids: z.array(z.object({ system: z.enum(CRM_SYSTEMS), externalId: z.string() })),
})
export type Marks = z.infer<typeof Marks>

/** Where anyone may have a mailbox: such a domain says nothing of where one works. */
const PUBLIC_MAIL =
  /^(gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|protonmail|proton|telefonica|terra|movistar|ono|orange|wanadoo|laposte|free|sapo|web|mail|zoho|example)\.[a-z.]{2,6}$/

/** `https://www.Forjas.example/es` → `forjas.example`; null where there is no domain in it. */
export function domainOf(text: string | null | undefined): string | null {
  const plain = (text ?? '').trim().toLowerCase()
  const host = plain
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^.*@/, '')
    .replace(/[/?#:].*$/, '')
    .replace(/^www\./, '')
    .replace(/\.$/, '')
  return /^([\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}{2,}$/u.test(host) ? host : null
}

/** An address in lower case; null where it isn't one. */
export function mailOf(text: string | null | undefined): string | null {
  const plain = (text ?? '').trim().toLowerCase()
  return /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/.test(plain) && plain.length <= 300 ? plain : null
}

/** The domain of where they work; null for a mailbox that anyone may have. */
export function workDomainOf(mail: string | null): string | null {
  const domain = mail === null ? null : domainOf(mail)
  return domain && !PUBLIC_MAIL.test(domain) ? domain : null
}

/** `ESB-12.345.678` → `B12345678`: capitals and digits, without the country where the number itself begins with a letter. */
export function taxIdOf(text: string | null | undefined): string | null {
  const plain = (text ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '')
  const national = plain.replace(/^ES(?=([A-Z]\d{7}[A-Z0-9]|\d{8}[A-Z])$)/, '')
  return /^(?=.*\d)[A-Z0-9]{4,30}$/.test(national) ? national : null
}
