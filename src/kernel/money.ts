/** Money as a figure that is shown: rounded once, to cents, half away from zero, on its decimal text. */

/** Amount rounded to cents. A number is taken at its shortest decimal text, as Intl takes it, so 1.005 gives 1.01. */
export function toCents(amount: number | string): number {
  return typeof amount === 'number'
    ? (clearCents(amount) ?? exactCents(String(amount)))
    : exactCents(amount)
}

/** A number that is nowhere near half a cent needs no text: a hundred times as fast. */
function clearCents(amount: number): number | null {
  const cents = Math.abs(amount) * 100
  if (!(cents < 1e13) || Math.abs((cents % 1) - 0.5) < 1e-3) return null
  const rounded = Math.round(cents)
  return rounded === 0 ? 0 : (amount < 0 ? -rounded : rounded) / 100
}

function exactCents(text: string): number {
  const parts = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text)
  if (!parts) return Math.abs(Number(text)) < 1 ? 0 : Number(text) // 1e-7, 1e+21: no cents to round
  const [, sign, whole = '0', decimals = ''] = parts
  const cents =
    BigInt(whole + decimals.padEnd(2, '0').slice(0, 2)) + (decimals[2]! >= '5' ? 1n : 0n)
  return cents === 0n ? 0 : Number(sign === '-' ? -cents : cents) / 100
}
