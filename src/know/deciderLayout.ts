/** Where people of a map lie when nobody has put them: bosses above, teams in blocks, whoever stands alone below. */
import { graphlib, layout } from '@dagrejs/dagre'
import { HEIGHT, type Place, WIDTH } from './deciderDrawing.ts'
import type { Spot } from './deciderMap.ts'
import type { Tie } from './tie.ts'

type Line = Pick<Tie, 'fromId' | 'toId' | 'kind'>
type Someone = { contactId: string; spot: Omit<Spot, 'contactId'> | null }
type Block = { places: Map<string, Place>; width: number; height: number }

const GAP = 28
/** Between a boss and those below. */
const DROP = 48
/** More people side by side below one boss would make a map too wide to read; of a larger map, fewer. */
const ABREAST = 4
const ABREAST_OF_MANY = 2
const MANY = 14
/** Width against height of the whole. */
const SHAPE = 1.7
/** A tree of more people has the teams below its head in rows. */
const FEW = 40

/** Everyone's upper left corner. Who was put somewhere stays; who wasn't, while others were, lies below them. */
export function placesOf(people: readonly Someone[], ties: readonly Line[]): Map<string, Place> {
  const put = people.flatMap(({ contactId, spot }) => (spot ? [[contactId, spot] as const] : []))
  const free = people.filter(({ spot }) => !spot).map(({ contactId }) => contactId)
  const places = packed(blocksOf(free, ties))
  const below = put.length === 0 ? 0 : Math.max(...put.map(([, { y }]) => y)) + HEIGHT + DROP
  const left = put.length === 0 ? 0 : Math.min(...put.map(([, { x }]) => x))
  return new Map([
    ...put,
    ...[...places].map(([id, { x, y }]) => [id, { x: x + left, y: y + below }] as const),
  ])
}

/** Each tree of reports is a block, each knot of influence among those outside them too, and all the others one. */
function blocksOf(ids: readonly string[], ties: readonly Line[]): Block[] {
  const here = new Set(ids)
  const among = ties.filter(({ fromId, toId }) => here.has(fromId) && here.has(toId))
  const reports = among.filter(({ kind }) => kind === 'reports')
  const ranked = new Set(reports.flatMap(({ fromId, toId }) => [fromId, toId]))
  const sways = among.filter(({ fromId, toId }) => !ranked.has(fromId) && !ranked.has(toId))
  const lines = [
    ...reports.map(({ fromId, toId }) => ({ above: toId, below: fromId })),
    ...sways.map(({ fromId, toId }) => ({ above: fromId, below: toId })),
  ]
  const joined = new Set(lines.flatMap(({ above, below }) => [above, below]))
  const alone = ids.filter((id) => !joined.has(id))
  const knots = knotsOf([...joined], lines).map((knot) => blockOfKnot(knot, lines))
  return alone.length > 0 ? [...knots, gridOf(alone)] : knots
}

type Rank = { above: string; below: string }

/** In layers; a large tree, which would be too wide to read, has the teams below its head in rows instead. */
function blockOfKnot(ids: readonly string[], lines: readonly Rank[]): Block {
  const here = new Set(ids)
  const own = lines.filter(({ above }) => here.has(above))
  const heads = ids.filter((id) => !own.some(({ below }) => below === id))
  const isTree = own.length === ids.length - 1 && heads.length === 1
  if (!isTree || ids.length <= FEW) return layered(ids, lines)
  const below = ids.filter((id) => id !== heads[0])
  const teams = knotsOf(
    below,
    own.filter(({ above }) => above !== heads[0]),
  )
  const leads = teams.filter((team) => team.length > 1)
  const alone = teams.filter((team) => team.length === 1).flat()
  const blocks = leads.map((team) => blockOfKnot(team, own))
  const places = packed(alone.length > 0 ? [...blocks, gridOf(alone)] : blocks)
  const under = blockOf(places)
  const lower = [...under.places].map(
    ([id, { x, y }]) => [id, { x, y: y + HEIGHT + DROP }] as const,
  )
  return blockOf(new Map([[heads[0]!, { x: (under.width - WIDTH) / 2, y: 0 }], ...lower]))
}

