/** How the map of deciders is drawn: how large a person is, and the way of a line from one to another. */
export const WIDTH = 216
export const HEIGHT = 100

export type Place = { x: number; y: number }

/** The line of a report: down from the middle of the boss, across, and down to the middle of who reports. */
export function reportPath(boss: Place, below: Place): string {
  const from = { x: boss.x + WIDTH / 2, y: boss.y + HEIGHT }
  const to = { x: below.x + WIDTH / 2, y: below.y }
  // Whoever was put above their boss is reached from the nearer sides.
  if (to.y < from.y + 8) {
    const { from: a, to: b } = swayPath(boss, below)
    return `M${a.x} ${a.y}L${b.x} ${b.y}`
  }
  const half = Math.min(from.y + 20, (from.y + to.y) / 2)
  return `M${from.x} ${from.y}V${half}H${to.x}V${to.y}`
}

/** A bowed line from edge to edge, so that there and back are two; where it starts and ends, and its middle. */
export function swayPath(one: Place, other: Place) {
  const a = { x: one.x + WIDTH / 2, y: one.y + HEIGHT / 2 }
  const b = { x: other.x + WIDTH / 2, y: other.y + HEIGHT / 2 }
  const far = Math.hypot(b.x - a.x, b.y - a.y) || 1
  const bow = Math.min(60, far * 0.14)
  const turn = {
    x: (a.x + b.x) / 2 - ((b.y - a.y) / far) * bow,
    y: (a.y + b.y) / 2 + ((b.x - a.x) / far) * bow,
  }
  const from = edgeToward(a, turn)
  const to = edgeToward(b, turn)
  const middle = {
    x: from.x / 4 + turn.x / 2 + to.x / 4,
    y: from.y / 4 + turn.y / 2 + to.y / 4,
  }
  return {
    from,
    to,
    middle,
    path: `M${from.x} ${from.y}Q${turn.x} ${turn.y} ${to.x} ${to.y}`,
    /** Degrees in which the line arrives. */
    heading: (Math.atan2(to.y - turn.y, to.x - turn.x) * 180) / Math.PI,
  }
}

/** Where the way from the middle of a person to a point leaves their box, a little outside. */
function edgeToward(middle: Place, toward: Place): Place {
  const [dx, dy] = [toward.x - middle.x, toward.y - middle.y]
  const [w, h] = [WIDTH / 2 + 3, HEIGHT / 2 + 3]
  const part = Math.min(w / Math.abs(dx || 1e-9), h / Math.abs(dy || 1e-9))
  return { x: middle.x + dx * part, y: middle.y + dy * part }
}
