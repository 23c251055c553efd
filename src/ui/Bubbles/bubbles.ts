/** Bubbles on two axes: their sizes, which is next in a direction, and which of their names have room. */
export type Bubble = {
  key: string
  name: string
  x: number
  y: number
  /** What the area of the bubble shows, and the thin ring around it; null where not known. */
  size: number | null
  ring: number | null
  /** Those that matter: in colour and with their names, in this order. */
  stands: boolean
  /** Said after its name where there is room. */
  note?: string
}

type Place = { x: number; y: number }

export const DIRECTIONS = {
  ArrowRight: { x: 1, y: 0 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowUp: { x: 0, y: 1 },
  ArrowDown: { x: 0, y: -1 },
} as const
export type Direction = keyof typeof DIRECTIONS

/**
 * The nearest in that quarter of the plane; null where it is empty. Of those in one place, the next
 * lies to the right and the one before to the left.
 */
export function nextToward(
  places: readonly Place[],
  from: number,
  direction: Direction,
): number | null {
  const here = places[from]!
  const isBackward = direction === 'ArrowLeft' || direction === 'ArrowDown'
  let best: number | null = null
  let least = Number.POSITIVE_INFINITY
  for (let step = 0; step < places.length; step += 1) {
    const at = isBackward ? places.length - 1 - step : step
    if (at === from || !lies({ at, from }, places[at]!, here, direction)) continue
    const far = (places[at]!.x - here.x) ** 2 + (places[at]!.y - here.y) ** 2
    if (far < least) {
      least = far
      best = at
    }
  }
  return best
}

function lies(
  { at, from }: { at: number; from: number },
  there: Place,
  here: Place,
  direction: Direction,
): boolean {
  const { x, y } = DIRECTIONS[direction]
  const [dx, dy] = [there.x - here.x, there.y - here.y]
  if (dx === 0 && dy === 0) {
    return (direction === 'ArrowRight' && at > from) || (direction === 'ArrowLeft' && at < from)
  }
  const ahead = dx * x + dy * y
  const aside = dx * y - dy * x
  // Each edge of a quarter belongs to one of the two that meet there.
  return ahead > 0 && aside > -ahead && aside <= ahead
}

const SMALLEST = 2.2

/** Areas are as the amounts; the largest has a radius of `most`. */
export function radiusOf(amount: number | null, { largest, most }: Sizes): number {
  if (amount === null || !(amount > 0) || !(largest > 0)) return SMALLEST
  return Math.max(SMALLEST, most * Math.sqrt(amount / largest))
}

export type Sizes = { largest: number; most: number }

/** A name wanted beside a bubble, in pixels. */
export type Wanted = { x: number; y: number; r: number; width: number; height: number }
export type Box = { left: number; top: number; right: number; bottom: number }
export type Placed = { at: number; left: number; top: number }

const GAP = 4

/** Names in the order of their weight, each at the first free side of its bubble; those that find none are left out. */
export function placedNames(wanted: readonly Wanted[], within: Box): Placed[] {
  const taken: Box[] = []
  const placed: Placed[] = []
  for (const [at, { x, y, r, width, height }] of wanted.entries()) {
    const spots = [
      { left: x + r + GAP, top: y - height / 2 },
      { left: x - r - GAP - width, top: y - height / 2 },
      { left: x - width / 2, top: y - r - GAP - height },
      { left: x - width / 2, top: y + r + GAP },
    ]
    const spot = spots.find(({ left, top }) => {
      const box = { left, top, right: left + width, bottom: top + height }
      return isInside(box, within) && !taken.some((other) => overlap(box, other))
    })
    if (!spot) continue
    taken.push({ ...spot, right: spot.left + width, bottom: spot.top + height })
    placed.push({ at, ...spot })
  }
  return placed
}

export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

function isInside(box: Box, within: Box): boolean {
  return (
    box.left >= within.left &&
    box.right <= within.right &&
    box.top >= within.top &&
    box.bottom <= within.bottom
  )
}
