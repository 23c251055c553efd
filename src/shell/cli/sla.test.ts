/** `clave sla check` as it is typed, on the example of the documentation. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ClocksFile } from '../../commit/slaFile.ts'
import { plainSpaces } from '../../identify/testing.ts'

const EXAMPLE = 'docs/examples/sla'
const policyFile = join(EXAMPLE, 'policy.json')
const eventsFile = join(EXAMPLE, 'events.json')

function check(args: string[]) {
  const child = spawn(process.execPath, ['src/shell/cli.ts', 'sla', 'check', ...args], {
    env: { ...process.env, LANG: 'es_ES.UTF-8', LC_ALL: '', LC_MESSAGES: '' },
  })
  return new Promise<{ code: number | null; out: string; error: string }>((done) => {
    const said = { out: '', error: '' }
    child.stdout.on('data', (chunk) => (said.out += chunk))
    child.stderr.on('data', (chunk) => (said.error += chunk))
    child.on('close', (code) => done({ code, out: plainSpaces(said.out), error: said.error }))
  })
}

const both = (policy: string, events: string) => ['--policy', policy, '--events', events]
const folder = mkdtempSync(join(tmpdir(), 'clave-sla-'))
let files = 0

function written(text: string, ending = 'json'): string {
  files += 1
  const path = join(folder, `${files}.${ending}`)
  writeFileSync(path, text)
  return path
}

const json = (file: string): any => JSON.parse(readFileSync(file, 'utf8'))

function changed(file: string, change: (given: any) => void): string {
  const given = json(file)
  for (const one of given.calendars ?? []) one.daysFrom = []
  change(given)
  return written(JSON.stringify(given))
}

test('the worked example, in the shape that is promised', async () => {
  const { code, out, error } = await check([...both(policyFile, eventsFile), '--json'])
  expect({ code, error }).toEqual({ code: 0, error: '' })
  const { clocks } = ClocksFile.parse(JSON.parse(out))
  expect(clocks.map(({ id, state, dueAt }) => [id, state, dueAt])).toEqual([
    ['P-1', 'met', '2026-11-30T20:30:00.000Z'],
    ['R-1', 'breached', '2026-11-30T14:00:00.000Z'],
    ['R-2', 'atRisk', '2026-12-01T09:00:00.000Z'],
    ['R-3', 'atRisk', '2026-11-30T16:00:00.000Z'],
  ])
  for (const { intervals, elapsedSeconds } of clocks) {
    const spans = intervals.map(({ from, to }) => (Date.parse(to) - Date.parse(from)) / 1000)
    expect(spans.reduce((sum, one) => sum + one, 0)).toBe(elapsedSeconds)
  }
})

test('the table is the one that the documentation shows, in either language', async () => {
  const { out } = await check(both(policyFile, eventsFile))
  const shown = readFileSync('docs/methods/clocks.md', 'utf8')
  for (const line of out.trim().split('\n').slice(2)) expect(shown).toContain(line)
  const english = await check([...both(policyFile, eventsFile), '--lang', 'en'])
  expect(english.out).toContain('P-1    first response  met')
})

test('at another instant, and holidays out of an iCalendar file', async () => {
  const events = written(
    JSON.stringify({
      events: [
        { clock: 'N', at: '2026-12-07T16:00:00+01:00', kind: 'start', metric: 'resolution' },
      ],
    }),
  )
  const asOf = ['--as-of', '2026-12-09T10:00:00+01:00', '--json']
  const { out } = await check([...both(policyFile, events), ...asOf])
  const [clock] = ClocksFile.parse(JSON.parse(out)).clocks
  expect(clock).toMatchObject({ elapsedSeconds: 7200, dueAt: '2026-12-09T15:00:00.000Z' })
  expect(clock!.notCounted.map(({ why, about }) => [why, about])).toEqual([
    ['closed', ''],
    ['otherDay', 'Inmaculada Concepción'],
    ['closed', ''],
  ])
})

test('public holidays of a region, by themselves; a day that the policy names is as it says', async () => {
  const policy = changed(policyFile, (given) => {
    given.calendars[0].holidays = { country: 'ES', region: 'AR' }
    given.calendars[0].days = [{ day: '2026-12-08', name: 'Guardia', hours: ['09:00-10:00'] }]
  })
  const start = { clock: 'N', at: '2026-12-04T16:00:00+01:00', kind: 'start', metric: 'resolution' }
  const events = written(JSON.stringify({ asOf: '2026-12-09T10:00:00+01:00', events: [start] }))
  const { out } = await check([...both(policy, events), '--json'])
  const [clock] = ClocksFile.parse(JSON.parse(out)).clocks
  // Friday 16-17, nothing on the Monday that stands in for the Constitution, one hour on duty, Wednesday from nine.
  expect(clock!.intervals.map(({ why }) => why)).toEqual(['working', 'otherHours', 'working'])
  expect(clock!.elapsedSeconds).toBe(3 * 3600)
  const nowhere = changed(policyFile, (given) => {
    given.calendars[0].holidays = { country: 'ES', region: 'ZGZ' }
  })
  const { error, code } = await check(both(nowhere, events))
  expect({ code, error }).toEqual({
    code: 1,
    error: expect.stringMatching(/calendars\.0\.holidays\.region: de «ZGZ» no se conocen/),
  })
}, 60_000)

test('the schemas that are kept are those of the shapes', async () => {
  for (const name of ['policy', 'events', 'clocks']) {
    const { out } = await check(['--schema', name])
    expect(JSON.parse(out)).toEqual(json(`docs/schemas/sla-${name}.json`))
  }
}, 60_000)

test('what can’t be followed names the file, the place, why and what to do', async () => {
  const start = { at: '2026-11-30T10:00:00Z', kind: 'start', metric: 'delivery' }
  const failing: [string[], number, RegExp][] = [
    [['--policy', policyFile], 2, /^Falta --events/],
    [both('nothing.json', eventsFile), 1, /^No existe el archivo «nothing\.json»/],
    [both(written('{"levels": [\n}'), eventsFile), 1, /no es JSON desde la línea 2, columna 1: /],
    [[...both(policyFile, eventsFile), '--as-of', 'ayer'], 2, /«ayer» no es un instante/],
    [
      both(
        changed(policyFile, (one) => (one.calendars[0].zone = 'Europe/Soria')),
        eventsFile,
      ),
      1,
      /calendars\.0\.zone: no es una zona horaria IANA/,
    ],
    [
      both(
        changed(policyFile, (one) => (one.calendars[0].hours.mon = ['9-17'])),
        eventsFile,
      ),
      1,
      /calendars\.0\.hours\.mon\.0: no son horas/,
    ],
    [
      both(
        changed(policyFile, (one) => (one.calendars[0].hours.monday = ['09:00-17:00'])),
        eventsFile,
      ),
      1,
      /calendars\.0\.hours: .*monday/,
    ],
    [
      both(
        changed(policyFile, (one) => (one.levels[0].target = '0h')),
        eventsFile,
      ),
      1,
      /levels\.0\.target: no es una duración: escribe más de cero/,
    ],
    [
      both(
        changed(policyFile, (one) => (one.levels[2].calendar = 'bajio')),
        eventsFile,
      ),
      1,
      /levels\.2\.calendar: no hay ningún calendario «bajio»/,
    ],
    [
      both(
        policyFile,
        changed(eventsFile, (one) => one.events.push({ ...start, clock: 'D' })),
      ),
      1,
      /events\.7: ningún nivel .* para delivery/,
    ],
    [
      both(
        policyFile,
        changed(eventsFile, (one) => {
          one.events[0].kind = 'begin'
          one.events[1].at = '2026-11-30T10:00:00'
        }),
      ),
      1,
      /events\.0\.kind: no es algo que pueda pasar.*\n.*events\.1\.at: no es un instante/,
    ],
    [
      both(
        policyFile,
        changed(eventsFile, (one) =>
          one.events.push({ ...start, kind: 'stop', metric: undefined, clock: 'D' }),
        ),
      ),
      1,
      /events\.7: el reloj «D» no ha empezado/,
    ],
    [
      both(
        changed(policyFile, (one) => (one.calendars[0].daysFrom = [written('hola', 'ics')])),
        eventsFile,
      ),
      1,
      /no es un archivo iCalendar/,
    ],
  ]
  const said = await Promise.all(failing.map(([args]) => check(args)))
  for (const [at, { code, error, out }] of said.entries()) {
    expect({ error, code, out }).toEqual({
      error: expect.stringMatching(failing[at]![2]),
      code: failing[at]![1],
      out: '',
    })
  }
}, 180_000)
