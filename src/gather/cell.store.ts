/** The rules of amount.ts and dayText.ts as DuckDB expressions: a cheap way for the common cell, the whole rule for the rest. */
import { quoted } from '../platform/duck.ts'
import {
  AMOUNT_PATTERN,
  CODES,
  type DecimalMark,
  LOOKALIKES,
  MOST_DIGITS,
  MOST_POWER,
  SIGNS,
} from './amount.ts'
import {
  CENTURY_TURN,
  DAY_LETTERS,
  DAY_PARTS,
  DAY_PATTERN,
  type DateOrder,
  FIRST_DAY,
  LAST_DAY,
  MONTH_PLACES,
} from './dayText.ts'

/** decimal(18,4) or null. `column` is an SQL expression of text, evaluated several times: a name. */
export function amountSql(
  column: string,
  { decimal, grouped }: { decimal: DecimalMark; grouped: boolean },
): string {
  // DuckDB's own cast makes 0 of a dash and a space, so a zero is looked at again.
  return `coalesce(
    nullif(${commonAmount(column, decimal, grouped)}, 0),
    case when ${column} in ('0', '0.00', '0,00') then 0 when ${column} is not null then ${anyAmount(column, decimal)} end)`
}

/** What nearly all cells of a column look like; null for the others, and never another value than the rule's. */
function commonAmount(column: string, decimal: DecimalMark, grouped: boolean): string {
  const thousands = decimal === ',' ? '.' : ','
  const bare = decimal === ',' ? `replace(${column}, ',', '.')` : column
  const cast = (text: string) => `try_cast(${text} as decimal(18,4))`
  // DuckDB's own cast makes 0.0001 of 7e-9.
  const noPower = `not contains(${column}, 'e') and not contains(${column}, 'E')`
  const without = `case when ${decimal === ',' || grouped ? `not contains(${column}, '${thousands}') and ` : ''}${noPower} then ${cast(bare)}`
  if (!grouped) return `${without} end`
  const inThrees = String.raw`-?[1-9]\d{0,2}([${thousands}]\d{3})+([${decimal}]\d+)?`
  const stripped = `replace(${column}, '${thousands}', '')`
  const point = decimal === ',' ? `replace(${stripped}, ',', '.')` : stripped
  return `${without} when regexp_full_match(${column}, '${inThrees}') then ${cast(point)} end`
}

/**
 * The whole rule. The lists of one make each step a name that is computed once. DuckDB prepares what
 * stands inside a lambda anew for every vector, so all patterns and long lists stay outside.
 */
function anyAmount(column: string, decimal: DecimalMark): string {
  const parts = `regexp_extract(${plainAmount(column)}, ${quoted(AMOUNT_PATTERN)}, [${AMOUNT_PARTS}])`
  const body = `rtrim(p.body, '.,')`
  const value = `list_transform([${body}], lambda b: ${withPoint('b', decimal)})[1]`
  const signs = `((p.opening <> '')::int + (p.before <> '')::int + (p.between <> '')::int + (p.behind <> '')::int)`
  const negative = `p.opening <> '' or '-' in (p.before, p.between, p.behind)`
  return `list_transform([${parts}], lambda p: case
    when p.body = '' or ${signs} > 1 or (p.opening = '') <> (p.closing = '') or not ${areBeside} then null
    else list_transform([${numberOf(value)}], lambda n: case when ${negative} then -n else n end)[1] end)[1]`
}

const AMOUNT_PARTS = `'opening', 'before', 'ahead', 'between', 'body', 'astern', 'behind', 'closing'`

function plainAmount(column: string): string {
  return `upper(trim(regexp_replace(replace(translate(${column}, ${quoted(LOOKALIKES.from)}, ${quoted(LOOKALIKES.to)}), '_', ''), ' +', ' ', 'g')))`
}

/** A list as one text is prepared faster than as a list. */
const KNOWN = quoted(`,,${[...Object.keys(SIGNS), ...CODES].join(',')},`)
const areBeside = `(contains(${KNOWN}, ',' || p.ahead || ',') and contains(${KNOWN}, ',' || p.astern || ','))`

/** The body with a point as its only mark; it is known to be well formed. */
function withPoint(b: string, decimal: DecimalMark): string {
  const count = (mark: string) => `(length(${b}) - length(replace(${b}, '${mark}', '')))`
  const [points, commas] = [count('.'), count(',')]
  const mark = `strpos(translate(${b}, ',', '.'), '.')`
  const three = `${points} + ${commas} = 1 and ${mark} between 2 and 4 and length(${b}) - ${mark} = 3
    and not contains(${b}, 'E') and ${b} >= '1'`
  const other = decimal === ',' ? '.' : ','
  return `case
    when contains(${b}, ' ') or contains(${b}, '''') then replace(replace(replace(${b}, ' ', ''), '''', ''), ',', '.')
    when ${three} then replace(replace(${b}, '${other}', ''), ',', '.')
    when ${points} > 0 and ${commas} > 0 then
      case when strpos(${b}, ',') > strpos(${b}, '.') then replace(replace(${b}, '.', ''), ',', '.') else replace(${b}, ',', '') end
    when ${points} + ${commas} > 1 then replace(replace(${b}, '.', ''), ',', '')
    else replace(${b}, ',', '.') end`
}

