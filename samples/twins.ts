/** What the demo company has twice: a client that someone entered anew under another name, with one of its people. */
import type { Day } from '../src/kernel/day.ts'
import type { Client } from './clients.ts'
import { contactLines } from './contacts.ts'
import { slug } from './people.ts'

export type Twice = {
  client: Client
  /** As whoever entered it again wrote it. */
  name: string
  domain: string
  /** One of its people, without the accents of their name. */
  person: { name: string; mail: string; post: string }
}

/** A client of its own, at home, of which no story is told, and whose first person has an accent in their name. */
export function twiceOf(clients: readonly Client[], asOf: Day, seed: number): Twice {
  const plain = clients.filter(
    ({ group, story, place }) => group === null && story === null && place.country === 'España',
  )
  for (const client of plain) {
    const [, first] = contactLines([client], asOf, seed)
    const [, name, post, mail] = first!.split(';') as [string, string, string, string]
    if (bare(name) === name) continue
    return {
      client,
      name: `${client.name} Hnos., S.L.`,
      domain: `${slug(client.name, '-')}.example`,
      person: { name: bare(name), mail, post },
    }
  }
  throw new Error('every client has a story')
}

function bare(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '')
}
