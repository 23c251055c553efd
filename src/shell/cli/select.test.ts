/** The command as it is typed, on the example of the documentation. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { SelectedFile } from '../../segment/selectedFile.ts'

const EXAMPLE = 'docs/examples/select'
const FILES = ['criteria', 'scores', 'capacity'] as const
type Name = (typeof FILES)[number]

function select(args: string[], files: Partial<Record<Name, string>> = {}) {
  const given = FILES.flatMap((name) => [`--${name}`, files[name] ?? `${EXAMPLE}/${name}.json`])
  const child = spawn(process.execPath, ['src/shell/cli.ts', 'select', ...given, ...args], {
    env: { ...process.env, LANG: 'es_ES.UTF-8', LC_ALL: '', LC_MESSAGES: '' },
  })
  return new Promise<{ code: number | null; out: string; error: string }>((done) => {
    const said = { out: '', error: '' }
    child.stdout.on('data', (chunk) => (said.out += chunk))
    child.stderr.on('data', (chunk) => (said.error += chunk))
    child.on('close', (code) => done({ code, ...said }))
  })
}

const json = (file: string): any => JSON.parse(readFileSync(file, 'utf8'))
const example = (name: Name) => json(`${EXAMPLE}/${name}.json`)

function changed(name: Name, change: (file: any) => void): Partial<Record<Name, string>> {
  const file = example(name)
  change(file)
  const path = join(mkdtempSync(join(tmpdir(), 'clave-select-')), `${name}.json`)
  writeFileSync(path, JSON.stringify(file))
  return { [name]: path }
}

async function chosenIn(args: string[], files?: Partial<Record<Name, string>>) {
  const { code, out, error } = await select([...args, '--json'], files)
  expect({ code, error }).toEqual({ code: 0, error: '' })
  return SelectedFile.parse(JSON.parse(out))
}

test('scores, the choice, hours and the frontier; the sums are those of the list', async () => {
  const selected = await chosenIn(['--runs', '20'])
  const chosen = selected.accounts.filter((one) => one.chosen)
  const sum = (of: 'strategic' | 'financial') => chosen.reduce((all, one) => all + one[of]!, 0)
  const { strategic, financial, gap, financialShareOfBest } = selected.objective
  expect(strategic).toBeCloseTo(sum('strategic'), 9)
  expect(financial).toBeCloseTo(sum('financial'), 9)
  expect(gap).toBe(0)
  expect(financialShareOfBest).toBeGreaterThanOrEqual(0.85)
  for (const [skill, used] of Object.entries(selected.hours.used)) {
    expect(used).toBeLessThanOrEqual(selected.hours.available[skill]! + 1e-9)
  }
  expect(chosen.map(({ code }) => code)).toContain('C012')
  expect(selected.accounts.find(({ code }) => code === 'C006')).toMatchObject({
    chosen: false,
    margin: null,
    robustness: 0,
  })
  // Nothing is known of its sales: that lowers the confidence only.
  expect(selected.accounts.find(({ code }) => code === 'C011')).toMatchObject({ confidence: 0.6 })
  expect(selected.frontier.length).toBeGreaterThan(1)
  expect(selected.additions.every(({ hours, added }) => hours > 0 && added.length > 0)).toBe(true)
})

test('the same seed tries the same weightings', async () => {
  const robustness = async () =>
    (await chosenIn(['--runs', '20', '--seed', '3'])).accounts.map((one) => one.robustness)
  expect(await robustness()).toEqual(await robustness())
})

test('more hours of the skill that is named let in the account that is named', async () => {
  const before = await chosenIn(['--runs', '0'])
  const { skill, hours, added } = before.additions[0]!
  const more = changed('capacity', (file) => {
    file.people.push({ name: 'Más', hours: { [skill]: hours / (1 - file.reserve) } })
  })
  const after = await chosenIn(['--runs', '0'], more)
  const isChosen = (code: string) => after.accounts.find((one) => one.code === code)!.chosen
  expect(added.every(isChosen)).toBe(true)
  expect(after.objective.strategic).toBeGreaterThan(before.objective.strategic)
})

test('a report in words, in Spanish', async () => {
  const { out, code } = await select(['--runs', '10'])
  expect(code).toBe(0)
  expect(out).toContain('cuentas elegidas de 12')
  expect(out).toContain('Ninguna otra lista lo mejora: está probado.')
  expect(out).toMatch(/logística: \d+ de 30,6/)
})

test('what can’t be is refused in words, with what to do', async () => {
  const forced = changed('scores', (file) => {
    for (const account of file.accounts.filter(({ strategy }: any) => strategy)) {
      account.force = { to: 'in', reason: 'porque sí' }
    }
  })
  const tooMany = await select(['--runs', '0'], forced)
  expect(tooMany.code).toBe(1)
  expect(tooMany.error).toContain('dentro por decisión y el máximo es 8')

  const weights = await select(
    [],
    changed('criteria', (file) => (file.criteria[0].weight = 30)),
  )
  expect(weights.error).toContain('Los pesos suman 105')
  const unknown = changed('scores', (file) => (file.accounts[2].scores.revenu = 3))
  expect((await select([], unknown)).error).toContain('«C003» tiene nota de «revenu»')
  const wrong = changed('scores', (file) => (file.accounts[2].scores.newMarkets = 9))
  expect((await select([], wrong)).error).toContain('accounts.2.scores.newMarkets')
  expect((await select(['--runs', 'x'])).error).toContain('no es un número de pruebas')
  const broken = join(mkdtempSync(join(tmpdir(), 'clave-select-')), 'scores.json')
  writeFileSync(broken, '{"accounts": [')
  expect((await select([], { scores: broken })).error).toContain('no es JSON')
})

test('the schemas that are kept are those of the shapes', async () => {
  for (const name of [...FILES, 'list']) {
    const { out, code } = await select(['--schema', name])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual(json(`docs/schemas/select-${name}.json`))
  }
}, 60_000)

test('the example of what is written is what the example comes to', async () => {
  const told = await chosenIn(['--runs', '20', '--seed', '3'])
  const kept = SelectedFile.parse(json(`${EXAMPLE}/list.json`))
  const chosen = ({ accounts }: SelectedFile) =>
    accounts.flatMap((one) => (one.chosen ? [one.code] : []))
  expect(chosen(told)).toEqual(chosen(kept))
  expect(told.objective.strategic).toBeCloseTo(kept.objective.strategic, 9)
  expect(told.limits).toEqual(kept.limits)
  expect(told.hours).toEqual(kept.hours)
})
