/** The reference export of HubSpot comes in whole, changes without doubling, and goes without a trace. */
import { expect, test } from 'vitest'
import { aBringingFirm, hubspotFile, REFERENCE, type Sent } from '../gather/crm.testing.ts'
import { crmTargets } from './crm.ts'

const whenThere = test.skipIf(!REFERENCE)
const TABLES = [
  'account',
  'account_told',
  'account_domain',
  'account_carer',
  'contact',
  'contact_reach',
  'contact_place',
  'opportunity',
  'request',
  'interaction',
  'interaction_contact',
  'external_id',
]

const all = () =>
  (['activities', 'tickets', 'deals', 'contacts', 'companies'] as const).map(hubspotFile)

function aFirmOfTables() {
  const firm = aBringingFirm(crmTargets)
  const rowsOf = (table: string) => firm.db((db) => db`select * from ${db(table)} order by 2, 3`)
  const everything = async () =>
    Object.fromEntries(
      await Promise.all(TABLES.map(async (name) => [name, await rowsOf(name)] as const)),
    )
  return { ...firm, everything }
}

const sizes = (rows: Record<string, readonly unknown[]>) =>
  Object.fromEntries(Object.entries(rows).map(([name, those]) => [name, those.length]))

whenThere(
  'the whole export comes in, linked, and goes again',
  async () => {
    const firm = aFirmOfTables()
    const before = await firm.everything()
    const run = await firm.checked(all())
    expect(run).toMatchObject({ state: 'checked', system: 'hubspot', problem: null })
    const whole = (kind: string, read: number) => ({
      kind,
      read,
      added: read,
      changed: 0,
      same: 0,
      rejected: 0,
      undecided: 0,
    })
    expect(run.counts).toMatchObject([
      whole('company', 200),
      whole('contact', 950),
      whole('deal', 500),
      whole('ticket', 300),
      whole('activity', 2000),
    ])
    // Checking leaves nothing behind.
    expect(await firm.everything()).toEqual(before)
    expect(await firm.take(run)).toMatchObject({
      state: 'taken',
      problem: null,
      counts: run.counts,
    })
    const taken = await firm.everything()
    expect(sizes(taken)).toEqual({
      account: 200,
      account_told: 200,
      account_domain: 200,
      account_carer: 0,
      contact: 950,
      contact_reach: expect.any(Number),
      contact_place: 679,
      opportunity: 500,
      request: 300,
      interaction: 2000,
      interaction_contact: 2000,
      external_id: 3950,
    })
    const [links] = await firm.db(
      (db) => db`
    select
      (select count(*) from opportunity where account_id is not null and contact_id is not null) as deals,
      (select count(*) from request where contact_id is not null) as tickets,
      (select count(*) from interaction i join interaction_contact c using (firm_id, interaction_id)
        left join contact_place p on p.firm_id = c.firm_id and p.contact_id = c.contact_id
        where i.account_id is distinct from p.account_id) as strays,
      (select sum(amount) from opportunity) as amount
  `,
    )
    expect(links).toEqual({ deals: 500, tickets: 300, strays: 0, amount: amountTold() })

    expect(await firm.reverse(run)).toMatchObject({ state: 'reversed', undone: { kept: 0 } })
    expect(await firm.everything()).toEqual(before)
  },
  120_000,
)

whenThere(
  'a second run of a changed copy updates and adds nothing twice',
  async () => {
    const firm = aFirmOfTables()
    await firm.take(await firm.checked(all()))
    const first = await firm.everything()

    const again = await firm.checked(all())
    for (const { read, same, added, changed } of again.counts) {
      expect({ added, changed, same }).toEqual({ added: 0, changed: 0, same: read })
    }
    const changed = changedIn(all(), {
      'hubspot_companies.csv': [',Cruz Inc,', ',Cruz & Hijos,'],
      'hubspot_contacts.csv': ['anna72@example.net', 'francisco.small@example.net'],
      'hubspot_deals.csv': ['Decision Maker Bought-In', 'Closed Won'],
    })
    const run = await firm.checked(changed)
    const of = (kind: string) => run.counts.find((one) => one.kind === kind)
    expect(of('company')).toMatchObject({ added: 0, changed: 1, same: 199, undecided: 0 })
    expect(of('contact')).toMatchObject({ added: 0, changed: 1, same: 949, undecided: 0 })
    expect(of('deal')).toMatchObject({ added: 0, changed: 1, same: 499, undecided: 0 })
    expect(of('activity')).toMatchObject({ added: 0, changed: 0, same: 2000 })
    await firm.take(run)
    const second = await firm.everything()
    expect(sizes(second)).toEqual({
      ...sizes(first),
      contact_reach: first['contact_reach']!.length + 1,
    })
    expect(second['account']!.filter(({ name }) => name === 'Cruz & Hijos')).toHaveLength(1)

    await firm.reverse(run)
    expect(await firm.everything()).toEqual(first)
  },
  120_000,
)

/** The first place where the one stands becomes the other. */
function changedIn(files: Sent[], changes: Record<string, [string, string]>): Sent[] {
  return files.map(({ name, content }) => {
    const change = changes[name]
    return { name, content: change ? String(content).replace(change[0], change[1]) : content }
  })
}

function amountTold(): string {
  const cents = String(hubspotFile('deals').content)
    .split('\n')
    .slice(1)
    .flatMap((line) => /,(?:Sales|Renewals) Pipeline,(\d+(?:\.\d+)?),/.exec(line)?.[1] ?? [])
    .reduce((sum, amount) => sum + Math.round(Number(amount) * 100), 0)
  return `${(cents / 100).toFixed(2)}00`
}
