import { expect, test } from 'vitest'
import { aFirm } from '../platform/testing.ts'
import { publishTest, reverseTest, type TestLine } from './publish.testing.ts'

const sale = (more: Partial<TestLine>): TestLine => ({ day: '2026-01-10', amount: 10, ...more })

test('lines are published with their accounts, products and words', async () => {
  const firm = aFirm([])
  const published = await publishTest(firm, {
    importId: 1,
    lines: [
      sale({ client: 'C1', name: 'Aceros', product: 'P1', family: 'Tornillos', zone: 'Norte' }),
      sale({ client: 'C2', name: 'Bombas', product: 'P1', family: 'Tornillos', amount: -4 }),
      sale({ client: null, name: 'Ágora', amount: 2.5 }),
      sale({ client: null, name: 'AGORA', amount: 1 }),
    ],
  })
  expect(published).toEqual({ lines: 4, accounts: 3, made: 3, replaced: 0 })
  const lines = await firm.db(
    (db) => db`
      select a.code, a.name, p.code as product, f.name as family, z.name as zone, l.amount
      from sale_line l join account a using (firm_id, account_id)
      left join product p using (firm_id, product_id)
      left join label f on f.firm_id = l.firm_id and f.label_id = l.family_id
      left join label z on z.firm_id = l.firm_id and z.label_id = l.zone_id
      order by line_no
    `,
  )
  expect(lines.map((line) => Object.values(line))).toEqual([
    ['C1', 'Aceros', 'P1', 'Tornillos', 'Norte', '10.0000'],
    ['C2', 'Bombas', 'P1', 'Tornillos', null, '-4.0000'],
    [null, expect.any(String), null, null, null, '2.5000'],
    [null, expect.any(String), null, null, null, '1.0000'],
  ])
})

test('a client is found by its code, and an account typed by hand gets its code', async () => {
  const firm = aFirm([])
  const typed = await firm.anAccount('Talleres Nervión')
  await publishTest(firm, {
    importId: 1,
    lines: [sale({ client: '77', name: 'TALLERES NERVION' })],
  })
  const again = await publishTest(firm, {
    importId: 2,
    lines: [
      sale({ client: '77', name: 'Otro nombre' }),
      sale({ client: '78', name: 'Talleres Nervión' }),
      sale({ client: null, name: 'talleres nervion' }),
    ],
  })
  expect(again).toMatchObject({ accounts: 2, made: 1 })
  const accounts = await firm.db(
    (db) => db`select account_id, code, name from account order by code`,
  )
  expect(accounts.map(({ code, name }) => [code, name])).toEqual([
    ['77', 'Talleres Nervión'],
    ['78', 'Talleres Nervión'],
  ])
  expect(accounts[0]!['accountId']).toBe(typed)
})

test('the same invoice and line is replaced, and comes back', async () => {
  const firm = aFirm([])
  await publishTest(firm, {
    importId: 1,
    lines: [sale({ invoice: 'F1', line: '1' }), sale({ invoice: 'F1', line: '2', amount: 5 })],
  })
  const second = await publishTest(firm, {
    importId: 2,
    lines: [sale({ invoice: 'F1', line: '2', amount: 7, client: 'C9' })],
  })
  expect(second.replaced).toBe(1)
  expect(await sold(firm)).toEqual({ C1: '10.0000', C9: '7.0000' })

  const reversed = await reverseTest(firm, 2)
  expect(reversed).toMatchObject({ lines: 1, returned: 1, accountsTaken: 1, accountsKept: 0 })
  expect(await sold(firm)).toEqual({ C1: '15.0000' })
})

test('one number in two sources is two invoices; twice in one file, both are kept', async () => {
  const firm = aFirm([])
  const lines = [sale({ invoice: 'F1', line: '1' }), sale({ invoice: 'F1', line: '1' })]
  await publishTest(firm, { importId: 1, lines })
  await publishTest(firm, { importId: 2, lines, source: 'tienda' })
  expect(await sold(firm)).toEqual({ C1: '40.0000' })
  const orders = await firm.db((db) => db`select sum(orders)::int as orders from account_day`)
  expect(orders[0]).toEqual({ orders: 2 })

  await publishTest(firm, { importId: 3, lines })
  expect(await sold(firm)).toEqual({ C1: '40.0000' })
})

test('accounts that someone works with are kept when their import is reversed', async () => {
  const firm = aFirm([])
  await publishTest(firm, {
    importId: 1,
    lines: [
      sale({ client: 'A', name: 'A' }),
      sale({ client: 'B', name: 'B' }),
      sale({ client: 'C' }),
    ],
  })
  await publishTest(firm, { importId: 2, lines: [sale({ client: 'C' })] })
  await firm.db(
    (db) => db`
      insert into account_tag (account_id, tag)
      select account_id, 'visitar' from account where code = 'A'
    `,
  )
  const reversed = await reverseTest(firm, 1)
  expect(reversed.accountsTaken).toBe(1)
  expect(reversed.kept.map(({ name, buys }) => [name, buys])).toEqual([
    ['A', false],
    ['C', true],
  ])
})

async function sold(firm: Parameters<typeof publishTest>[0]) {
  const rows = await firm.db(
    (db) => db`
    select a.code, sum(d.amount) as amount
    from account_day d join account a using (firm_id, account_id)
    group by a.code order by a.code
  `,
  )
  return Object.fromEntries(rows.map(({ code, amount }) => [code, amount]))
}
