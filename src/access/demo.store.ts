/** The one firm of the demonstration: made when the first visitor comes, filled by whoever has the data. */
import type pg from 'pg'
import { Problem } from '../platform/problem.ts'
import { DEMO_STEPS, type DemoMaking, type DemoStep } from './demo.ts'
import type { TeamRole } from './member.ts'
import { DEMO_PERSON } from './person.ts'

/** Puts the demonstration's data into an empty firm, telling each step that begins; answers when they are there to be seen. */
export type FillDemo = (firmId: string, begins: (step: DemoStep) => void) => Promise<void>

/** Who works at the demonstration's firm; they have no way in of their own. */
export type DemoColleague = { name: string; email: string; role: TeamRole }

type Given = {
  pool: pg.Pool
  open: boolean
  colleagues: readonly DemoColleague[]
  fill: FillDemo
  /** Takes away all that one has, which was replaced. */
  erase: (firmId: string) => Promise<void>
}

/**
 * These statements commit one by one, on the pool of sign-in, so that the data can be put in
 * before the visitor's own transaction ends. Whoever began it waits; another at that moment is
 * told so, since waiting in a transaction could use up every connection.
 */
export function demoIn({ pool, open, colleagues, fill, erase }: Given) {
  let making: Promise<{ firmId: string }> | null = null
  let step: DemoStep | null = null

  /** The demonstration, made first where there is none. */
  async function ready() {
    const personId = await demoPerson(pool)
    const { rows } = await pool.query(
      'select firm_id from firm where demo and demo_filled_at is not null',
    )
    if (!rows[0]) return { ...(await make(personId)), personId }
    const firmId = rows[0].firm_id as string
    // What a killed server left half filled, or half erased.
    await eraseOthers(firmId, personId)
    return { firmId, personId }
  }

  const renew = async () => make(await demoPerson(pool))

  async function make(personId: string) {
    if (making) throw new Problem(409, 'access/demo-filling')
    making = begin(personId).finally(() => (making = step = null))
    return making
  }

  /** Always a new firm: one that was there and not full is what a killed server left. */
  async function begin(personId: string) {
    await pool.query('update firm set demo = false where demo')
    const firmId = await demoFirm(pool, personId)
    await addColleagues(pool, firmId, colleagues)
    await fill(firmId, (begun) => (step = begun))
    await pool.query('update firm set demo_filled_at = now() where firm_id = $1', [firmId])
    // Those who are visiting go on in the new one.
    await pool.query('update session set firm_id = $1 where person_id = $2', [firmId, personId])
    await eraseOthers(firmId, personId)
    return { firmId }
  }

  async function eraseOthers(firmId: string, personId: string) {
    const { rows } = await pool.query(
      'select firm_id from membership where person_id = $1 and firm_id <> $2',
      [personId, firmId],
    )
    for (const { firm_id: old } of rows) {
      await erase(old)
      await pool.query('delete from firm where firm_id = $1 and not demo', [old])
    }
  }

  const told = (): DemoMaking | null =>
    step && { step, done: DEMO_STEPS.indexOf(step), total: DEMO_STEPS.length }

  return { open, ready, renew, making: told }
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

async function demoFirm(pool: pg.Pool, personId: string): Promise<string> {
  const { rows } = await pool.query(
    'insert into firm (name, demo) values ($1, true) returning firm_id',
    [DEMO_FIRM],
  )
  const firmId = rows[0].firm_id as string
  await pool.query(`insert into membership (firm_id, person_id, role) values ($1, $2, 'lead')`, [
    firmId,
    personId,
  ])
  return firmId
}

/** The same people in each demonstration: they stay when one is replaced. */
async function addColleagues(pool: pg.Pool, firmId: string, colleagues: readonly DemoColleague[]) {
  const given = JSON.stringify(colleagues)
  await pool.query(
    `insert into person (name, email)
    select name, email from jsonb_to_recordset($1) as g(name text, email text)
    on conflict (email) do nothing`,
    [given],
  )
  await pool.query(
    `insert into membership (firm_id, person_id, role)
    select $2, p.id, g.role from jsonb_to_recordset($1) as g(email text, role text)
    join person p on p.email = g.email`,
    [given, firmId],
  )
}
