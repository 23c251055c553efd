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
  THREE_PATTERN,
} from './amount.ts'
import {
  COMPACT_PATTERN,
  DAY_LETTERS,
  DAY_MONTH_PATTERN,
  type DateOrder,
  FIRST_DAY,
  LAST_DAY,
  MONTH_DAY_PATTERN,
  MONTH_OF,
  SERIAL_PATTERN,
  SHORT_PATTERN,
  TIME_PATTERN,
  YEAR_FIRST_PATTERN,
  YEAR_MONTH_PATTERN,
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

/** The whole rule. The inner list makes each step a name that is computed once. */
function anyAmount(column: string, decimal: DecimalMark): string {
  const plain = `upper(trim(regexp_replace(replace(translate(${column}, ${quoted(LOOKALIKES.from)}, ${quoted(LOOKALIKES.to)}), '_', ''), ' +', ' ', 'g')))`
  const parts = `regexp_extract(${plain}, ${quoted(AMOUNT_PATTERN)}, ['opening', 'before', 'left', 'between', 'body', 'right', 'behind', 'closing'])`
  const body = `rtrim(p.body, '.,')`
  const point = `case
    when p.body = '' then null
    when regexp_matches(${body}, '[ '']') then replace(regexp_replace(${body}, '[ '']', '', 'g'), ',', '.')
    when regexp_matches(${body}, ${quoted(THREE_PATTERN)}) then
      case when contains(${body}, '${decimal}') then replace(${body}, ',', '.') else regexp_replace(${body}, '[.,]', '') end
    when regexp_matches(${body}, '[.].*,') then replace(replace(${body}, '.', ''), ',', '.')
    when regexp_matches(${body}, ',.*[.]') then replace(${body}, ',', '')
    when regexp_matches(${body}, '[.].*[.]|,.*,') then regexp_replace(${body}, '[.,]', '', 'g')
    else replace(${body}, ',', '.') end`
  const signs = `((p.opening <> '')::int + (p.before <> '')::int + (p.between <> '')::int + (p.behind <> '')::int)`
  const negative = `p.opening <> '' or '-' in (p.before, p.between, p.behind)`
  return `list_transform([${parts}], lambda p: case
    when ${signs} > 1 or (p.opening = '') <> (p.closing = '') or not (${isBeside('p."left"')} and ${isBeside('p."right"')}) then null
    when contains(p.body, 'E') then case when ${negative} then -1 else 1 end * ${withPower(point)}
    else try_cast(case when ${negative} then '-' else '' end || ${point} as decimal(18,4)) end)[1]`
}

/** `1.5E3`, with a point as its only mark, in exact whole numbers. */
function withPower(text: string): string {
  const parts = `regexp_extract(${text}, '^([0-9]*)[.]?([0-9]*)E([+-]?[0-9]+)$', ['whole', 'decimals', 'power'])`
  const digits = `(q.whole || q.decimals)`
  const shift = `(4 - length(q.decimals) + q.power::int)`
  const ten = (power: string) => `('1' || repeat('0', ${power}))::hugeint`
  const units = `case when ${shift} >= 0 then ${digits}::hugeint * ${ten(shift)}
    else (2 * ${digits}::hugeint + ${ten(`-${shift}`)}) // (2 * ${ten(`-${shift}`)}) end`
  return `list_transform([${parts}], lambda q: case
    when length(${digits}) <= ${MOST_DIGITS} and abs(q.power::int) <= ${MOST_POWER}
    then try_cast(try_cast(${units} as decimal(18,0)) * 0.0001 as decimal(18,4)) end)[1]`
}

function isBeside(text: string): string {
  return `${text} in ('', ${[...Object.keys(SIGNS), ...CODES].map(quoted).join(', ')})`
}

/** The code of the currency beside an amount, or null. */
export function currencyBesideSql(column: string): string {
  const plain = `upper(trim(regexp_replace(translate(${column}, ${quoted(LOOKALIKES.from)}, ${quoted(LOOKALIKES.to)}), ' +', ' ', 'g')))`
  const parts = `regexp_extract(${plain}, ${quoted(AMOUNT_PATTERN)}, ['opening', 'before', 'left', 'between', 'body', 'right', 'behind', 'closing'])`
  return `list_transform([${parts}], lambda p: case when ${isBeside('p."left"')} and ${isBeside('p."right"')} then ${codeOf(`coalesce(nullif(p."left", ''), nullif(p."right", ''))`)} end)[1]`
}

/** A currency's sign as its code; other text as it is. */
export function codeOf(text: string): string {
  const whens = Object.entries(SIGNS).map(([sign, code]) => `when ${quoted(sign)} then '${code}'`)
  return `case ${text} ${whens.join(' ')} else ${text} end`
}

/** A date or null. Days of other centuries are still in it: `dayWithin`, one query further out, is cheaper than here. */
export function daySql(column: string, order: DateOrder, { serial }: { serial: boolean }): string {
  const format = { ymd: '%Y-%m-%d', dmy: '%d/%m/%Y', mdy: '%m/%d/%Y' }[order]
  return `coalesce(
    case when length(${column}) = 10 then try_strptime(${column}, '${format}')::date end,
    case when ${column} is not null then ${anyDay(column, order, serial)} end)`
}

export function dayWithin(day: string): string {
  return `case when ${day} between date '${FIRST_DAY}' and date '${LAST_DAY}' then ${day} end`
}

function anyDay(column: string, order: DateOrder, serial: boolean): string {
  const plain = `trim(translate(lower(${column}), ${quoted(DAY_LETTERS.from)}, ${quoted(DAY_LETTERS.to)}))`
  const core = `regexp_extract(${plain}, ${quoted(TIME_PATTERN)}, 1)`
  const full = (year: string) =>
    `case when length(${year}) > 2 then ${year}::int when ${year}::int < 70 then 2000 + ${year}::int else 1900 + ${year}::int end`
  const date = (year: string, month: string, day: string) =>
    `try_cast((${full(year)}) || '-' || ${month} || '-' || ${day} as date)`
  const month = (word: string) =>
    `case ${word}[1:3] ${Object.entries(MONTH_OF)
      .map(([letters, number]) => `when '${letters}' then ${number}`)
      .join(' ')} end`
  const form = (pattern: string, made: string) =>
    `list_transform([regexp_extract(c, ${quoted(pattern)}, ['a', 'b', 'c'])], lambda p: case when p.a <> '' then ${made} end)[1]`
  const short =
    order === 'mdy'
      ? date('p.c', 'p.a', 'p.b')
      : order === 'dmy'
        ? date('p.c', 'p.b', 'p.a')
        : `case when length(p.c) = 2 then ${date('p.a', 'p.b', 'p.c')} else ${date('p.c', 'p.b', 'p.a')} end`
  const forms = [
    form(YEAR_FIRST_PATTERN, date('p.a', 'p.b', 'p.c')),
    form(COMPACT_PATTERN, date('p.a', 'p.b', 'p.c')),
    form(SHORT_PATTERN, short),
    form(DAY_MONTH_PATTERN, date('p.c', month('p.b'), 'p.a')),
    form(MONTH_DAY_PATTERN, date('p.c', month('p.a'), 'p.b')),
    form(YEAR_MONTH_PATTERN, date('p.a', month('p.b'), 'p.c')),
  ]
  if (serial) {
    forms.push(
      `case when regexp_matches(c, ${quoted(SERIAL_PATTERN)}) then date '1899-12-30' + floor(c::double)::int end`,
    )
  }
  return `list_transform([${core}], lambda c: coalesce(${forms.join(', ')}))[1]`
}
