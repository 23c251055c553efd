import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { aFirm, sql } from '../platform/testing.ts'
import { linksOf, makeLink, openLink, revokeLink, useLink } from './link.store.ts'

const purpose = 'test.acceptance'

test('a link does one thing, once, and keeps who did it', async () => {
  const { db, firmId, lead } = aFirm([])
  const recordId = randomUUID()
  const { token, linkId } = await db((tx) =>
    makeLink(tx, { purpose, recordId, firmId, madeBy: lead.id, days: 7 }),
  )
  expect(token).toMatch(/^[\w-]{43}$/)
  const [kept] = await sql`select * from access.link where link_id = ${linkId}`
  expect(JSON.stringify(kept)).not.toContain(token)

  for (const _ of [1, 2]) {
    expect(await db((tx) => openLink(tx, { purpose, token }))).toMatchObject({ recordId, firmId })
  }
  await expect(db((tx) => openLink(tx, { purpose: 'test.other', token }))).rejects.toMatchObject({
    code: 'access/link-unknown',
  })
  const use = { purpose, token, name: 'Ana Pons, Forjas Levante', address: '203.0.113.5' } as const
  await db((tx) => useLink(tx, use))
  await expect(db((tx) => useLink(tx, use))).rejects.toMatchObject({ code: 'access/link-used' })
  const uses = await sql`select name, address from access.link_use where link_id = ${linkId}`
  expect(uses).toEqual([{ name: use.name, address: use.address }])
  expect((await db((tx) => linksOf(tx, { purpose, recordId })))[0]?.usedAt).toBeInstanceOf(Date)
})

test('uses can not be rewritten by the server', async () => {
  await expect(sql`update access.link_use set name = 'x'`).rejects.toThrow('permission denied')
  await expect(sql`delete from access.link_use`).rejects.toThrow('permission denied')
})

test('revoking takes back what is still open', async () => {
  const { db, firmId } = aFirm([])
  const recordId = randomUUID()
  const { token } = await db((tx) =>
    makeLink(tx, { purpose, recordId, firmId, madeBy: null, days: 7 }),
  )
  // The same record in another firm is another one.
  await db((tx) => revokeLink(tx, { purpose, recordId, firmId: randomUUID() }))
  await db((tx) => openLink(tx, { purpose, token }))
  await db((tx) => revokeLink(tx, { purpose, recordId, firmId }))
  await expect(db((tx) => openLink(tx, { purpose, token }))).rejects.toMatchObject({
    status: 409,
    code: 'access/link-revoked',
  })
})
