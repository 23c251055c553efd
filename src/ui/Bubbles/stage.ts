/** Two canvases, one over the other: below the bubbles, above what follows the pointer, so that pointing redraws nothing else. */
import type { Look } from '../Chart/picture.ts'
import { radiusOf } from './bubbles.ts'
import { canvasPen, svgPen } from './pens.ts'
import {
  drawArrow,
  drawScene,
  fontOfNames,
  orderOf,
  type Scene,
  sizesOf,
  type Standing,
} from './scene.ts'
import {
  holding,
  isWhole,
  moved,
  plotOf,
  scaleOf,
  type Size,
  type View,
  WHOLE,
  zoomed,
} from './view.ts'

export type Stage = ReturnType<typeof bubbleStage>

type Followed = {
  pointed: number | null
  chosen: number | null
  /** Where a bubble is being dragged, in pixels. */
  ghost: { at: number; x: number; y: number } | null
}

const MOVES_MS = 180
const SHARPEST = 2

export function bubbleStage(below: HTMLCanvasElement, above: HTMLCanvasElement) {
  let standing: Standing | null = null
  let look: Look | null = null
  let view: View = WHOLE
  let size: Size = { width: 0, height: 0 }
  let followed: Followed = { pointed: null, chosen: null, ghost: null }
  let moving: { from: Float64Array; to: Float64Array; since: number } | null = null
  let frame = 0
  const widths = new Map<string, number>()

  const measure = (says: string): number => {
    const known = widths.get(says)
    if (known !== undefined) return known
    const ctx = below.getContext('2d')
    if (ctx && look) ctx.font = fontOfNames(look.font)
    const width = ctx?.measureText(says).width ?? says.length * 7
    widths.set(says, width)
    return width
  }

  function ask() {
    if (frame === 0) frame = requestAnimationFrame(paint)
  }

  function paint(time: number) {
    frame = 0
    if (!standing || !look || size.width === 0) return
    if (moving) {
      const share = Math.min(1, Math.max(0, (time - moving.since) / MOVES_MS))
      const eased = 1 - (1 - share) ** 3
      const { from, to } = moving
      for (let at = 0; at < to.length; at += 1) {
        standing.now[at] = from[at]! + (to[at]! - from[at]!) * eased
      }
      if (share === 1) moving = null
      else ask()
    }
    const ctx = cleared(below)
    if (ctx) {
      drawScene(canvasPen(ctx, look.font), standing, { view, size, look, measure }, !moving)
    }
    paintAbove()
  }

  function paintAbove() {
    const ctx = cleared(above)
    if (!ctx || !standing || !look) return
    const pen = canvasPen(ctx, look.font)
    const { pointed, chosen, ghost } = followed
    for (const [at, width] of [
      [pointed, 1.5],
      [chosen, 2.5],
    ] as const) {
      if (at === null || !standing.scene.bubbles[at]) continue
      const [x, y] = pixelsOf(at)
      pen.ring(x, y, radius(at) + 3, { stroke: look.ink, width })
    }
    if (ghost && standing.scene.bubbles[ghost.at]) {
      const { x, y } = ghost
      pen.disc(x, y, radius(ghost.at), look.accent, 0.35)
      pen.ring(x, y, radius(ghost.at), { stroke: look.accent, dash: [4, 3], width: 1.5 })
      drawArrow(pen, pixelsOf(ghost.at), [x, y], look.accent)
    }
  }

  function cleared(canvas: HTMLCanvasElement) {
    const ctx = canvas.getContext('2d')
    if (!ctx) return null
    const sharp = Math.min(SHARPEST, devicePixelRatio || 1)
    const [width, height] = [Math.round(size.width * sharp), Math.round(size.height * sharp)]
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width
      canvas.height = height
    }
    ctx.setTransform(sharp, 0, 0, sharp, 0, 0)
    ctx.clearRect(0, 0, size.width, size.height)
    return ctx
  }

  const radius = (at: number) => radiusOf(standing!.scene.bubbles[at]!.size, standing!.sizes)

  function pixelsOf(at: number): [number, number] {
    const scale = scaleOf(view, size)
    const { now } = standing!
    return [scale.x(now[at * 2]!), scale.y(now[at * 2 + 1]!)]
  }

  function seeFrom(to: View) {
    view = to
    ask()
  }

  return {
    /** Bubbles that were there move to their new places, unless the person wants it still. */
    show(scene: Scene, how: Look) {
      const before = new Map(
        standing?.scene.bubbles.map(({ key }, at) => [key, pairAt(standing!.now, at)]),
      )
      const to = Float64Array.from(scene.bubbles.flatMap(({ x, y }) => [x, y]))
      const from = Float64Array.from(
        scene.bubbles.flatMap(({ key, x, y }) => before.get(key) ?? [x, y]),
      )
      const isMoved = !how.still && from.some((value, at) => value !== to[at])
      look = how
      moving = isMoved ? { from, to, since: performance.now() } : null
      const now = isMoved ? from.slice() : to
      standing = { scene, now, order: orderOf(scene), sizes: sizesOf(scene, size) }
      ask()
    },
    resize(to: Size) {
      size = to
      if (standing) standing.sizes = sizesOf(standing.scene, size)
      ask()
    },
    follow(more: Partial<Followed>) {
      followed = { ...followed, ...more }
      if (frame === 0 && size.width > 0) paintAbove()
    },
    /** The topmost bubble there; with `reach` the nearest so many pixels around. */
    at(x: number, y: number, reach = 0): number | null {
      if (!standing) return null
      let best: number | null = null
      let least = Number.POSITIVE_INFINITY
      for (const one of standing.order) {
        const [px, py] = pixelsOf(one)
        const far = Math.hypot(px - x, py - y)
        const r = radius(one)
        // Drawn later, so on top; of those that are only near, the nearest.
        const rank = far <= r ? -1 : far - r
        if ((rank < 0 || rank <= reach) && rank <= least) {
          least = rank
          best = one
        }
      }
      return best
    },
    pixelsOf: (at: number) => (standing?.scene.bubbles[at] ? pixelsOf(at) : null),
    valueAt(x: number, y: number) {
      const scale = scaleOf(view, size)
      return { x: scale.valueX(x), y: scale.valueY(y) }
    },
    isOnPlot(x: number, y: number) {
      const plot = plotOf(size)
      return x >= plot.left && x <= plot.right && y >= plot.top && y <= plot.bottom
    },
    isWhole: () => isWhole(view),
    zoom(by: number, about?: { x: number; y: number }) {
      const middle = { x: (view.x0 + view.x1) / 2, y: (view.y0 + view.y1) / 2 }
      seeFrom(zoomed(view, by, about ?? middle))
    },
    whole: () => seeFrom(WHOLE),
    /** By pixels, as the ground is pulled. */
    pull(dx: number, dy: number) {
      const { perX, perY } = scaleOf(view, size)
      seeFrom(moved(view, -dx / perX, dy / perY))
    },
    /** Moves the view where the bubble lies outside. */
    hold(at: number) {
      if (!standing?.scene.bubbles[at]) return
      const { now } = standing
      const to = holding(view, { x: now[at * 2]!, y: now[at * 2 + 1]! })
      if (to !== view) seeFrom(to)
    },
    svg(): { text: string; size: Size } | null {
      if (!standing || !look) return null
      const { pen, text } = svgPen()
      drawScene(pen, standing, { view, size, look, measure })
      return { text: text(), size }
    },
    stop() {
      cancelAnimationFrame(frame)
      frame = 0
    },
  }
}

function pairAt(all: Float64Array, at: number): [number, number] {
  return [all[at * 2]!, all[at * 2 + 1]!]
}
