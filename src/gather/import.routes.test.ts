import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listImports, listRemembered, forgetRemembered } from './import.api.ts'
import { markPublished, tellProgress } from './import.store.ts'
import { aGatheringFirm } from './import.testing.ts'

const HEAD = 'Nº factura;Línea;Fecha;Código cliente;Razón social;Importe neto;Divisa\n'
const ventas = (...lines: string[]) => ({ name: 'ventas.csv', content: HEAD + lines.join('\n') })

test('a file becomes the ledger: sent, read, checked, published', async () => {
  const firm = aGatheringFirm()
  const checked = await firm.checked([
    ventas(
      'F1;1;25/01/2026;C1;Aceros;1.234,50;EUR',
      'F1;2;25/01/2026;C1;Aceros;10,00;EUR',
      'F2;1;31/02/2026;C2;Bombas;5,00;EUR',
    ),
  ])
  expect(checked).toMatchObject({
    state: 'checked',
    problem: null,
    report: {
      check: { lines: { read: 3, accepted: 2, rejected: 1 }, clients: 1 },
      rejects: [{ line: 4, reason: 'day' }],
      commonest: 'EUR',
      numbered: true,
      overlapping: 0,
      sameAs: [],
    },
  })
  expect(await firm.sales()).toEqual({})

  await firm.publish(checked.importId)
  await firm.work()
  expect(await firm.read(checked.importId)).toMatchObject({
    state: 'published',
    progress: null,
    outcome: { lines: 2, accounts: 1, made: 1, replaced: 0 },
  })
  expect(await firm.sales()).toEqual({ C1: '1244.5' })
  const [home] = await firm.db(
    (db) => db`
    select (select count(*)::int from day_factor) as factors,
      (select count(*)::int from happening where what = 'import.published') as told
  `,
  )
  expect(home).toEqual({ factors: 1, told: 1 })
})

test('whoever tells how far it is waits for the end, and then says nothing', async () => {
  const firm = aGatheringFirm()
  const { importId } = await firm.checked([ventas('F1;1;25/01/2026;C1;Aceros;10,00;EUR')])
  await firm.publish(importId)
  const late = {
    step: 'rollups',
    done: 1,
    total: 1,
    rowsPerSecond: null,
    secondsLeft: null,
  } as const
  let told = Promise.resolve()
  await firm.db(async (db) => {
    await markPublished(db, importId, null)
    told = firm.db((other) => tellProgress(other, importId, late))
    await db`select pg_sleep(0.2)`
  })
  await told
  expect(await firm.read(importId)).toMatchObject({ state: 'published', progress: null })
})

test('rejected lines are downloaded, mended and imported', async () => {
  const firm = aGatheringFirm()
  const { importId } = await firm.published([
    ventas('F1;1;25/01/2026;C1;Aceros;10,00;EUR', 'F2;1;31/02/2026;C2;Bombas;5,00;EUR'),
  ])
  const response = await firm.lead.fetch(`/api/imports/${importId}/rejects`)
  expect(response.headers.get('content-disposition')).toContain('ventas-rechazadas.csv')
  const rejects = await response.text()
  expect(rejects).toContain('31/02/2026')

  await firm.published([{ name: 'arreglado.csv', content: rejects.replaceAll('31/02', '28/02') }])
  expect(await firm.sales()).toEqual({ C1: '10', C2: '5' })
})

test('the same file twice is recognised, and comes to nothing', async () => {
  const firm = aGatheringFirm()
  const file = ventas('F1;1;25/01/2026;C1;Aceros;10,00;EUR')
  const first = await firm.published([file])
  const again = await firm.checked([{ ...file, name: 'copia.csv' }])
  expect(again.report?.sameAs).toMatchObject([{ importId: first.importId, name: 'ventas.csv' }])
  await expect(firm.publish(again.importId)).rejects.toThrow('gather/same-file')

  await firm.reverse(first.importId)
  await firm.publish(again.importId)
  await firm.work()
  expect(await firm.sales()).toEqual({ C1: '10' })
})

test('reversing takes everything back, and publishing again undoes it', async () => {
  const firm = aGatheringFirm()
  const { importId } = await firm.published([ventas('F1;1;25/01/2026;C1;Aceros;10,00;EUR')])
  await firm.published([
    ventas('F1;1;25/01/2026;C1;Aceros;12,00;EUR', 'F3;1;26/01/2026;C3;Ceras;3,00;EUR'),
  ])
  expect(await firm.sales()).toEqual({ C1: '12', C3: '3' })
  const reversed = await firm.reverse(importId + 1)
  expect(reversed).toMatchObject({
    state: 'reversed',
    outcome: { lines: 2, replaced: 1, accounts: 1, keptAccounts: [] },
  })
  expect(await firm.sales()).toEqual({ C1: '10' })

  await firm.publish(importId + 1)
  await firm.work()
  expect(await firm.sales()).toEqual({ C1: '12', C3: '3' })
})

test('lines without numbers: the person says whether the period is replaced or added to', async () => {
  const firm = aGatheringFirm()
  const bare = (amount: string) => ({
    name: `${amount}.csv`,
    content: `Cliente;Fecha;Importe\nAceros;01/02/2026;${amount},50\nAceros;15/02/2026;1,00\n`,
  })
  await firm.published([bare('10')])
  const second = await firm.checked([bare('20')])
  expect(second.report).toMatchObject({ numbered: false, overlapping: 2 })
  await expect(firm.publish(second.importId)).rejects.toThrow('gather/overlap-open')

  const replaced = await firm.published([bare('20')], { overlap: 'replace' })
  expect(replaced.outcome?.replaced).toBe(2)
  expect(await firm.sales()).toEqual({ Aceros: '21.5' })
  await firm.published([bare('30')], { overlap: 'add' })
  expect(await firm.sales()).toEqual({ Aceros: '53' })
})

