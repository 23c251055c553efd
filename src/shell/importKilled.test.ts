/** An import is killed at any moment, with everything: the next start carries it on, or it begins anew. */
import { expect, test, vi } from 'vitest'
import { listImports, readImport } from '../gather/import.api.ts'
import { type Import, isBusy } from '../gather/import.ts'
import { readPortfolio } from '../identify/portfolio.api.ts'
import { checkLedger, fileInMemory, publishLedger, type Remote } from './importing.ts'
import { aHouse, aNewcomer, killDuring, ROUNDS } from './lifecycle.testing.ts'

vi.setConfig({ testTimeout: 120_000 + ROUNDS * 40_000 })

const LINES = 40_000

test(`killed in the middle of imports, ${ROUNDS} rounds: each is there once and whole`, async () => {
  const house = aHouse()
  let server = await house.serve()
  const ana = await aNewcomer(server.address)
  const begun = performance.now()
  const whole = aLedger(0)
  const first = ana.remote(server.address)
  await publishLedger(first, await check(first, whole))
  const took = performance.now() - begun

  let total = whole.total
  for (let round = 1; round <= ROUNDS; round++) {
    const ledger = aLedger(round)
    let seen: Import | null = null
    const there = ana.remote(server.address)
    const importing = async () => {
      seen = await check(there, ledger)
      seen = await publishLedger(there, seen)
    }
    await killDuring(house, importing(), took)
    await server.ended
    server = await house.serve()
    console.log(
      `round ${round}: killed with ${await carryOn(ana.remote(server.address), ledger, seen)}`,
    )
    total += ledger.total
  }

  const ask = ana.at(server.address)
  const { rows } = await ask(listImports, { size: '100' })
  const published = rows.filter(({ state }) => state === 'published')
  expect(published.map(({ outcome }) => outcome?.lines)).toEqual(
    Array.from({ length: ROUNDS + 1 }, () => LINES),
  )
  await expect
    .poll(async () => (await ask(readPortfolio, {})).portfolio, { timeout: 30_000 })
    .toMatchObject({ outdated: false, total: `${total}.0000` })
})

/** Brings what was killed to its end; gives the state in which it was found. */
async function carryOn(there: Remote, ledger: Ledger, seen: Import | null): Promise<string> {
  const { rows } = await there.ask(listImports, {})
  const found = rows.find(({ files }) => files[0]?.name === ledger.name)
  const state = found?.state ?? 'nothing'
  if (seen) expect(['checked', 'publishing', 'published']).toContain(state)
  if (seen?.state === 'published') expect(state).toBe('published')

  const settled = found && (await untilSettled(there, found.importId))
  if (settled?.state === 'published') return state
  await publishLedger(there, settled?.state === 'checked' ? settled : await check(there, ledger))
  return state
}

async function untilSettled(there: Remote, importId: number) {
  await expect
    .poll(async () => isBusy(await there.ask(readImport, { importId })), { timeout: 60_000 })
    .toBe(false)
  return there.ask(readImport, { importId })
}

type Ledger = ReturnType<typeof aLedger>

/** Numbered lines in whole euros, so that the sum is exact. */
function aLedger(round: number) {
  const lines = Array.from({ length: LINES }, (_, i) => {
    const day = `${String(1 + (i % 28)).padStart(2, '0')}/${String(1 + (i % 12)).padStart(2, '0')}/2025`
    return `R${round}-${i >> 2};${1 + (i % 4)};${day};C${i % 300};${1 + (i % 997)};EUR`
  })
  const text = ['Factura;Línea;Fecha;Código cliente;Importe;Divisa', ...lines, ''].join('\n')
  let total = 0
  for (let i = 0; i < LINES; i++) total += 1 + (i % 997)
  return { name: `ventas-${round}.csv`, text: Buffer.from(text), total }
}

function check(there: Remote, { name, text }: Ledger) {
  return checkLedger(there, [fileInMemory(name, text)])
}
