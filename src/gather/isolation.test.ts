/** Imports of one firm do not exist for another, and each role does what it may. */
import { expect, test } from 'vitest'
import type { Role } from '../kernel/actor.ts'
import { aGatheringFirm } from './import.testing.ts'

const file = {
  name: 'ventas.csv',
  content: 'Cliente;Fecha;Importe\nAceros;01/02/2026;10\nBombas;31/02/2026;5\n',
}

type Ask = [verb: string, path: (importId: number) => string, body?: object]
const PLAN = {
  files: [{ fileNo: 1, role: 'ledger', reading: {}, mapping: {}, key: null }],
  source: '',
  overlap: null,
  home: null,
}
const READS: Ask[] = [
  ['GET', (id) => `/imports/${id}`],
  ['GET', (id) => `/imports/${id}/rejects`],
]
const WRITES: Ask[] = [
  ['GET', (id) => `/imports/${id}/files/1`],
  ['PUT', (id) => `/imports/${id}/files/1`],
  ['POST', (id) => `/imports/${id}/preview`, {}],
  ['PUT', (id) => `/imports/${id}/plan`, PLAN],
  ['PUT', (id) => `/imports/${id}/overlap`, { overlap: 'add' }],
  ['POST', (id) => `/imports/${id}/publication`, {}],
  ['PUT', (id) => `/imports/${id}/cancellation`, {}],
  ['POST', (id) => `/imports/${id}/reversal`, {}],
]

type Firm = ReturnType<typeof aGatheringFirm>

async function status(firm: Firm, role: Role, importId: number, [verb, path, body]: Ask) {
  const response = await firm[role].fetch(`/api${path(importId)}`, {
    method: verb,
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
  await response.body?.cancel()
  return response.status
}

test('from another firm every address of an import is not found', async () => {
  const ours = aGatheringFirm()
  const { importId } = await ours.published([file])
  const theirs = aGatheringFirm()
  for (const ask of [...READS, ...WRITES]) {
    expect([ask[0], ask[1](0), await status(theirs, 'lead', importId, ask)]).toEqual([
      ask[0],
      ask[1](0),
      404,
    ])
  }
  expect((await ours.read(importId)).state).toBe('published')
})

test('leads and admins import; the team reads; a contact at the client sees nothing', async () => {
  const firm = aGatheringFirm()
  const { importId } = await firm.published([file])
  for (const ask of READS) {
    for (const role of ['lead', 'admin', 'manager', 'expert', 'viewer'] as const)
      expect(await status(firm, role, importId, ask)).toBe(200)
    expect(await status(firm, 'client', importId, ask)).toBe(403)
  }
  for (const ask of WRITES) {
    for (const role of ['manager', 'expert', 'viewer', 'client'] as const)
      expect(await status(firm, role, importId, ask)).toBe(403)
    for (const role of ['lead', 'admin'] as const)
      expect(await status(firm, role, importId, ask)).not.toBe(403)
  }
})

test('who may see only some accounts is not told what all of them buy', async () => {
  const firm = aGatheringFirm()
  const { importId } = await firm.published([file])
  const own = firm.join('manager', { sees: 'own' })
  const seen = (await (await own.fetch(`/api/imports/${importId}`)).json()) as { report: unknown }
  expect(seen.report).toBeNull()
  expect((await own.fetch(`/api/imports/${importId}/rejects`)).status).toBe(404)
  const list = (await (await own.fetch('/api/imports')).json()) as { rows: { report: unknown }[] }
  expect(list.rows.map(({ report }) => report)).toEqual([null])
})
