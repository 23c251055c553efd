/** Files as they shouldn't be: each is refused with what is wrong, or comes in whole as far as it can be read. */
import { expect, test } from 'vitest'
import { makeCrmImport } from '../gather/crm.api.ts'
import { aBringingFirm } from '../gather/crm.testing.ts'
import { crmTargets } from './crm.ts'

const csv = (name: string, ...lines: string[]) => ({ name, content: `${lines.join('\n')}\n` })

function aFirm() {
  const firm = aBringingFirm(crmTargets)
  const rows = async (work: Parameters<typeof firm.db>[0]) =>
    ((await firm.db(work)) as object[]).map((row) => ({ ...row }))
  const left = async ({ crmImportId }: { crmImportId: string }) =>
    (await firm.lead.fetch(`/api/crm-imports/${crmImportId}/left`)).text()
  return { ...firm, rows, left }
}

test.each([
  ['nothing', Buffer.alloc(0), 'gather/empty-file'],
  ['only a header', Buffer.from('Company ID,Company Name\n'), 'gather/header-only'],
  ['an image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xd, 0xa, 0x1a, 0xa, 0, 0]), 'gather/image'],
])('a file with %s says so by its name', async (_, content, code) => {
  const firm = aFirm()
  const { crmImportId } = await firm.lead.ask(makeCrmImport, {})
  await expect(firm.send(crmImportId, { name: 'empresas.csv', content })).rejects.toMatchObject({
    code,
    values: { file: 'empresas.csv' },
  })
})

const TEXT = 'Código,Razón social,Población\nA1,Ñandú Ibérica,Cádiz\nA2,Øre & Søn,Málaga\n'
test.each([
  ['UTF-16 with its mark', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
  ['UTF-8 with its mark', Buffer.from(`\uFEFF${TEXT}`, 'utf8')],
  ['Windows-1252', Buffer.from(TEXT, 'latin1')],
])('%s is read as it was meant', async (_, content) => {
  const firm = aFirm()
  const run = await firm.checked([{ name: 'empresas.csv', content }])
  expect(run.counts).toMatchObject([{ added: 2, rejected: 0 }])
  await firm.take(run)
  expect(await firm.rows((db) => db`select name from account order by code`)).toEqual([
    { name: 'Ñandú Ibérica' },
    { name: 'Øre & Søn' },
  ])
})

test('lines that don’t fit are told by file, line and column, with what was kept and what to do', async () => {
  const firm = aFirm()
  const run = await firm.checked([
    csv(
      'deals.csv',
      'Deal ID,Deal Name,Deal Stage,Amount,Close Date',
      '1,Bien,Open,1000,2026-12-31',
      '2,Corta',
      '3,Larga,Open,1000,2026-12-31,sobra,sobra',
      '4,Sin cifra,Open,mucho,2026-12-31',
      '5,Sin día,Open,1000,31/31/2026',
      ',,,,',
      '1,Otra vez,Open,1000,2026-12-31',
      '"6,Comilla,Open,1000,2026-12-31',
    ),
  ])
  expect(run.counts).toMatchObject([{ kind: 'deal', rejected: 4 }])
  const { rejects } = await firm.lines(run)
  const told = rejects.map(({ line, field, reason, cell }) => [line, field, reason, cell])
  expect(told.toSorted((a, b) => Number(a[0]) - Number(b[0]))).toMatchObject([
    [4, null, 'cells', ''],
    [5, 'amount', 'amount', 'mucho'],
    [6, 'closesOn', 'day', '31/31/2026'],
    [8, null, 'twice', '2'],
  ])
  const file = await firm.left(run)
  const [header, ...lines] = file.replace(/^\uFEFF/, '').split('\r\n')
  expect(header).toBe(
    [
      'Fichero',
      'Línea',
      'Columna',
      'Por qué',
      'Qué se ha guardado',
      'Qué hacer',
      'Lo que dice',
    ].join(';'),
  )
  const ofAmount = lines.find((line) => line.includes('mucho'))
  expect(ofAmount).toContain(
    'deals.csv;5;Amount;Importe: «mucho» no es un importe.;Nada: la línea no entra;Corrige la celda',
  )
  // What has no company is told as well, and comes in.
  expect(lines.filter((line) => line.includes('No dice a qué empresa pertenece'))).toHaveLength(3)
})

test('the same file twice, and the same thing in two files, come in once', async () => {
  const firm = aFirm()
  const people = csv(
    'people.csv',
    'Contact ID,First Name,Last Name,Email',
    '1,Ana,Ruiz,ana@forjas.example',
    '2,Luis,Gil,',
  )
  const byHand = csv('a-mano.csv', 'Nombre,Apellidos,Cargo', 'Eva,Sanz,Compras', 'Eva,Sanz,Compras')
  const run = await firm.checked([people, { ...people, name: 'copia.csv' }, byHand])
  expect(run.counts).toMatchObject([{ read: 6, added: 3, rejected: 3 }])
  const { rejects } = await firm.lines(run)
  expect(rejects.map(({ fileNo, reason, cell }) => [fileNo, reason, cell])).toEqual([
    [2, 'twiceIn', 'people.csv · 2'],
    [2, 'twiceIn', 'people.csv · 3'],
    [3, 'twice', '2'],
  ])
  expect(await firm.take(run)).toMatchObject({ state: 'taken', problem: null })
  expect((await firm.checked([people, byHand])).counts).toMatchObject([{ added: 0, same: 3 }])
  expect(await firm.rows((db) => db`select count(*) as count from contact`)).toEqual([{ count: 3 }])
})

test('hostile text stays text: scripts, other directions, emoji, null bytes, very long names', async () => {
  const firm = aFirm()
  const names = [
    '<script>alert(1)</script>',
    '\u202Eelbisrever\u202C',
    'شركة الحديد',
    '👩🏽‍🔧 Taller 🔩',
    "'; drop table account; --",
    '=HYPERLINK("http://x.example")',
  ]
  const quoted = names.map((name, at) => `${at + 1},"${name.replaceAll('"', '""')}"`)
  const long = `99,${'x'.repeat(100_000)}`
  const run = await firm.checked([csv('raras.csv', 'Company ID,Company Name', ...quoted, long)])
  expect(run.counts).toMatchObject([{ added: names.length, rejected: 1 }])
  expect(await firm.take(run)).toMatchObject({ state: 'taken', problem: null })
  const kept = await firm.rows(
    (db) => db`
    select a.name from account a join external_id e on e.thing_id = a.account_id order by e.external_id`,
  )
  expect(kept.map((one) => (one as { name: string }).name)).toEqual(names)
  await expect(
    firm.checked([csv('nulo.csv', 'Company ID,Company Name', '1,con\u0000nulo')]),
  ).rejects.toMatchObject({ code: 'gather/binary', values: { file: 'nulo.csv' } })
  const file = await firm.left(run)
  expect(file.length).toBeLessThan(101_000)
})

test('two hundred columns, and headers that are there twice', async () => {
  const firm = aFirm()
  const more = Array.from({ length: 196 }, (_, at) => `Campo ${at}`)
  const header = ['Company ID', 'Company Name', 'City', 'City', ...more].join(',')
  const line = ['7', 'Forjas', 'Sagunto', 'Otra', ...more.map(() => 'x')].join(',')
  const run = await firm.checked([csv('ancha.csv', header, line)])
  expect(run.counts).toMatchObject([{ added: 1, rejected: 0 }])
  await firm.take(run)
  expect(await firm.rows((db) => db`select town from account_told`)).toEqual([{ town: 'Sagunto' }])
})

test('companies that are each other’s parents come in with what they say', async () => {
  const firm = aFirm()
  const run = await firm.checked([
    csv('cuentas.csv', 'Id,Name,ParentId', '1,Una,2', '2,Otra,1', '3,Sola,3', '4,Huérfana,99'),
  ])
  expect(run.counts).toMatchObject([{ added: 4 }])
  await firm.take(run)
  expect(await firm.rows((db) => db`select name, group_name from account order by name`)).toEqual([
    { name: 'Huérfana', groupName: null },
    { name: 'Otra', groupName: 'Una' },
    { name: 'Sola', groupName: null },
    { name: 'Una', groupName: 'Otra' },
  ])
})

test('two addresses in one cell are both kept, the first one first', async () => {
  const firm = aFirm()
  const run = await firm.checked([
    csv(
      'personas.csv',
      'Person - ID;Person - Name;Person - Email',
      '1;Ana Ruiz;ana@forjas.example, ana.ruiz@otra.example',
      '2;Luis Gil;"no tiene"',
    ),
  ])
  await firm.take(run)
  expect(await firm.rows((db) => db`select value from contact_reach order by place`)).toEqual([
    { value: 'ana@forjas.example' },
    { value: 'ana.ruiz@otra.example' },
  ])
  const { misses } = await firm.lines(run)
  expect(misses.map(({ reason }) => reason)).toEqual(['unnamed', 'unnamed', 'unread'])
})

test('thousands of owners who aren’t ours keep their names', async () => {
  const firm = aFirm()
  const lines = Array.from({ length: 3000 }, (_, at) => `${at},Firma ${at * 7919},Vendedor ${at}`)
  const run = await firm.checked([
    csv('cuentas.csv', 'Company ID,Company Name,Company Owner', ...lines),
  ])
  expect(run.counts).toMatchObject([{ added: 3000, undecided: 0 }])
  await firm.take(run)
  const [told] = await firm.rows(
    (db) =>
      db`select count(distinct owner_told) as owners, (select count(*) from account_carer) as carers from account_told`,
  )
  expect(told).toEqual({ owners: 3000, carers: 0 })
}, 60_000)

test('a run may be decided so that two lines are one thing', async () => {
  const firm = aFirm()
  await firm.take(await firm.checked([csv('a.csv', 'Company Name,City', 'Forjas Levante,Sagunto')]))
  const run = await firm.checked([
    csv(
      'b.csv',
      'Company ID,Company Name,City',
      '1,Forjas Levante,Sagunto',
      '2,Forjas Levantes,Sagunto',
    ),
  ])
  const { undecided } = await firm.lines(run)
  const decisions = Object.fromEntries(
    undecided.map(({ key, candidates }) => [key, candidates[0]!.id]),
  )
  await firm.decide(run, decisions)
  expect(await firm.take(run)).toMatchObject({ state: 'taken', problem: null })
  expect(await firm.rows((db) => db`select name from account`)).toEqual([
    { name: 'Forjas Levante' },
  ])
  const ids = await firm.rows((db) => db`select external_id from external_id order by 1`)
  expect(ids).toEqual([{ externalId: '1' }, { externalId: '2' }])
})
