/** Purchase histories made ready for a likelihood: checked, scaled, equal ones merged with a weight. */

/** What the models of purchases read, one entry per customer, all equally long; see CustomerSummary. */
export type Histories = {
  /** Repeat purchases, whole, >= 0. */
  x: Float64Array
  /** Time of the last purchase, 0..T; 0 where x = 0. */
  tx: Float64Array
  /** Age, >= 0. */
  T: Float64Array
  /** Σ ln(gap): needed where the rhythm may be regular (k > 1). */
  sumLogGaps?: Float64Array | undefined
}

/** Distinct histories; time is in units of `scale`. */
export type Merged = {
  rows: number
  /** Place of the row's x in `counts`. */
  count: Uint32Array
  tx: Float64Array
  T: Float64Array
  weight: Float64Array
  /** The distinct numbers of repeat purchases, and how many customers have each. */
  counts: Float64Array
  countWeight: Float64Array
  customers: number
  /** Σ x. */
  repeats: number
  /** Σ Σ ln(gap), in units of `scale`; NaN where it wasn't given. */
  logGaps: number
  scale: number
}

/** Throws a RangeError that names the first row whose x isn't whole, or whose times aren't 0 <= tx <= T. */
export function checkHistories({ x, tx, T, sumLogGaps }: Histories): void {
  if (tx.length !== x.length || T.length !== x.length)
    throw new RangeError('columns differ in length')
  for (let row = 0; row < x.length; row += 1) {
    const isWhole = Number.isInteger(x[row]) && x[row]! >= 0
    const isInTime = tx[row]! >= 0 && tx[row]! <= T[row]! && Number.isFinite(T[row])
    const isDated = (x[row]! > 0 || tx[row] === 0) && Number.isFinite(sumLogGaps?.[row] ?? 0)
    if (!isWhole || !isInTime || !isDated)
      throw new RangeError(`row ${row}: x ${x[row]}, tx ${tx[row]}, T ${T[row]} is no history`)
  }
}

/** The unit of a search: the mean age; 0 where there is none. */
export function meanAge(T: Float64Array): number {
  let sum = 0
  for (let row = 0; row < T.length; row += 1) sum += T[row]!
  return T.length === 0 ? 0 : sum / T.length
}

/** While so few rows have been seen, or at least one of four is a repetition, merging is worth its time. */
const TRIED_ROWS = 50_000

/** Merges every `step`-th row, in units of `scale` (above 0), by an open-addressed table. */
export function mergeHistories(histories: Histories, scale: number, step = 1): Merged {
  const { x, tx, T, sumLogGaps } = histories
  const customers = Math.ceil(x.length / step)
  const placeOf = new Map<number, number>()
  const counts: number[] = []
  const countWeight: number[] = []
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * customers + 2))).fill(-1)
  const mask = slots.length - 1
  const bits = new Float64Array(2)
  const words = new Uint32Array(bits.buffer)
  const count = new Uint32Array(customers)
  const weight = new Float64Array(customers)
  const outTx = new Float64Array(customers)
  const outT = new Float64Array(customers)
  let rows = 0
  let seen = 0
  let repeats = 0
  let logGaps = sumLogGaps ? 0 : NaN
  let lastX = -1
  let place = 0
  for (let row = 0; row < x.length; row += step) {
    if (x[row] !== lastX) {
      lastX = x[row]!
      place = placeOf.get(lastX) ?? -1
      if (place < 0) {
        place = counts.push(lastX) - 1
        countWeight.push(0)
        placeOf.set(lastX, place)
      }
    }
    countWeight[place]! += 1
    repeats += lastX
    if (sumLogGaps && lastX > 0) logGaps += sumLogGaps[row]! - lastX * Math.log(scale)
    seen += 1
    const isTried = seen < TRIED_ROWS || rows < 0.75 * seen
    if (isTried || lastX === 0) {
      bits[0] = tx[row]!
      bits[1] = T[row]!
      let hash = Math.imul(words[0]! ^ Math.imul(words[1]!, 0x9e3779b1), 0x85ebca6b)
      hash = Math.imul(hash ^ (hash >>> 15) ^ words[2]!, 0xc2b2ae35)
      hash = Math.imul(hash ^ (hash >>> 13) ^ words[3]!, 0x27d4eb2f)
      hash = Math.imul(hash ^ (hash >>> 16) ^ place, 0x165667b1)
      let slot = (hash ^ (hash >>> 14)) & mask
      let at = slots[slot]!
      while (
        at >= 0 &&
        (count[at] !== place || outT[at] !== T[row]! / scale || outTx[at] !== tx[row]! / scale)
      ) {
        slot = (slot + 1) & mask
        at = slots[slot]!
      }
      if (at >= 0) {
        weight[at]! += 1
        continue
      }
      slots[slot] = rows
    }
    count[rows] = place
    outTx[rows] = tx[row]! / scale
    outT[rows] = T[row]! / scale
    weight[rows] = 1
    rows += 1
  }
  return {
    rows,
    count: count.subarray(0, rows),
    tx: outTx.subarray(0, rows),
    T: outT.subarray(0, rows),
    weight: weight.subarray(0, rows),
    counts: Float64Array.from(counts),
    countWeight: Float64Array.from(countWeight),
    customers,
    repeats,
    logGaps,
    scale,
  }
}
