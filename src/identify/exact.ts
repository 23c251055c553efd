/** Exact sums of decimals that stand as text, of any length and any number of decimals. */

/** `exactSum(['0.1', '0.2'])` is `'0.3'`. */
export function exactSum(texts: readonly string[]): string {
  const decimals = texts.reduce((most, text) => Math.max(most, decimalsOf(text)), 0)
  const sum = texts.reduce((all, text) => all + units(text, decimals), 0n)
  const digits = (sum < 0n ? -sum : sum).toString().padStart(decimals + 1, '0')
  const sign = sum < 0n ? '-' : ''
  return decimals === 0
    ? sign + digits
    : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

function decimalsOf(text: string): number {
  const dot = text.indexOf('.')
  return dot === -1 ? 0 : text.length - dot - 1
}

function units(text: string, decimals: number): bigint {
  const dot = text.indexOf('.')
  const digits = dot === -1 ? text : text.slice(0, dot) + text.slice(dot + 1)
  return BigInt(digits + '0'.repeat(decimals - decimalsOf(text)))
}
