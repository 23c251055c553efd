/** Two who change one thing at once: whoever comes second is told, and writes over nothing that they haven't seen. */
import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import type { Db } from './db.ts'
import { Problem } from './problem.ts'

/** `was` is what they began from, where they say so; refused where it is no longer so. */
export function heedSince(was: unknown, now: unknown, code: `${string}/${string}`) {
  if (was !== undefined && !isDeepStrictEqual(was, now ?? null)) throw new Problem(409, code)
}

type Each<Id extends string> = {
  before: readonly { [key in Id]: string }[]
  id: Id
  shape: z.ZodType
  code: `${string}/${string}`
}

/** The same of several in one request, each found again by its id. */
export function heedEachSince<Id extends string>(
  given: readonly ({ [key in Id]?: string | undefined } & { was?: unknown })[],
  { before, id, shape, code }: Each<Id>,
) {
  const stood = new Map(before.map((one) => [one[id], one]))
  for (const one of given) {
    const now = stood.get(one[id] ?? '')
    heedSince(one.was, now && shape.parse(now), code)
  }
}

/** To change them: nobody else does until the transaction ends, and what is read next is how they stand then. */
export function holdRows(db: Db, table: string, key: `${string}_id`, ids: readonly string[]) {
  return db`
    select from ${db(table)} where firm_id = ${db.firm} and ${db(key)} = any(${[...ids]}::uuid[])
    order by ${db(key)} for update
  `
}
