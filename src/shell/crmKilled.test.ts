/** A run of a CRM is killed at any moment, with everything: the next start carries it to its end, once and whole. */
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import {
  checkCrmImport,
  listCrmImports,
  makeCrmImport,
  readCrmImport,
  reverseCrmImport,
  sendCrmFile,
  takeCrmImport,
} from '../gather/crm.api.ts'
import { type CrmImport, isBusyCrm } from '../gather/crm.ts'
import { streamAddress } from '../kernel/call.ts'
import { listContacts } from '../know/contact.api.ts'
import { type Remote, send } from './importing.ts'
import { aHouse, aNewcomer, killDuring, ROUNDS as MANY } from './lifecycle.testing.ts'

/** Each kills twice. */
const ROUNDS = Math.ceil(MANY / 2)

vi.setConfig({ testTimeout: 180_000 + ROUNDS * 120_000 })

const COMPANIES = 300
const CONTACTS = 900

test(`killed while a CRM comes in and while it goes again, ${ROUNDS} rounds`, async () => {
  const house = aHouse()
  let server = await house.serve()
  const ana = await aNewcomer(server.address)
  const there = () => ana.remote(server.address)
  const people = async () => (await there().ask(listContacts, {})).total
  const begun = performance.now()
  await taken(there(), await checked(there(), 0))
  const took = performance.now() - begun
  let before = await people()
  expect(before).toBe(CONTACTS)

  for (let round = 1; round <= ROUNDS; round += 1) {
    const run = await checked(there(), round)
    const added = run.counts.map((one) => one.added)
    expect(added).toEqual([COMPANIES, CONTACTS])
    await killDuring(house, taken(there(), run), took / 2)
    await server.ended
    server = await house.serve()
    const found = await there().ask(readCrmImport, run)
    expect(['checked', 'taking', 'taken']).toContain(found.state)
    const ended = await settled(there(), run)
    const whole = ended.state === 'checked' ? await taken(there(), ended) : ended
    expect(whole).toMatchObject({ state: 'taken', problem: null, progress: null })
    expect(whole.counts.map((one) => one.added)).toEqual(added)
    expect(await people()).toBe(before + CONTACTS)

    await killDuring(house, reversed(there(), run), took / 5)
    await server.ended
    server = await house.serve()
    const half = await settled(there(), run)
    const gone = half.state === 'taken' ? await reversed(there(), half) : half
    expect(gone).toMatchObject({ state: 'reversed', problem: null, undone: { kept: 0 } })
    expect(await people()).toBe(before)
    console.log(`round ${round}: killed with ${found.state}, then with ${half.state}`)
  }

  // What goes on after a kill is not in the way of the next.
  await taken(there(), await checked(there(), ROUNDS + 1))
  before = await people()
  expect(before).toBe(2 * CONTACTS)
  const { rows } = await there().ask(listCrmImports, {})
  expect(rows.map(({ state }) => state)).toEqual([
    'taken',
    ...Array.from({ length: ROUNDS }, () => 'reversed'),
    'taken',
  ])
})

type One = Pick<CrmImport, 'crmImportId'>

async function settled(there: Remote, { crmImportId }: One): Promise<CrmImport> {
  for (;;) {
    const one = await there.ask(readCrmImport, { crmImportId })
    if (!isBusyCrm(one)) return one
    await pause(50)
  }
}

async function checked(there: Remote, round: number): Promise<CrmImport> {
  const one = await there.ask(makeCrmImport, {})
  for (const [name, text] of Object.entries(filesOf(round))) {
    const address = streamAddress(sendCrmFile, { ...one, name })
    await send(there, address, { method: 'POST', body: text })
  }
  await there.ask(checkCrmImport, one)
  return settled(there, one)
}

async function taken(there: Remote, { crmImportId }: One): Promise<CrmImport> {
  await there.ask(takeCrmImport, { crmImportId })
  return settled(there, { crmImportId })
}

async function reversed(there: Remote, { crmImportId }: One): Promise<CrmImport> {
  await there.ask(reverseCrmImport, { crmImportId })
  return settled(there, { crmImportId })
}

function filesOf(round: number) {
  const lines = (count: number, line: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => line(at))
  return {
    'companies.csv': [
      'Company ID,Company Name,Company Domain Name',
      ...lines(
        COMPANIES,
        (at) => `${round}-${at},Firma ${round} ${at} ${word(at)},f${round}-${at}.example`,
      ),
      '',
    ].join('\n'),
    'contacts.csv': [
      'Contact ID,First Name,Last Name,Email,Associated Company ID',
      ...lines(
        CONTACTS,
        (at) =>
          `${round}-${at},Ana,Ruiz ${at},p${round}-${at}@f${round}-${at % COMPANIES}.example,${round}-${at % COMPANIES}`,
      ),
      '',
    ].join('\n'),
  }
}

/** Names that aren't alike. */
function word(at: number): string {
  return String(at * 7919).replace(/\d/g, (digit) => `${'bdfgjklmpr'[Number(digit)]}a`)
}
