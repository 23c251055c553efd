/**
 * An amount as ledgers write it, read into exact decimal text with four decimals.
 *
 * What can be read one way only is read that way: `1 234,50`, `1'234.50`, `45,10`, `1.234.567`,
 * `0,125`. Where one mark stands before exactly three digits (`1.234`) the column decides. A minus
 * may stand before, behind (`45,10-`) or be written as brackets; a currency may stand on either
 * side. More than four decimals are rounded half away from zero. What does not fit
 * decimal(18,4), or is no number, is null. `cell.store.ts` says the same in SQL; a test compares.
 */

export type DecimalMark = ',' | '.'

/** Decimal text such as `-45.1000`, or null. */
export function parseAmount(text: string, decimal: DecimalMark): string | null {
  const found = partsOf(text)
  if (!found) return null
  const [, opening, before, , between, body, , behind, closing] = found
  const negatives = [opening, before, between, behind].filter(Boolean)
  if (negatives.length > 1 || Boolean(opening) !== Boolean(closing)) return null
  const value = fourDecimals(withPoint(body!.replace(/[.,]$/, ''), decimal))
  return value && (opening || negatives[0] === '-') ? negated(value) : value
}

/** The currency written beside an amount (`12 €`, `US$ 3`), as its code. */
export function currencyBeside(text: string): string | null {
  const found = partsOf(text)
  const beside = found?.[3] || found?.[6]
  return beside ? (SIGNS[beside] ?? beside) : null
}

/** The currency that a header names: «Importe (USD)», «Ventas €». Only the commonest: ALL and TOP are codes too. */
export function currencyInHeader(header: string): string | null {
  const words = header.match(/[A-Z]{2,3}\$|[A-Z]{3}|[€£¥$]/g) ?? []
  const code = words.map((word) => SIGNS[word] ?? word).find((word) => COMMON.includes(word))
  return code ?? null
}

const COMMON = 'EUR USD GBP MXN COP CLP ARS PEN BRL UYU CAD AUD CHF JPY CNY SEK NOK DKK PLN'.split(
  ' ',
)

function partsOf(text: string): RegExpExecArray | null {
  const found = AMOUNT.exec(plainAmount(text))
  const isForeign = (beside: string | undefined) => beside && !isCurrency(beside)
  return found && !isForeign(found[3]) && !isForeign(found[6]) ? found : null
}

function isCurrency(beside: string): boolean {
  return beside in SIGNS || CODES.includes(beside)
}

export type MarkEvidence = DecimalMark | 'three' | 'plain' | null

/**
 * What one amount says about its column: its decimal mark, `three` where one mark before three
 * digits leaves it open, `plain` for a whole number of more than three digits, null for nothing.
 */
export function markEvidence(text: string): { says: MarkEvidence; mark: DecimalMark | null } {
  const body = partsOf(text)?.[5]?.replace(/E.*$/, '')
  if (!body) return { says: null, mark: null }
  if (THREE.test(body)) return { says: 'three', mark: body.includes(',') ? ',' : '.' }
  if (/^\d+$/.test(body)) return { says: body.length > 3 ? 'plain' : null, mark: null }
  if (/^\d{1,3}(,\d{3}){2,}$/.test(body)) return { says: '.', mark: null }
  if (/^\d{1,3}(\.\d{3}){2,}$/.test(body)) return { says: ',', mark: null }
  const last = Math.max(body.lastIndexOf(','), body.lastIndexOf('.'))
  const mark = last < 0 ? null : (body[last] as DecimalMark)
  return { says: mark, mark: null }
}

/** Characters that stand for a plain one: spaces, apostrophes and minus signs of every kind. */
export const LOOKALIKES = {
  from: '\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\ufeff\t\r\n\f\v\u2019\u2018\u00b4`\u2212\u2013\u2014\u2012\u2011\u2010',
  to: `${' '.repeat(21)}${"'".repeat(4)}${'-'.repeat(6)}`,
}

/** Signs and words that are not codes; a bare $ is taken for the commonest. */
export const SIGNS: Record<string, string> = {
  '€': 'EUR',
  EURO: 'EUR',
  EUROS: 'EUR',
  $: 'USD',
  US$: 'USD',
  U$S: 'USD',
  USD$: 'USD',
  MX$: 'MXN',
  MEX$: 'MXN',
  COL$: 'COP',
  CA$: 'CAD',
  C$: 'CAD',
  A$: 'AUD',
  AU$: 'AUD',
  NZ$: 'NZD',
  R$: 'BRL',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  '₩': 'KRW',
  '₺': 'TRY',
  'S/': 'PEN',
  'S/.': 'PEN',
  ZŁ: 'PLN',
  KČ: 'CZK',
}

