/** Money as a figure that is shown: settled at six decimals, rounded once, to cents, half away from zero. */

/**
 * Decimals that a value in the home currency is told with. A factor stops at its 15th decimal, so
 * 10,254.53 EUR at 0.88 come out as 11,652.8749999999963 USD; settled, they are the 11,652.875 that
 * they are, and half a cent is half a cent again. What needed no rate has four decimals and stays.
 */
const VALUE_DECIMALS = 6
const SCALE = 10 ** VALUE_DECIMALS
/** Above this a double has no sixth decimal to settle. */
const SETTLED_BELOW = 2 ** 53 / SCALE

export function settled(value: number): number {
  return Math.abs(value) < SETTLED_BELOW ? Math.round(value * SCALE) / SCALE : value
}

/** The same of an exact decimal text. */
export function settledText(text: string): string {
  return roundedText(text, VALUE_DECIMALS)
}

/** A value rounded to cents. A number is taken at its shortest decimal text, as Intl takes it, so 1.005 gives 1.01. */
export function toCents(value: number | string): number {
  if (typeof value === 'string') return Number(roundedText(settledText(value), 2))
  return clearCents(value) ?? Number(roundedText(String(settled(value)), 2))
}

/** A number that is nowhere near half a cent needs no text: a hundred times as fast. */
function clearCents(value: number): number | null {
  const cents = Math.abs(value) * 100
  if (!(cents < 1e13) || Math.abs((cents % 1) - 0.5) < 1e-3) return null
  const rounded = Math.round(cents)
  return rounded === 0 ? 0 : (value < 0 ? -rounded : rounded) / 100
}

/** Half away from zero. */
function roundedText(text: string, decimals: number): string {
  const parts = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text)
  if (!parts) return text // 1e+21: no such decimals to round
  const [, sign, whole = '0', after = ''] = parts
  if (after.length <= decimals) return text
  const up = after[decimals]! >= '5' ? 1n : 0n
  const units = BigInt(whole + after.slice(0, decimals)) + up
  if (units === 0n) return '0'
  const digits = units.toString().padStart(decimals + 1, '0')
  return `${sign === '-' ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}
