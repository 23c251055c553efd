/**
 * Choosing key accounts: seconds and distance from the bound, where hours follow from a tier's service level
 * and an account's size (as they do), where hundreds are chosen, and where every hour is drawn by itself.
 *
 *     node bin/node24.mjs node bench/select.ts [--candidates 60,400,2000] [--resources 10]
 */
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { wholeNumbers } from '../src/identify/models/normal.ts'
import { chooseAccounts, frontierOf } from '../src/segment/choosing.store.ts'
import type { Problem } from '../src/segment/selection.ts'

const { values: options } = parseArgs({
  options: {
    candidates: { type: 'string', default: '60,400,2000' },
    resources: { type: 'string', default: '10' },
  },
})
const resources = Number(options.resources)

type Kind = {
  hours: (size: number, resource: number, upTo: (most: number) => number) => number
  available: (resource: number) => number
  most: number
}

const SIZES = [0.6, 1, 1.6]
/** The first three skills serve every account; the others one in five. */
const GENERAL = 3

const KINDS: Record<string, Kind> = {
  'by tier and size': {
    hours: (size, at, upTo) => (at < GENERAL ? 8 * size : upTo(5) === 0 ? 4 + upTo(8) : 0),
    available: (at) => (at < GENERAL ? 240 : 30),
    most: 35,
  },
  'hundreds chosen': {
    hours: (_, __, upTo) => 1 + upTo(20),
    available: (at) => 2000 + 50 * at,
    most: 400,
  },
  'each by itself': {
    hours: (_, __, upTo) => 1 + upTo(20),
    available: (at) => 200 + 10 * at,
    most: 35,
  },
}

/** Scores of 1 to 5 to two decimals. */
function aProblem(count: number, { hours, available, most }: Kind): Problem {
  const next = wholeNumbers(count)
  const upTo = (limit: number) => next() % limit
  return {
    candidates: Array.from({ length: count }, (_, at) => {
      const size = SIZES[upTo(SIZES.length)]!
      return {
        key: `C${at}`,
        financial: 1 + upTo(401) / 100,
        strategic: 1 + upTo(401) / 100,
        hours: Array.from({ length: resources }, (__, resource) => hours(size, resource, upTo)),
        segment: `S${upTo(5)}`,
        zone: `Z${upTo(6)}`,
        servesStrategy: true,
        force: null,
      }
    }),
    limits: {
      resources: Array.from({ length: resources }, (_, at) => ({
        name: `R${at}`,
        available: available(at),
      })),
      most,
      least: [{ by: 'segment', name: 'S0', accounts: 3 }],
      financialShare: 0.9,
    },
  }
}

console.log(`${cpus()[0]!.model}; ${resources} resources`)
const rows = []
for (const [name, kind] of Object.entries(KINDS)) {
  for (const count of options.candidates.split(',').map(Number)) {
    const problem = aProblem(count, kind)
    const begun = performance.now()
    const choice = (await chooseAccounts(problem))!
    const chosen = performance.now()
    const points = await frontierOf(problem)
    rows.push({
      hours: name,
      candidates: count,
      'choice, s': ((chosen - begun) / 1000).toFixed(2),
      'gap, %': (100 * choice.gap).toFixed(3),
      accounts: choice.accounts,
      'frontier, s': ((performance.now() - chosen) / 1000).toFixed(2),
      points: points.length,
    })
  }
}
console.table(rows)
