/** Which part of the plane is seen, and where a place of it lies on the screen. */
export type View = { x0: number; x1: number; y0: number; y1: number }
export type Size = { width: number; height: number }

/** Scores of 1 to 5, with room so that no bubble at the edge is cut. */
export const WHOLE: View = { x0: 0.7, x1: 5.3, y0: 0.7, y1: 5.3 }

/** Room for the axes, in pixels. */
export const MARGIN = { left: 34, right: 10, top: 24, bottom: 42 }

const NEAREST = 12

export function isWhole(view: View): boolean {
  return view.x1 - view.x0 >= WHOLE.x1 - WHOLE.x0 - 1e-9
}

export function plotOf({ width, height }: Size) {
  return {
    left: MARGIN.left,
    top: MARGIN.top,
    right: Math.max(MARGIN.left + 1, width - MARGIN.right),
    bottom: Math.max(MARGIN.top + 1, height - MARGIN.bottom),
  }
}

/** From scores to pixels, and back. */
export function scaleOf(view: View, size: Size) {
  const { left, top, right, bottom } = plotOf(size)
  const perX = (right - left) / (view.x1 - view.x0)
  const perY = (bottom - top) / (view.y1 - view.y0)
  return {
    x: (value: number) => left + (value - view.x0) * perX,
    y: (value: number) => bottom - (value - view.y0) * perY,
    valueX: (pixel: number) => view.x0 + (pixel - left) / perX,
    valueY: (pixel: number) => view.y0 + (bottom - pixel) / perY,
    perX,
    perY,
  }
}

/** Nearer (`by` above 1) or farther, with one place staying where it is as far as the edges let it. */
export function zoomed(view: View, by: number, about: { x: number; y: number }): View {
  const whole = WHOLE.x1 - WHOLE.x0
  const wide = Math.min(whole, Math.max(whole / NEAREST, (view.x1 - view.x0) / by))
  const share = wide / (view.x1 - view.x0)
  return inside({
    x0: about.x - (about.x - view.x0) * share,
    x1: about.x + (view.x1 - about.x) * share,
    y0: about.y - (about.y - view.y0) * share,
    y1: about.y + (view.y1 - about.y) * share,
  })
}

export function moved(view: View, dx: number, dy: number): View {
  return inside({
    x0: view.x0 + dx,
    x1: view.x1 + dx,
    y0: view.y0 + dy,
    y1: view.y1 + dy,
  })
}

/** As it is where the place is seen, else moved until it is in the middle. */
export function holding(view: View, { x, y }: { x: number; y: number }): View {
  const isSeen = x >= view.x0 && x <= view.x1 && y >= view.y0 && y <= view.y1
  return isSeen ? view : moved(view, x - (view.x0 + view.x1) / 2, y - (view.y0 + view.y1) / 2)
}

function inside(view: View): View {
  const shift = (low: number, high: number, least: number, most: number) =>
    low < least ? least - low : high > most ? most - high : 0
  const dx = shift(view.x0, view.x1, WHOLE.x0, WHOLE.x1)
  const dy = shift(view.y0, view.y1, WHOLE.y0, WHOLE.y1)
  return { x0: view.x0 + dx, x1: view.x1 + dx, y0: view.y0 + dy, y1: view.y1 + dy }
}

/** A score that may be given: within 1 to 5, to a tenth. */
export function asScore(value: number): number {
  return Math.round(Math.min(5, Math.max(1, value)) * 10) / 10
}
