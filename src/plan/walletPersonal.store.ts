/** What wallets, white space and negotiations keep of people at the clients: their texts stay, without the name. */
import { z } from 'zod'
import { many } from '../platform/db.ts'
import { namedIn, namesOf, type PersonalPart } from '../platform/personal.ts'

/** Names of trades and offers stand in documents, as JSON writes them. */
const traded: PersonalPart = {
  part: 'trades',
  texts: ['negotiation.tradables', 'negotiation.offers'],
  read: (db, ids) => db`
    select subject, tradables, offers from negotiation n
    where n.firm_id = ${db.firm} and exists (
      select from (${namesOf(db, ids)}) k
      where position(k.name in concat(n.tradables, n.offers)) > 0
    )
  `,
  erase: async (db, ids) => {
    let changed = 0
    for (const { name } of await many(z.object({ name: z.string() }), namesOf(db, ids))) {
      const written = JSON.stringify(name).slice(1, -1)
      const { count } = await db`
        update negotiation
        set tradables = replace(tradables::text, ${written}, '—')::jsonb,
          offers = replace(offers::text, ${written}, '—')::jsonb
        where firm_id = ${db.firm} and position(${written} in concat(tradables, offers)) > 0
      `
      changed += count
    }
    return { changed, kept: 0 }
  },
}

export const walletWithPeople: PersonalPart[] = [
  namedIn('wallet', 'wallet_line', ['family', 'source']),
  namedIn('negotiations', 'negotiation', [
    'subject',
    'measure',
    'our_alternative',
    'their_alternative',
    'evidence',
    'our_interests',
    'their_interests',
    'outcome',
  ]),
  traded,
  namedIn('whiteSpace', 'white_cell', ['family', 'competitor', 'source']),
]
