/** People in PostgreSQL. */
import { type Db, one } from '../platform/db.ts'
import { Profile } from './person.ts'

export function profileOf(db: Db, personId: string): Promise<Profile> {
  return one(
    Profile,
    db`
    select id as person_id, name, email, locale, time_zone,
      coalesce(two_factor_enabled, false) as second_factor
    from access.person
    where id = ${personId}
  `,
  )
}

type Changed = Pick<Profile, 'name' | 'locale' | 'timeZone'>

export async function keepProfile(db: Db, personId: string, { name, locale, timeZone }: Changed) {
  await db`
    update access.person
    set name = ${name}, locale = ${locale}, time_zone = ${timeZone}, updated_at = now()
    where id = ${personId}
  `
  return profileOf(db, personId)
}

export async function personByEmail(db: Db, email: string): Promise<Profile | undefined> {
  const [row] = await db`select id from access.person where email = ${email}`
  return row && profileOf(db, row['id'] as string)
}
