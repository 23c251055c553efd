/** What lists across accounts are filtered by, as SQL beside the table `account`. */
import type postgres from 'postgres'
import type { Db } from '../platform/db.ts'
import { anywhere, wordsOf } from './accountFilter.ts'

/** Each word of `q` stands in the account's name or code, or in this text. */
export function saysAll(db: Db, q: string, text: postgres.Fragment): postgres.Fragment {
  return wordsOf(q).reduce(
    (all, word) => db`${all} and (account.search_text like (select fold(${anywhere(word)}))
      or fold(${text}) like (select fold(${anywhere(word)})))`,
    db`true`,
  )
}

/** One of these people; `me` is whoever asks. */
export const anyOfPeople = (db: Db, people: readonly string[]) => db`
  any(array_replace(${[...people]}::text[], 'me', current_setting('clave.actor_id'))::uuid[])`
