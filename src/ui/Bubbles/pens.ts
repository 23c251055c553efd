/** Two pens that draw the same: one on a canvas, which keeps up with thousands of bubbles, one as SVG, for a file. */
import { safe } from '../Chart/picture.ts'

type Stroke = { stroke: string; width?: number; dash?: [number, number]; alpha?: number }
export type Words = {
  colour: string
  size: number
  weight?: number
  align?: 'start' | 'center' | 'end'
  /** A thin edge of this colour, so that words can be read over bubbles. */
  halo?: string
  /** Written from the bottom upwards. */
  upward?: boolean
}

export type Pen = {
  disc: (x: number, y: number, r: number, fill: string, alpha: number) => void
  ring: (x: number, y: number, r: number, stroke: Stroke) => void
  line: (points: readonly [number, number][], stroke: Stroke) => void
  shape: (points: readonly [number, number][], fill: string, edge?: string) => void
  words: (x: number, y: number, says: string, how: Words) => void
  /** What is drawn meanwhile stays inside. */
  within: (
    box: { left: number; top: number; right: number; bottom: number },
    draw: () => void,
  ) => void
}

const ROUND = Math.PI * 2
const HALO = 3

export function canvasPen(ctx: CanvasRenderingContext2D, font: string): Pen {
  const stroke = ({ stroke: colour, width = 1, dash, alpha = 1 }: Stroke) => {
    ctx.globalAlpha = alpha
    ctx.strokeStyle = colour
    ctx.lineWidth = width
    if (dash) ctx.setLineDash(dash)
    ctx.stroke()
    if (dash) ctx.setLineDash([])
    ctx.globalAlpha = 1
  }
  const trace = (points: readonly [number, number][]) => {
    ctx.beginPath()
    for (const [at, [x, y]] of points.entries()) {
      if (at === 0) ctx.moveTo(x, y)
      else ctx.lineTo(x, y)
    }
  }
  return {
    disc: (x, y, r, fill, alpha) => {
      ctx.globalAlpha = alpha
      ctx.fillStyle = fill
      ctx.beginPath()
      ctx.arc(x, y, r, 0, ROUND)
      ctx.fill()
      ctx.globalAlpha = 1
    },
    ring: (x, y, r, how) => {
      ctx.beginPath()
      ctx.arc(x, y, r, 0, ROUND)
      stroke(how)
    },
    line: (points, how) => {
      trace(points)
      stroke(how)
    },
    shape: (points, fill, edge) => {
      trace(points)
      ctx.closePath()
      ctx.fillStyle = fill
      ctx.fill()
      if (edge) stroke({ stroke: edge, width: 1.5 })
    },
    words: (x, y, says, { colour, size, weight = 400, align = 'start', halo, upward = false }) => {
      ctx.save()
      ctx.translate(x, y)
      if (upward) ctx.rotate(-Math.PI / 2)
      ctx.font = `${weight} ${size}px ${font}`
      ctx.textAlign = align
      ctx.textBaseline = 'middle'
      if (halo) {
        ctx.lineJoin = 'round'
        ctx.lineWidth = HALO
        ctx.strokeStyle = halo
        ctx.strokeText(says, 0, 0)
      }
      ctx.fillStyle = colour
      ctx.fillText(says, 0, 0)
      ctx.restore()
    },
    within: ({ left, top, right, bottom }, draw) => {
      ctx.save()
      ctx.beginPath()
      ctx.rect(left, top, right - left, bottom - top)
      ctx.clip()
      draw()
      ctx.restore()
    },
  }
}

const ANCHOR = { start: 'start', center: 'middle', end: 'end' } as const

/** `text` is what was drawn until then. */
export function svgPen(): { pen: Pen; text: () => string } {
  const parts: string[] = []
  let clips = 0
  const n = (value: number) => String(Math.round(value * 10) / 10)
  const points = (all: readonly [number, number][]) =>
    all.map(([x, y]) => `${n(x)},${n(y)}`).join(' ')
  const stroked = ({ stroke, width = 1, dash, alpha = 1 }: Stroke) =>
    `fill="none" stroke="${stroke}" stroke-width="${width}" opacity="${alpha}"${dash ? ` stroke-dasharray="${dash.join(' ')}"` : ''}`
  const pen: Pen = {
    disc: (x, y, r, fill, alpha) =>
      parts.push(
        `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="${fill}" opacity="${alpha}"/>`,
      ),
    ring: (x, y, r, how) =>
      parts.push(`<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" ${stroked(how)}/>`),
    line: (all, how) => parts.push(`<polyline points="${points(all)}" ${stroked(how)}/>`),
    shape: (all, fill, edge) =>
      parts.push(
        `<polygon points="${points(all)}" fill="${fill}"${edge ? ` stroke="${edge}" stroke-width="1.5"` : ''}/>`,
      ),
    words: (x, y, says, { colour, size, weight = 400, align = 'start', halo, upward = false }) =>
      parts.push(
        `<text transform="translate(${n(x)} ${n(y)})${upward ? ' rotate(-90)' : ''}" dominant-baseline="central" text-anchor="${ANCHOR[align]}" font-size="${size}" font-weight="${weight}" fill="${colour}"${halo ? ` stroke="${halo}" stroke-width="${HALO}" stroke-linejoin="round" paint-order="stroke"` : ''}>${safe(says)}</text>`,
      ),
    within: ({ left, top, right, bottom }, draw) => {
      clips += 1
      parts.push(
        `<clipPath id="within-${clips}"><rect x="${n(left)}" y="${n(top)}" width="${n(right - left)}" height="${n(bottom - top)}"/></clipPath><g clip-path="url(#within-${clips})">`,
      )
      draw()
      parts.push('</g>')
    },
  }
  return { pen, text: () => parts.join('') }
}
