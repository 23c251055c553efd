/** Exact decimals as people type them, kept as text so that no digit is lost. */

export type DecimalManner = {
  /** What divides the decimals where they live: `,` in Spain, `.` in Mexico. */
  mark: ',' | '.'
  /**
   * Rates and indices have more than two decimals and are copied from where the point divides them:
   * there `1.085` is little more than one, where as an amount it is a thousand and more.
   */
  fine?: boolean
}

/** `1.234,56`, `1,234.56` and `1234.56` are one number. What is none is handed back, for the shape to refuse. */
export function plainDecimal(typed: string, manner: DecimalManner): string {
  const text = typed.replaceAll(/\s/g, '').replace('−', '-')
  const mark = markIn(text, manner)
  const [whole = '', ...rest] = mark === null ? [text] : text.split(mark)
  const groups = mark === '.' ? ',' : '.'
  const read = [
    mark === null ? whole.replaceAll(/[.,]/g, '') : whole.replaceAll(groups, ''),
    ...rest,
  ]
  const plain = read.join('.')
  return PLAIN.test(plain) ? plain : typed.trim()
}

const PLAIN = /^-?\d*\.?\d*$/

/** What divides the decimals in this text; null where it has none. */
function markIn(text: string, { mark, fine }: DecimalManner): ',' | '.' | null {
  const last = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'))
  if (last < 0) return null
  const found = text[last] as ',' | '.'
  if (text.includes(found === ',' ? '.' : ',')) return found
  const isGrouped = /^-?[1-9]\d{0,2}([.,]\d{3})+$/.test(text)
  // Twice the same can only be groups.
  if (text.indexOf(found) !== last) return isGrouped ? null : found
  if (!isGrouped || found === mark) return found
  return fine && found === '.' ? found : null
}

/** As it is written where they live: `1234.5` is `1234,5` in Spain. */
export function decimalWritten(plain: string, mark: DecimalManner['mark']): string {
  return PLAIN.test(plain) ? plain.replace('.', mark) : plain
}