/** Codes of ISO 4217 in use. */
export const CODES =
  'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG'.split(
    ' ',
  )

/** Longest first, so that US$ is not taken for $. Three letters are looked up: all codes would make a pattern slow to prepare. */
const BESIDE = [
  ...Object.keys(SIGNS)
    .filter((sign) => !/^[A-Z]{3}$/.test(sign))
    .toSorted((a, b) => b.length - a.length)
    .map((sign) => sign.replace(/[$./]/g, String.raw`\$&`)),
  '[A-Z]{3}',
].join('|')

const BODY = [
  String.raw`\d{1,3}(?:[ ']\d{3})+(?:[.,]\d*)?`,
  String.raw`\d{1,3}(?:\.\d{3})+,\d*`,
  String.raw`\d{1,3}(?:,\d{3})+\.\d*`,
  String.raw`\d{1,3}(?:\.\d{3}){2,}`,
  String.raw`\d{1,3}(?:,\d{3}){2,}`,
  String.raw`(?:\d+[.,]?\d*|[.,]\d+)(?:E[+-]?\d{1,2})?`,
].join('|')

/** Groups: bracket, sign, currency, sign, body, currency, sign, bracket. The same text serves JavaScript and RE2. */
export const AMOUNT_PATTERN = String.raw`^(\()?([+-])? *(${BESIDE})? *([+-])? *(${BODY}) *(${BESIDE})? *([+-])?(\))?$`

const AMOUNT = new RegExp(AMOUNT_PATTERN)
/** One mark before exactly three digits, and nothing that tells it from a thousands mark. */
const THREE = /^[1-9]\d{0,2}[.,]\d{3}$/

function plainAmount(text: string): string {
  let plain = ''
  for (const character of text) {
    const at = LOOKALIKES.from.indexOf(character)
    plain += at < 0 ? character : LOOKALIKES.to[at]
  }
  return plain.replaceAll('_', '').replace(/ +/g, ' ').replace(/^ | $/g, '').toUpperCase()
}

/** The body with a point as its only mark. */
function withPoint(body: string, decimal: DecimalMark): string {
  const bare = body.replace(/[ ']/g, '')
  if (bare !== body) return bare.replace(',', '.')
  if (THREE.test(bare)) return bare.replace(/[.,]/, bare.includes(decimal) ? '.' : '')
  const [, comma, point] = [0, bare.lastIndexOf(','), bare.lastIndexOf('.')]
  if (comma >= 0 && point >= 0) {
    return comma > point ? bare.replaceAll('.', '').replace(',', '.') : bare.replaceAll(',', '')
  }
  const mark = comma >= 0 ? ',' : '.'
  const once = bare.indexOf(mark) === bare.lastIndexOf(mark)
  return once ? bare.replace(',', '.') : bare.replaceAll(mark, '')
}

const UNITS_LIMIT = 10n ** 18n

/** Rounded half away from zero at the fourth decimal; null beyond decimal(18,4). */
function fourDecimals(text: string): string | null {
  const [mantissa = '', exponent] = text.split('E')
  const [whole = '', decimals = ''] = mantissa.split('.')
  const power = Number(exponent ?? 0)
  if (exponent !== undefined && !isModest(whole + decimals, power)) return null
  const shift = 4 - decimals.length + power
  const digits = BigInt(whole + decimals)
  const units =
    shift >= 0 ? digits * 10n ** BigInt(shift) : roundedBy(digits, 10n ** BigInt(-shift))
  if (units >= UNITS_LIMIT) return null
  const padded = units.toString().padStart(5, '0')
  return `${padded.slice(0, -4)}.${padded.slice(-4)}`
}

/** What a calculation in 128 bits can hold: SQL has no more. */
export const MOST_DIGITS = 17
export const MOST_POWER = 15
function isModest(digits: string, power: number): boolean {
  return digits.length <= MOST_DIGITS && Math.abs(power) <= MOST_POWER
}

function roundedBy(digits: bigint, by: bigint): bigint {
  return (2n * digits + by) / (2n * by)
}

function negated(value: string): string {
  return /[1-9]/.test(value) ? `-${value}` : value
}
