/** What rooms hand in to the one list of Hoy: shell hands the list on. */
import type { Actor, Role } from '../kernel/actor.ts'
import type { Day } from '../kernel/day.ts'
import type { ToDo } from '../kernel/toDo.ts'
import type { Db } from './db.ts'

export type ToDoAsk = {
  actor: Actor
  /** Whose: oneself, or everyone of the firm. */
  people: readonly string[]
  today: Day
}

/** Things to do of one room; of what whoever asks may see, since it reads as they. */
export type ToDoPart = {
  part: string
  may: readonly Role[]
  rows: (db: Db, ask: ToDoAsk) => Promise<ToDo[]>
}

/** The same for each of several people, one after the other: a transaction has one connection. */
export async function ofEach<T>(
  people: readonly string[],
  read: (personId: string) => Promise<readonly T[]>,
): Promise<T[]> {
  const all: T[] = []
  for (const personId of people) all.push(...(await read(personId)))
  return all
}
