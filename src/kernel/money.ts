/** Money as a figure that is shown: rounded once, to cents, half away from zero, on its decimal text. */

/** Amount rounded to cents. A number is taken at its shortest decimal text, as Intl takes it, so 1.005 gives 1.01. */
export function toCents(amount: number | string): number {
  const text = String(amount)
  const parts = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text)
  if (!parts) return Math.abs(Number(text)) < 1 ? 0 : Number(text) // 1e-7, 1e+21: no cents to round
  const [, sign, whole = '0', decimals = ''] = parts
  const cents =
    BigInt(whole + decimals.padEnd(2, '0').slice(0, 2)) + (decimals[2]! >= '5' ? 1n : 0n)
  return cents === 0n ? 0 : Number(sign === '-' ? -cents : cents) / 100
}
