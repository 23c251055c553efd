/** What a picture of bubbles shows, drawn with either pen. */
import type { Look } from '../Chart/picture.ts'
import { type Bubble, placedNames, radiusOf, type Sizes } from './bubbles.ts'
import type { Pen } from './pens.ts'
import { plotOf, scaleOf, type Size, type View } from './view.ts'

export type Scene = {
  /** Those that matter first: the keyboard and the names follow this order. */
  bubbles: readonly Bubble[]
  /** Where a bubble is expected to move. */
  arrows: readonly { key: string; x: number; y: number }[]
  /** Where someone else sees it. */
  marks: readonly { key: string; x: number; y: number }[]
  /** The lines between four parts, with their names from the top left by rows. */
  parts: { x: number; y: number; names: readonly [string, string, string, string] } | null
  axes: { x: string; y: string }
}

/** Bubbles where they are at this moment of a movement: x and y by turns, in the scene's order. */
export type Standing = { scene: Scene; now: Float64Array; order: readonly number[]; sizes: Sizes }

type Ground = { view: View; size: Size; look: Look; measure: (says: string) => number }

const NAME = 12.5
const NAMES = 60
/** From this width on, names have their notes. */
const ROOMY = 640

/** The largest first, so that the small ones are seen; those that matter over the others. */
export function orderOf({ bubbles }: Scene): number[] {
  return bubbles
    .map((_, at) => at)
    .toSorted(
      (a, b) =>
        Number(bubbles[a]!.stands) - Number(bubbles[b]!.stands) ||
        (bubbles[b]!.size ?? 0) - (bubbles[a]!.size ?? 0),
    )
}

const MANY = 600

/** Of all the bubbles, so that areas can be compared; smaller where there are many or little room. */
export function sizesOf({ bubbles }: Scene, { width }: Size): Sizes {
  const largest = bubbles.reduce((most, { size, ring }) => Math.max(most, size ?? 0, ring ?? 0), 0)
  return { largest, most: bubbles.length > MANY || width < 500 ? 18 : 30 }
}

export function drawScene(pen: Pen, standing: Standing, ground: Ground, isStill = true): void {
  const { scene, now, order, sizes } = standing
  const { view, size, look } = ground
  const at = scaleOf(view, size)
  const plot = plotOf(size)
  drawGround(pen, scene, ground)
  pen.within(plot, () => {
    for (const one of order) {
      const { stands, size: amount, ring } = scene.bubbles[one]!
      const [x, y] = [at.x(now[one * 2]!), at.y(now[one * 2 + 1]!)]
      const r = radiusOf(amount, sizes)
      const colour = stands ? look.accent : look.edge
      if (ring !== null) {
        pen.ring(x, y, radiusOf(ring, sizes), { stroke: colour, alpha: stands ? 0.9 : 0.45 })
      }
      pen.disc(x, y, r, colour, stands ? 0.55 : 0.28)
      if (stands) pen.ring(x, y, r, { stroke: look.card })
    }
    drawMoves(pen, standing, ground)
    if (isStill) drawNames(pen, standing, ground)
  })
}

