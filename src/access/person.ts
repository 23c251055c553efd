/** A person who signs in, whatever firms they belong to. */
import { z } from 'zod'
import type { Refusal } from '../kernel/refusal.ts'
import { Password } from './password.ts'

export const Locale = z.enum(['es-ES', 'es-MX', 'en'])
export type Locale = z.infer<typeof Locale>

export const TimeZone = z.string().max(60).refine(isTimeZone)
export const PersonName = z.string().trim().min(1).max(120)
export const Email = z.string().trim().toLowerCase().pipe(z.email().max(200))

export const Person = z.object({
  personId: z.uuid(),
  name: z.string(),
  email: z.string(),
  locale: z.string(),
  timeZone: z.string(),
})
export type Person = z.infer<typeof Person>

/** What a newcomer says of themselves; language and zone come from the browser. */
export const Newcomer = z.object({
  name: PersonName,
  email: Email,
  password: Password,
  locale: Locale.default('es-ES'),
  timeZone: TimeZone.default('Europe/Madrid'),
})
export type Newcomer = z.infer<typeof Newcomer>

export const Profile = Person.extend({ secondFactor: z.boolean() })
export type Profile = z.infer<typeof Profile>

/** Whom visitors of the demonstration are; `.invalid` is nobody's domain (RFC 2606). */
export const DEMO_PERSON = { email: 'lucia@demo.invalid', name: 'Lucía Ferrer' }

/** Visitors share one person, so none of them may change who that is; nor who their colleagues are. */
export function whyNotChange({ email }: Pick<Person, 'email'>): Refusal | null {
  return email.endsWith('@demo.invalid') ? { code: 'access/demo-person', status: 403 } : null
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}
