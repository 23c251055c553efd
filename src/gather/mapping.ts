/** Which column is what: suggested from names and content, remembered by header, refused with the reason. */
import { z } from 'zod'
import type { Refusal } from '../kernel/refusal.ts'
import { countMarks, countOrders } from './reading.ts'
import { CONTENT, Field, FIELDS, SYNONYMS } from './field.ts'
import { plainWords } from '../kernel/plain.ts'
import { isOfRejects } from './rejectFile.ts'

/** Fields with the name of their column. */
export const Mapping = z.partialRecord(Field, z.string())
export type Mapping = z.infer<typeof Mapping>

/** A column as the file has it, with some of its cells. */
export type Column = { name: string; examples: string[] }

/** Below this, a suggestion would be a guess. */
const SURE_ENOUGH = 0.45

/** Fields are given out from the surest pair on; a column is used once. */
export function suggestMapping(columns: Column[], fields: readonly Field[] = FIELDS): Mapping {
  const pairs = columns
    .filter(({ name }) => !isOfRejects(name))
    .flatMap((column, place) =>
      fields.map((field) => ({ field, column, place, score: likeness(field, column) })),
    )
    .filter(({ score }) => score >= SURE_ENOUGH)
    .toSorted((a, b) => b.score - a.score || a.place - b.place)
  const mapping: Mapping = {}
  const used = new Set<string>()
  for (const { field, column } of pairs) {
    if (mapping[field] !== undefined || used.has(column.name)) continue
    mapping[field] = column.name
    used.add(column.name)
  }
  return mapping
}

/** From 0 to 1: how much a column looks like a field. */
export function likeness(field: Field, { name, examples }: Column): number {
  const byName = nameLikeness(field, plainWords(name))
  if (byName === 0 || (CONTENT[field] === 'number' && name.includes('%'))) return 0
  const fit = contentFit(field, examples)
  return fit < 0.5 ? 0 : byName * (0.7 + 0.3 * fit)
}

/** Words that make another thing of a header: a due date, a unit price, an address, a tax. */
const OTHERWISE =
  /\b(unit|unitari[oa]|estandar|standard|medi[oa]|average|iva|tax|vat|impuestos?|descuento|discount|dto|vencimiento|due|pago|payment|entrega|delivery|alta|tipo|type|categoria del cliente|segmento|segment|e ?mail|correo|telefono|phone|fax|direccion|address|ciudad|city|poblacion|cp|postal|zip|web|url|porcentaje|percent|pct|per|por|rate|precio|price|saldo|balance|objetivo|target|presupuesto|budget)\b/

function nameLikeness(field: Field, header: string): number {
  const names = SYNONYMS[field]
  const whole = names.indexOf(header)
  if (whole >= 0) return 1 - (0.15 * whole) / names.length
  const within = names.filter((name) => ` ${header} `.includes(` ${name} `))
  if (within.length === 0) return 0
  const longest = within.reduce((a, b) => (b.length > a.length ? b : a))
  const rest = ` ${header} `
    .replace(` ${longest} `, ' ')
    .replace(/\b(sin|ex|excl|without|before) (iva|tax|vat|impuestos?)\b/, '')
  if (OTHERWISE.test(rest)) return 0
  // The more of the header a name explains, the better.
  return 0.45 + (0.35 * longest.length) / header.length
}

/** The share of filled cells that are what the field needs; an empty column fits anything. */
function contentFit(field: Field, examples: string[]): number {
  const filled = examples.filter((text) => text.trim() !== '' && text !== 'NULL')
  const need = CONTENT[field]
  if (filled.length === 0 || need === 'text') return 1
  if (need === 'currency')
    return shareOf(filled, (text) =>
      /^\p{L}{3}$|^[\p{L}./]{0,3}\p{Sc}$|^\p{L}{4,12}$/u.test(text.trim()),
    )
  if (need === 'day')
    return shareOf(
      filled,
      (text) => Object.values(countOrders([text])).some(Boolean) || /[a-z]{3}.*\d{2}/i.test(text),
    )
  return shareOf(filled, (text) => /\d/.test(text) && looksNumeric(text))
}

function looksNumeric(text: string): boolean {
  return (
    /^[-+(]?\s*\d+\s*\)?-?$/.test(text.trim()) ||
    Object.values(countMarks([text])).some(Boolean) ||
    /^[^\d]{0,5}\d[\d.,\s'’]*[^\d]{0,5}$/.test(text.trim())
  )
}

function shareOf(texts: string[], fits: (text: string) => boolean): number {
  return texts.filter(fits).length / texts.length
}

type Told = { mapping: Mapping }

/** Why these columns can't be read as a ledger; null when they can. Look-up files may tell what the ledger only has as a key. */
export function whyNotRead(
  mapping: Mapping,
  columns: readonly string[],
  lookups: readonly Told[] = [],
): Refusal | null {
  for (const [field, column] of Object.entries(mapping)) {
    const count = columns.filter((name) => name === column).length
    const values = { column, field }
    if (count === 0) return { code: 'gather/column-missing', status: 422, values }
    if (count > 1) return { code: 'gather/column-twice', status: 422, values }
  }
  const has = (field: Field) =>
    [mapping, ...lookups.map((one) => one.mapping)].some((one) => one[field] !== undefined)
  if (!has('clientCode') && !has('clientName')) return { code: 'gather/no-client', status: 422 }
  if (mapping.day === undefined) return { code: 'gather/no-day', status: 422 }
  return mapping.amount === undefined ? { code: 'gather/no-amount', status: 422 } : null
}

/** The same columns have the same signature, whatever the case and accents of their names; so has a file of their rejected lines. */
export function headerSignature(columns: readonly string[]): string {
  const text = columns
    .filter((name) => !isOfRejects(name))
    .map(plainWords)
    .join('\u001f')
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
  }
  return hash.toString(16).padStart(16, '0')
}

/** A column that both files have, whatever they call it, and whose cells tell one row of the other file apart. */
export type SharedKey = { column: string; lookupColumn: string }

export function sharedKey(columns: Column[], lookup: Column[]): SharedKey | null {
  for (const { name, examples } of lookup) {
    const match = columns.find((column) => plainWords(column.name) === plainWords(name))
    if (match && new Set(examples).size === examples.length && examples.length > 0) {
      return { column: match.name, lookupColumn: name }
    }
  }
  return null
}
