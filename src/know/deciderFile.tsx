/** The picture for a file: what stands on the screen, whole and without the screen's edges. */
import { HEIGHT, WIDTH } from './deciderDrawing.ts'

const MARGIN = 12
const SVG = 'http://www.w3.org/2000/svg'

/** In the page as long as it is read; null where there is nobody. */
export function svgOfMap(
  place: HTMLElement,
  nodes: readonly { id: string; position: { x: number; y: number } }[],
): SVGSVGElement | null {
  if (nodes.length === 0) return null
  const left = Math.min(...nodes.map(({ position }) => position.x)) - MARGIN
  const top = Math.min(...nodes.map(({ position }) => position.y)) - MARGIN
  const width = Math.max(...nodes.map(({ position }) => position.x)) + WIDTH + MARGIN - left
  const height = Math.max(...nodes.map(({ position }) => position.y)) + HEIGHT + MARGIN - top
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', `${left} ${top} ${width} ${height}`)
  svg.style.cssText = `position:absolute;visibility:hidden;width:${width}px;height:${height}px`
  const lines = document.createElementNS(SVG, 'g')
  for (const edge of place.querySelectorAll('.react-flow__edge')) {
    for (const part of edge.children) lines.append(part.cloneNode(true))
  }
  svg.append(lines)
  for (const { id, position } of nodes) {
    const drawn = place.querySelector(`.react-flow__node[data-id="${CSS.escape(id)}"] svg`)
    if (!drawn) continue
    const copy = drawn.cloneNode(true) as SVGSVGElement
    // A file is read from near.
    copy.querySelector('.Deciders-far')?.remove()
    copy.setAttribute('x', String(position.x))
    copy.setAttribute('y', String(position.y))
    svg.append(copy)
  }
  place.append(svg)
  return svg
}
