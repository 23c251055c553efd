/** All that is kept of a person, over HTTP. Rooms hand in what they keep. */
import type { PersonalPart } from '../platform/personal.ts'
import { record } from '../platform/history.ts'
import { found, Problem } from '../platform/problem.ts'
import { type Route, route, stream } from '../platform/serve.ts'
import { contactOf } from './contact.store.ts'
import { erasePerson, exportPersonal } from './personal.api.ts'
import { samePerson } from './personal.store.ts'

export function personalRoutes(parts: readonly PersonalPart[]): Route[] {
  return [
    stream(exportPersonal, async ({ input: { contactId }, inFirm }) => {
      const told = await inFirm(async (db) => {
        found(await contactOf(db, contactId))
        const ids = await samePerson(db, contactId)
        const rows: [string, unknown][] = []
        for (const { part, read } of parts) rows.push([part, await read(db, ids)])
        return Object.fromEntries(rows)
      })
      return new Response(`${JSON.stringify(told, null, 2)}\n`, {
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'content-disposition': `attachment; filename="${contactId}.json"`,
        },
      })
    }),

    route(erasePerson, async ({ input: { contactId, name }, actor, db }) => {
      const contact = found(await contactOf(db, contactId))
      if (name.trim() !== contact.name) throw new Problem(422, 'know/not-that-name')
      const ids = await samePerson(db, contactId)
      const told = []
      // What tells of the person first, so that nothing that it hangs on is missing.
      for (const { part, erase } of parts.toReversed()) {
        told.push({ part, ...(await erase(db, ids)) })
      }
      for (const accountId of new Set(contact.places.map((place) => place.accountId))) {
        await record(db, actor, 'contact.erased', { accountId, contactId })
      }
      return { parts: told.toReversed() }
    }),
  ]
}