test('lines in no currency wait until someone says which', async () => {
  const firm = aGatheringFirm()
  const { importId } = await firm.checked(
    [{ name: 'ventas.csv', content: 'Cliente;Fecha;Importe\nAceros;01/02/2026;10,50\n' }],
    { home: null },
  )
  await expect(firm.publish(importId)).rejects.toThrow('gather/home-open')
  await firm.plan(importId, { home: 'MXN' })
  await firm.work()
  await firm.publish(importId)
  await firm.work()
  expect(await firm.sales()).toEqual({ Aceros: '10.5' })
})

test('what a person said of a header is known next month, until it is forgotten', async () => {
  const firm = aGatheringFirm()
  const month = (day: string) => ({
    name: 'x.csv',
    content: `Quién;Cuándo;Cuánto;Cliente\nA;${day};5;x\nB;02/03/2026;6;y\n`,
  })
  const first = await firm.draft(month('01/02/2026'))
  const mapping = { clientCode: 'Quién', day: 'Cuándo', amount: 'Cuánto' }
  await firm.plan(first, {
    files: [{ fileNo: 1, role: 'ledger', reading: { dateOrder: 'mdy' }, mapping, key: null }],
  })
  await firm.work()
  expect((await firm.read(first)).report?.check.period).toEqual({
    from: '2026-01-02',
    to: '2026-02-03',
  })

  const next = await firm.draft(month('01/04/2026'))
  await firm.plan(next)
  await firm.work()
  expect((await firm.read(next)).report?.check.period).toEqual({
    from: '2026-01-04',
    to: '2026-02-03',
  })

  const [known] = await firm.lead.ask(listRemembered, {})
  expect(known?.columns).toEqual(['Quién', 'Cuándo', 'Cuánto', 'Cliente'])
  await firm.lead.ask(forgetRemembered, { signature: known!.signature })
  expect(await firm.lead.ask(listRemembered, {})).toEqual([])
})

test('several files: those of one header are appended, another one explains a key', async () => {
  const firm = aGatheringFirm()
  const one = await firm.published([
    {
      name: 'enero.csv',
      content: 'CustomerKey,Date,Sales Amount\n1,2026-01-05,10\n2,2026-01-06,20\n',
    },
    { name: 'clientes.csv', content: 'CustomerKey,Customer Name\n1,Aceros\n2,Bombas\n' },
    { name: 'febrero.csv', content: 'CustomerKey,Date,Sales Amount\n1,2026-02-05,7\n' },
  ])
  expect(one.problem).toBeNull()
  const lines = await firm.db(
    (db) => db`
    select a.name, l.line_no, l.amount from sale_line l join account a using (firm_id, account_id)
    order by line_no
  `,
  )
  expect(lines.map((line) => Object.values(line))).toEqual([
    ['Aceros', 2, '10.0000'],
    ['Bombas', 3, '20.0000'],
    ['Aceros', 5, '7.0000'],
  ])
})

test('imports are listed, the newest first, and found by the names of their files', async () => {
  const firm = aGatheringFirm()
  await firm.draft({ name: 'Ventas Año 2025.csv', content: 'a' })
  const gone = await firm.draft({ name: 'otra.csv', content: 'b' })
  await firm.draft({ name: 'tercera.csv', content: 'c' })
  expect((await firm.cancel(gone)).state).toBe('discarded')
  const { rows, total } = await firm.viewer.ask(listImports, {})
  expect(total).toBe(2)
  expect(rows.map(({ files }) => files[0]!.name)).toEqual(['tercera.csv', 'Ventas Año 2025.csv'])
  expect(rows[0]!.madeBy).toBe('Lucía')
  expect((await firm.viewer.ask(listImports, { q: 'ano 20' })).total).toBe(1)
})

test('a template has the columns that Clave knows, in either language', async () => {
  const firm = aGatheringFirm()
  const spanish = await firm.viewer.fetch('/api/import-template?format=csv&language=es')
  expect(await spanish.text()).toContain('Código cliente;Razón social;Fecha;Importe neto')
  const english = await firm.viewer.fetch('/api/import-template?format=xlsx&language=en')
  expect(english.headers.get('content-disposition')).toContain('sales-template.xlsx')
  expect(Buffer.from(await english.arrayBuffer()).toString('latin1', 0, 2)).toBe('PK')
})

test.runIf(process.env['CLAVE_REFERENCE_DATA'])(
  'ventas-es.csv as it lies: its lines, its clients, its totals',
  async () => {
    const firm = aGatheringFirm()
    const content = readFileSync(join(process.env['CLAVE_REFERENCE_DATA']!, 'ventas-es.csv'))
    const one = await firm.published([{ name: 'ventas-es.csv', content }], { home: 'USD' })
    expect(one).toMatchObject({
      state: 'published',
      report: { check: { lines: { read: 57_851, accepted: 57_851, rejected: 0 }, clients: 632 } },
      outcome: { lines: 57_851, accounts: 632, made: 632 },
    })
    const [found] = await firm.db(
      (db) => db`
      select (select count(*)::int from account) as accounts,
        (select sum(lines)::int from ledger_day) as lines,
        (select min(day)::text || ' ' || max(day)::text from ledger_day) as period,
        round(sum(amount / case currency when 'EUR' then 0.88 when 'GBP' then 0.77
          when 'CAD' then 1.30 when 'AUD' then 1.36 else 1 end), 2)::text as usd
      from account_day
    `,
    )
    expect(found).toEqual({
      accounts: 632,
      lines: 57_851,
      period: '2017-07-01 2020-05-31',
      usd: '77548570.98',
    })
  },
  60_000,
)
