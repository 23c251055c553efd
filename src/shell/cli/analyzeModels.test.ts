/** What `clave analyze` says of models, as it is typed, against published figures of CDNOW. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Analysis } from '../../identify/analysis.ts'
import { simulateLedger } from '../../identify/models/ledger.testing.ts'
import { MBG_NBD } from '../../identify/models/rhythm.ts'
import { plainSpaces } from '../../identify/testing.ts'
import { addDays } from '../../kernel/day.ts'
import { ROOT } from '../../platform/root.ts'

const REFERENCE = process.env['CLAVE_REFERENCE_DATA']
const ifReference = test.skipIf(!REFERENCE)
const CALIBRATION_TO = '1997-09-30'

/** The purchase log as a ledger; a gift for 0 dollars counts as a purchase in it, so it costs next to nothing here. */
function cdnow() {
  const lines = readFileSync(join(REFERENCE!, 'cdnow/CDNOW_sample.txt'), 'utf8').trim().split('\n')
  return lines.map((line) => {
    const [, client = '', day = '', , dollars = ''] = line.trim().split(/\s+/)
    const on = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`
    return { client, on, amount: Number(dollars) > 0 ? dollars : '0.0001' }
  })
}

const cdnowLines = () => cdnow().map(({ client, on, amount }) => `${client},${on},${amount},USD`)

function analyze(args: string[], lines = cdnowLines()): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), 'clave-models-')), 'ledger.csv')
  writeFileSync(path, ['client,day,amount,currency', ...lines].join('\n'))
  const cli = join(ROOT, 'src', 'shell', 'cli.ts')
  const options = { env: { ...process.env, LC_ALL: 'es_ES.UTF-8' }, maxBuffer: 1 << 26 }
  return new Promise((done, fail) => {
    execFile(process.execPath, [cli, 'analyze', path, ...args], options, (failed, out) =>
      failed ? fail(failed) : done(out),
    )
  })
}

async function modelled(args: string[]) {
  const { models, accountRows } = Analysis.strict().parse(
    JSON.parse(await analyze(['--json', ...args])),
  )
  return { models: models!, first: accountRows.find(({ code }) => Number(code) === 1)! }
}

function expected(id: string): Record<string, number> {
  const text = readFileSync(join(REFERENCE!, 'reference-figures.json'), 'utf8')
  const { figures } = JSON.parse(text) as {
    figures: { id: string; expected: Record<string, number> }[]
  }
  return figures.find((one) => one.id === id)!.expected
}

/** Each parameter within so much of the published one. */
function near(told: object, published: Record<string, number>, within: Record<string, number>) {
  for (const [name, tolerance] of Object.entries(within)) {
    const value = (told as Record<string, number>)[name === 'LL' ? 'logLikelihood' : name]!
    expect(Math.abs(value - published[name]!), `${name}: ${value}`).toBeLessThanOrEqual(tolerance)
  }
}

const WEEKS = ['--time-unit', 'week', '--calibration-to', CALIBRATION_TO]
const CLOSE = 0.001

ifReference(
  'fitted up to a day, the parameters are those that were published of it',
  { timeout: 120_000 },
  async () => {
    const asked = ['--model', 'bgnbd', '--horizon', '39w', '--discount', '0']
    const { models, first } = await modelled([...WEEKS, ...asked])
    expect(models).toMatchObject({
      chosen: 'bgnbd',
      fittedTo: CALIBRATION_TO,
      horizonDays: 273,
      discount: 0,
      timeUnit: 'week',
    })
    const rhythm = { r: CLOSE, alpha: CLOSE, a: CLOSE, b: CLOSE }
    near(models.bgnbd, expected('bgnbd-cdnow-fit'), { ...rhythm, LL: 0.05 })
    near(models.mbgnbd, expected('mbgnbd-cdnow-fit'), { ...rhythm, LL: 0.05 })
    const pareto = { r: CLOSE, alpha: 0.01, s: CLOSE, beta: 0.05, LL: 0.05 }
    near(models.paretonbd, expected('pnbd-cdnow-fit'), pareto)
    near(models.gammagamma, expected('gg-cdnow-fit'), { p: 0.01, q: 0.01, gamma: 0.01, LL: 0.05 })

    // The forecast begins on that day: Hardie's first customer, who had bought twice more by then.
    const cet = expected('bgnbd-cdnow-cet')
    expect(first.expectedPurchases).toBeCloseTo(cet['conditional_expected_transactions']!, 3)
    expect(first.probabilityAlive).toBeCloseTo(cet['p_alive']!, 3)
    expect(first.clv).toBeCloseTo(24.66 * cet['conditional_expected_transactions']!, 1)

    // The error is of what came after it, all of it.
    const [origin] = models.holdout.origins
    const [score] = models.holdout.models.find(({ model }) => model === 'bgnbd')!.scores
    const known = new Set(cdnow().flatMap(({ client, on }) => (on <= CALIBRATION_TO ? client : [])))
    const after = cdnow().filter(({ client, on }) => on > CALIBRATION_TO && known.has(client))
    const days = new Set(after.map(({ client, on }) => `${client} ${on}`))
    expect(origin).toMatchObject({ holdoutDays: 273 })
    expect(score!.actual).toBe(days.size)
    expect(score!.expected).toBeCloseTo(models.total!.expectedPurchases.value, 6)
  },
)

ifReference(
  'the model, the horizon, the discount and the unit are those that were asked for',
  { timeout: 240_000 },
  async () => {
    const inWeeks = await modelled([...WEEKS, '--model', 'pareto', '--horizon', '52w'])
    expect(inWeeks.models).toMatchObject({ chosen: 'paretonbd', discount: 0.1, horizonDays: 364 })

    // The same in days: times are seven times as many, and nothing else changes.
    const byDay = ['--calibration-to', CALIBRATION_TO, '--time-unit', 'day']
    const pareto = ['--model', 'pareto', '--horizon', '364d', '--discount', '0.5']
    const inDays = await modelled([...byDay, ...pareto])
    const weeks = inWeeks.models.paretonbd as Record<string, number>
    const days = inDays.models.paretonbd as Record<string, number>
    expect(inDays.models.timeUnit).toBe('day')
    expect(days['alpha']! / weeks['alpha']!).toBeCloseTo(7, 2)
    expect(days['beta']! / weeks['beta']!).toBeCloseTo(7, 1)
    const { expectedPurchases } = inDays.models.total!
    expect(expectedPurchases.value / inWeeks.models.total!.expectedPurchases.value).toBeCloseTo(
      1,
      4,
    )
    expect(inDays.first.clv!).toBeLessThan(inWeeks.first.clv! * 0.95)

    const none = await modelled([...WEEKS, '--model', 'bgnbd', '--horizon', '0'])
    expect(none.models.total).toMatchObject({ expectedPurchases: { value: 0 }, clv: { value: 0 } })
    expect(none.first.probabilityQuiet).toBe(1)

    // Without a day, up to the ledger's last: other figures.
    const whole = await modelled(['--time-unit', 'week', '--model', 'bgnbd'])
    expect(whole.models).toMatchObject({ chosen: 'bgnbd', fittedTo: '1998-06-30' })
    expect((whole.models.bgnbd as { r: number }).r).not.toBeCloseTo(0.243, 3)
  },
)

ifReference('the report tells from which day on it looks', { timeout: 120_000 }, async () => {
  const told = plainSpaces(await analyze([...WEEKS, '--model', 'bgnbd', '--horizon', '39w']))
  expect(told.replaceAll(/\s+/g, ' ')).toContain('Los 273 días que siguen al 30 sept 1997: ')
})

test('the report warns where those who buy more often spend more each time', async () => {
  const shop = simulateLedger({ r: 1.5, alpha: 60, a: 0.8, b: 10 }, MBG_NBD, {
    accounts: 300,
    days: 900,
    arriving: 100,
    seed: 5,
  })
  const times = new Map<number, number>()
  for (const client of shop.account) times.set(client, (times.get(client) ?? 0) + 1)
  const lines = Array.from(shop.account, (client, at) => {
    const amount = (shop.value[at]! * times.get(client)!).toFixed(2)
    return `${client},${addDays('2024-01-01', shop.day[at]!)},${amount},EUR`
  })
  const told = plainSpaces(await analyze(['--model', 'mbgnbd'], lines)).replaceAll(/\s+/g, ' ')
  expect(told).toContain('Quien compra más veces gasta también más cada vez (correlación 0,')
})