/** Exact; DuckDB's own reading of powers is not, so whole numbers are shifted. */
function numberOf(value: string): string {
  const digits = `(q[1] || q[2])`
  const shift = `(4 - length(q[2]) + q[3]::int)`
  const ten = (power: string) => `('1' || repeat('0', ${power}))::hugeint`
  const units = `case when ${shift} >= 0 then ${digits}::hugeint * ${ten(shift)}
    else (2 * ${digits}::hugeint + ${ten(`-${shift}`)}) // (2 * ${ten(`-${shift}`)}) end`
  const pieces = `[split_part(split_part(v, 'E', 1), '.', 1), split_part(split_part(v, 'E', 1), '.', 2), split_part(v, 'E', 2)]`
  const power = `list_transform([${pieces}], lambda q: case
    when length(${digits}) <= ${MOST_DIGITS} and abs(q[3]::int) <= ${MOST_POWER}
    then try_cast(try_cast(${units} as decimal(18,0)) * 0.0001 as decimal(18,4)) end)[1]`
  return `list_transform([${value}], lambda v: case when contains(v, 'E') then ${power} else try_cast(v as decimal(18,4)) end)[1]`
}

/** The code of the currency beside an amount, or null. */
export function currencyBesideSql(column: string): string {
  const parts = `regexp_extract(${plainAmount(column)}, ${quoted(AMOUNT_PATTERN)}, [${AMOUNT_PARTS}])`
  const beside = `coalesce(nullif(p.ahead, ''), nullif(p.astern, ''))`
  return `list_transform([${parts}], lambda p: case when ${areBeside} then ${codeOf(beside)} end)[1]`
}

/** A currency's sign as its code; other text as it is. */
export function codeOf(text: string): string {
  const whens = Object.entries(SIGNS).map(([sign, code]) => `when ${quoted(sign)} then '${code}'`)
  return `case ${text} ${whens.join(' ')} else ${text} end`
}

export type DayManner = {
  order: DateOrder
  /** How most cells look, in DuckDB's words. */
  format: string | null
  /** Whole numbers are Excel's count of days. */
  serial: boolean
}

/** A date or null. Days of other centuries are still in it: `dayWithin`, one query further out, is cheaper than here. */
export function daySql(column: string, manner: DayManner): string {
  const any = `case when ${column} is not null then ${anyDay(column, manner)} end`
  return manner.format ? `coalesce(${commonDay(column, manner.format)}, ${any})` : any
}

export function dayWithin(day: string): string {
  return `case when ${day} between date '${FIRST_DAY}' and date '${LAST_DAY}' then ${day} end`
}

/** Only cells whose length, and last sign, leave no doubt: DuckDB takes fewer digits and blanks for good. */
function commonDay(column: string, format: string): string {
  const full = format.replaceAll('%Y', '0000').replace(/%[a-z]/gi, '00').length
  const [simple, mark] = /^%[dm](.)%[dm].%Y$/.exec(format) ?? []
  const ends = `${column}[-1] between '0' and '9'`
  const sure = simple
    ? `length(${column}) = ${full} or (length(${column}) in (8, 9) and ${column}[-5] = '${mark}')`
    : `length(${column}) = ${full}${/^%Y.%m.%d$/.test(format) ? '' : ` and ${ends}`}`
  return `case when ${sure} then try_strptime(${column}, '${format}')::date end`
}

function anyDay(column: string, { order, serial }: DayManner): string {
  const plain = `trim(translate(lower(${column}), ${quoted(DAY_LETTERS.from)}, ${quoted(DAY_LETTERS.to)}))`
  const parts = `regexp_extract(${plain}, ${quoted(DAY_PATTERN)}, [${DAY_PARTS.map(quoted).join(', ')}])`
  const full = (year: string) =>
    `case when length(${year}) > 2 then ${year}::int else ${year}::int + case when ${year}::int < ${CENTURY_TURN} then 2000 else 1900 end end`
  const date = (year: string, month: string, day: string) =>
    `try_cast((${full(year)}) || '-' || ${month} || '-' || ${day} as date)`
  const month = (word: string) => `((strpos('${MONTH_PLACES}', ${word}[1:3]) - 1) // 6 + 1)`
  const short = {
    mdy: date('p.c', 'p.a', 'p.b'),
    dmy: date('p.c', 'p.b', 'p.a'),
    ymd: `case when length(p.c) = 2 then ${date('p.a', 'p.b', 'p.c')} else ${date('p.c', 'p.b', 'p.a')} end`,
  }[order]
  return `list_transform([${parts}], lambda p: case
    when p.y1 <> '' then ${date('p.y1', 'p.m1', 'p.d1')}
    when p.y2 <> '' then ${date('p.y2', 'p.m2', 'p.d2')}
    when p.a <> '' then ${short}
    when p.d3 <> '' then ${date('p.y3', month('p.m3'), 'p.d3')}
    when p.m4 <> '' then ${date('p.y4', month('p.m4'), 'p.d4')}
    when p.y5 <> '' then ${date('p.y5', month('p.m5'), 'p.d5')}
    ${serial ? `when p.serial <> '' then date '1899-12-30' + p.serial::int` : ''} end)[1]`
}