function drawGround(pen: Pen, { parts, axes }: Scene, { view, size, look }: Ground) {
  const at = scaleOf(view, size)
  const plot = plotOf(size)
  const quiet = { colour: look.dim, size: 12 }
  for (const score of [1, 2, 3, 4, 5]) {
    const [x, y] = [at.x(score), at.y(score)]
    if (x >= plot.left && x <= plot.right) {
      pen.line(
        [
          [x, plot.top],
          [x, plot.bottom],
        ],
        { stroke: look.line },
      )
      pen.words(x, plot.bottom + 12, String(score), { ...quiet, align: 'center' })
    }
    if (y >= plot.top && y <= plot.bottom) {
      pen.line(
        [
          [plot.left, y],
          [plot.right, y],
        ],
        { stroke: look.line },
      )
      pen.words(plot.left - 8, y, String(score), { ...quiet, align: 'end' })
    }
  }
  pen.words(plot.right, size.height - 10, `${axes.x} →`, { ...quiet, align: 'end' })
  pen.words(10, plot.top, `${axes.y} →`, { ...quiet, align: 'end', upward: true })
  if (!parts) return
  const [x, y] = [at.x(parts.x), at.y(parts.y)]
  const line = { stroke: look.dim, dash: [4, 4] as [number, number] }
  pen.within(plot, () => {
    pen.line(
      [
        [x, plot.top],
        [x, plot.bottom],
      ],
      line,
    )
    pen.line(
      [
        [plot.left, y],
        [plot.right, y],
      ],
      line,
    )
  })
  const named = { colour: look.dim, size: 13, weight: 650 }
  const [left, right] = [plot.left + 8, plot.right - 8]
  const [top, bottom] = [plot.top + 12, plot.bottom - 12]
  pen.words(left, top, parts.names[0], named)
  pen.words(right, top, parts.names[1], { ...named, align: 'end' })
  pen.words(left, bottom, parts.names[2], named)
  pen.words(right, bottom, parts.names[3], { ...named, align: 'end' })
}

const HEAD = 7

function drawMoves(pen: Pen, { scene, now }: Standing, { view, size, look }: Ground) {
  if (scene.arrows.length + scene.marks.length === 0) return
  const at = scaleOf(view, size)
  const place = new Map(scene.bubbles.map(({ key }, one) => [key, one]))
  const from = (key: string) => {
    const one = place.get(key)
    return one === undefined ? null : ([at.x(now[one * 2]!), at.y(now[one * 2 + 1]!)] as const)
  }
  for (const { key, x, y } of scene.arrows) {
    const start = from(key)
    if (start) drawArrow(pen, [start[0], start[1]], [at.x(x), at.y(y)], look.ink)
  }
  for (const { key, x, y } of scene.marks) {
    const start = from(key)
    if (!start) continue
    const [px, py] = [at.x(x), at.y(y)]
    pen.line(
      [
        [start[0], start[1]],
        [px, py],
      ],
      { stroke: look.warn, dash: [2, 3] },
    )
    const half = 5.5
    pen.shape(
      [
        [px, py - half],
        [px + half, py],
        [px, py + half],
        [px - half, py],
      ],
      look.warn,
      look.card,
    )
  }
}

export function drawArrow(pen: Pen, from: [number, number], to: [number, number], colour: string) {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0])
  const side = (turn: number): [number, number] => [
    to[0] - HEAD * Math.cos(angle + turn),
    to[1] - HEAD * Math.sin(angle + turn),
  ]
  pen.line([from, to], { stroke: colour, width: 1.5 })
  pen.shape([to, side(0.45), side(-0.45)], colour)
}

function drawNames(pen: Pen, { scene, now, sizes }: Standing, ground: Ground) {
  const { view, size, look, measure } = ground
  const at = scaleOf(view, size)
  const moving = new Set(scene.arrows.map(({ key }) => key))
  const named = scene.bubbles
    .flatMap(({ key, name, note, stands, size: amount }, one) =>
      stands || moving.has(key)
        ? {
            moves: moving.has(key),
            name: note && size.width >= ROOMY ? `${name} · ${note}` : name,
            x: at.x(now[one * 2]!),
            y: at.y(now[one * 2 + 1]!),
            r: radiusOf(amount, sizes),
          }
        : [],
    )
    // An arrow without its name tells nothing.
    .toSorted((one, other) => Number(other.moves) - Number(one.moves))
    .slice(0, NAMES)
  const wanted = named.map(({ name, x, y, r }) => ({
    x,
    y,
    r,
    width: measure(name),
    height: NAME + 3,
  }))
  for (const { at: one, left, top } of placedNames(wanted, plotOf(size))) {
    const how = { colour: look.ink, size: NAME, weight: 500, halo: look.card }
    pen.words(left, top + (NAME + 3) / 2, named[one]!.name, how)
  }
}

export function fontOfNames(font: string): string {
  return `500 ${NAME}px ${font}`
}
