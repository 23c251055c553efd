/** How long a map of deciders takes to be laid out, and how wide and high it becomes: a tree, one boss of all, and nobody joined. */
import { performance } from 'node:perf_hooks'
import { placesOf } from '../src/know/deciderLayout.ts'
import type { DeciderMap } from '../src/know/deciderMap.ts'

const SIZES = [30, 100, 300, 1000]
const TIMES = 5

/** Whose boss someone is, by shape; null where nobody's. */
const BOSS: Record<string, (at: number) => number | null> = {
  tree: (at) => Math.floor((at - 1) / 5),
  wide: () => 0,
  alone: () => null,
}

console.log('people  shape   layout ms      size')
for (const size of SIZES) {
  for (const [shape, bossOf] of Object.entries(BOSS)) {
    const map = aMap(size, bossOf)
    const laidOut = bestOf(() => placesOf(map.people, map.ties))
    const all = [...laidOut.made.values()]
    const wide = Math.round(Math.max(...all.map(({ x }) => x)))
    const high = Math.round(Math.max(...all.map(({ y }) => y)))
    console.log(
      `${String(size).padStart(6)}  ${shape.padEnd(6)}  ${laidOut.ms.toFixed(1).padStart(9)}  ${wide} x ${high}`,
    )
  }
}

function aMap(size: number, bossOf: (at: number) => number | null): DeciderMap {
  const people = Array.from({ length: size }, (_, at) => ({
    contactId: `p${at}`,
    name: `Persona ${at}`,
    jobTitle: '',
    area: '',
    said: [],
    positions: [],
    spot: null,
  }))
  const ties = people.slice(1).flatMap(({ contactId }, at) => {
    const boss = bossOf(at + 1)
    const line = { tieId: contactId, fromId: contactId, toId: `p${boss}`, kind: 'reports' as const }
    const about = { fromOn: null, untilOn: null, confidence: 'assumed' as const, source: '' }
    return boss === null ? [] : [{ ...line, ...about }]
  })
  return { asOf: '2026-11-20', firstOn: null, people, ties, decisions: [] }
}

function bestOf<T>(work: () => T): { ms: number; made: T } {
  let ms = Number.POSITIVE_INFINITY
  let made!: T
  for (let time = 0; time < TIMES; time += 1) {
    const began = performance.now()
    made = work()
    ms = Math.min(ms, performance.now() - began)
  }
  return { ms, made }
}
