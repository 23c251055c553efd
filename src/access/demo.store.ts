/** The one firm of the demonstration: made when the first visitor comes, filled by whoever has the data. */
import type pg from 'pg'
import { Problem } from '../platform/problem.ts'
import { DEMO_PERSON } from './person.ts'

/** Puts the demonstration's data into an empty firm; answers when they are there to be seen. */
export type FillDemo = (firmId: string) => Promise<void>

type Given = {
  pool: pg.Pool
  open: boolean
  fill: FillDemo
  /** Takes away all that one has, which was replaced. */
  erase: (firmId: string) => Promise<void>
}

/**
 * These statements commit one by one, on the pool of sign-in, so that the data can be put in
 * before the visitor's own transaction ends. The first visitor waits; a second one at that
 * moment is told so, since waiting in a transaction could use up every connection.
 */
export function demoIn({ pool, open, fill, erase }: Given) {
  let filling: Promise<void> | null = null

  async function filled(firmId: string): Promise<void> {
    if (filling) throw new Problem(409, 'access/demo-filling')
    filling = fill(firmId)
    try {
      await filling
    } finally {
      filling = null
    }
    await pool.query('update firm set demo_filled_at = now() where firm_id = $1', [firmId])
  }

  async function ready() {
    const personId = await demoPerson(pool)
    const { firmId, full } = await demoFirm(pool, personId)
    if (!full) await filled(firmId)
    return { firmId, personId }
  }

  async function renew() {
    if (filling) throw new Problem(409, 'access/demo-filling')
    await pool.query('update firm set demo = false where demo')
    const { firmId, personId } = await ready()
    // Those who are visiting go on in the new one.
    await pool.query('update session set firm_id = $1 where person_id = $2', [firmId, personId])
    const { rows } = await pool.query(
      'select firm_id from membership where person_id = $1 and firm_id <> $2',
      [personId, firmId],
    )
    for (const { firm_id: old } of rows) {
      await erase(old)
      await pool.query('delete from firm where firm_id = $1 and not demo', [old])
    }
    return { firmId }
  }

  return { open, ready, renew }
}

async function demoPerson(pool: pg.Pool): Promise<string> {
  const { name, email } = DEMO_PERSON
  await pool.query(
    'insert into person (name, email) values ($1, $2) on conflict (email) do nothing',
    [name, email],
  )
  const { rows } = await pool.query('select id from person where email = $1', [email])
  return rows[0].id
}

const DEMO_FIRM = 'Aceros y Rodamientos Ibéricos'

async function demoFirm(pool: pg.Pool, personId: string) {
  await pool.query(
    `insert into firm (name, demo) values ($1, true) on conflict (demo) where demo do nothing`,
    [DEMO_FIRM],
  )
  const { rows } = await pool.query('select firm_id, demo_filled_at from firm where demo')
  const { firm_id: firmId, demo_filled_at: filledAt } = rows[0]
  await pool.query(
    `insert into membership (firm_id, person_id, role) values ($1, $2, 'lead') on conflict do nothing`,
    [firmId, personId],
  )
  return { firmId: firmId as string, full: filledAt !== null }
}
