/** What a firm has chosen: one row per topic, its shape and defaults owned by the room that reads it. */
import type { z } from 'zod'
import type { Db } from './db.ts'

export type Topic<T extends z.ZodType> = { name: string; shape: T }

export function topic<T extends z.ZodType>(name: `${string}.${string}`, shape: T): Topic<T> {
  return { name, shape }
}

/** The firm's choice, or the shape's defaults where it has made none. */
export async function choiceOf<T extends z.ZodType>(db: Db, { name, shape }: Topic<T>) {
  const [row] = await db`
    select value from firm_choice where firm_id = ${db.firm} and topic = ${name}
  `
  return shape.parse(row?.['value'] ?? {})
}

export async function choose<T extends z.ZodType>(
  db: Db,
  { name, shape }: Topic<T>,
  value: z.input<T>,
) {
  await db`
    insert into firm_choice (topic, value)
    values (${name}, ${db.json(shape.parse(value) as never)})
    on conflict (firm_id, topic) do update set value = excluded.value
  `
}