function layered(ids: readonly string[], lines: readonly Rank[]): Block {
  const graph = new graphlib.Graph()
  graph.setGraph({ rankdir: 'TB', nodesep: GAP, ranksep: DROP, ranker: 'tight-tree' })
  graph.setDefaultEdgeLabel(() => ({}))
  const here = new Set(ids)
  for (const id of ids) graph.setNode(id, { width: WIDTH, height: HEIGHT })
  const own = lines.filter(({ above }) => here.has(above))
  const leads = new Set(own.map(({ above }) => above))
  const abreast = ids.length > MANY ? ABREAST_OF_MANY : ABREAST
  for (const [above, those] of Map.groupBy(own, (line) => line.above)) {
    const leaves = those.map(({ below }) => below).filter((id) => !leads.has(id))
    const stacked = leaves.length > abreast ? columnsFor(leaves.length, abreast) : leaves.length
    for (const { below } of those) {
      const at = leaves.indexOf(below)
      // Whoever leads nobody stands in a column, below the one before in it.
      graph.setEdge(at < stacked ? above : leaves[at - stacked]!, below)
    }
  }
  layout(graph)
  const places = ids.map((id) => {
    const { x, y } = graph.node(id) as Place
    return [id, { x: x - WIDTH / 2, y: y - HEIGHT / 2 }] as const
  })
  return blockOf(new Map(places))
}

function columnsFor(count: number, least: number): number {
  return Math.max(least, Math.round(Math.sqrt((count * SHAPE * (HEIGHT + DROP)) / (WIDTH + GAP))))
}

function gridOf(ids: readonly string[]): Block {
  const columns = Math.min(ids.length, columnsFor(ids.length, ABREAST))
  const places = ids.map((id, at) => {
    const [row, column] = [Math.floor(at / columns), at % columns]
    return [id, { x: column * (WIDTH + GAP), y: row * (HEIGHT + GAP) }] as const
  })
  return blockOf(new Map(places))
}

function blockOf(places: Map<string, Place>): Block {
  const all = [...places.values()]
  const left = Math.min(...all.map(({ x }) => x))
  const top = Math.min(...all.map(({ y }) => y))
  return {
    places: new Map([...places].map(([id, { x, y }]) => [id, { x: x - left, y: y - top }])),
    width: Math.max(...all.map(({ x }) => x)) - left + WIDTH,
    height: Math.max(...all.map(({ y }) => y)) - top + HEIGHT,
  }
}

/** Blocks in rows, the largest first, in a whole of about the shape of a screen. */
function packed(blocks: readonly Block[]): Map<string, Place> {
  const area = blocks.reduce((sum, { width, height }) => sum + (width + DROP) * (height + DROP), 0)
  const wide = Math.max(Math.sqrt(area * SHAPE), ...blocks.map(({ width }) => width))
  const places = new Map<string, Place>()
  let [x, y, tall] = [0, 0, 0]
  for (const block of blocks.toSorted((a, b) => b.places.size - a.places.size)) {
    if (x > 0 && x + block.width > wide) [x, y, tall] = [0, y + tall + DROP, 0]
    for (const [id, place] of block.places) places.set(id, { x: x + place.x, y: y + place.y })
    x += block.width + DROP
    tall = Math.max(tall, block.height)
  }
  return places
}

/** Those who hang together. */
function knotsOf(ids: readonly string[], lines: readonly Rank[]): string[][] {
  const root = new Map(ids.map((id) => [id, id]))
  const top = (id: string): string => {
    let at = id
    while (root.get(at) !== at) at = root.get(at)!
    return at
  }
  for (const { above, below } of lines) root.set(top(below), top(above))
  return [...Map.groupBy(ids, top).values()]
}
