/** Which of several files is the ledger, which explains its keys, and which column is what. */
import { type Field, FIELDS } from './field.ts'
import { type Column, type Mapping, type SharedKey, sharedKey, suggestMapping } from './mapping.ts'

export type FileToPlace = {
  signature: string
  bytes: number
  columns: Column[]
  /** What a person or an earlier import said; the rest is suggested. */
  mapping: Mapping | null
  role?: Placed['role'] | undefined
  key?: SharedKey | null | undefined
}

export type Placed = {
  role: 'ledger' | 'lookup' | 'ignored'
  mapping: Mapping
  /** How a look-up table is joined; null for the ledger, and where nothing joins it. */
  key: SharedKey | null
}

/** Files of the ledger's header are the ledger; the others explain it, where they share a key with it. */
export function placeFiles(files: readonly FileToPlace[]): Placed[] {
  const suggested = files.map((file) => ({
    file,
    mapping: file.mapping ?? suggestMapping(file.columns),
  }))
  const ledger = suggested.toSorted(
    (a, b) =>
      Number(b.file.role === 'ledger') - Number(a.file.role === 'ledger') ||
      fitness(b.mapping) - fitness(a.mapping) ||
      b.file.bytes - a.file.bytes,
  )[0]
  if (!ledger) return []
  return suggested.map(({ file, mapping }) => {
    if (file.role === 'ignored') return { role: 'ignored', mapping, key: null }
    // What is said of one file of the ledger holds for all of them.
    if (file.signature === ledger.file.signature)
      return { role: 'ledger', mapping: ledger.mapping, key: null }
    const key = file.key ?? sharedKey(ledger.file.columns, file.columns)
    if (!key) return { role: 'ignored', mapping, key: null }
    const told = file.mapping ?? explained(mapping, ledger.mapping, key)
    return { role: 'lookup', mapping: told, key }
  })
}

/** A ledger has a day and an amount; the more it has besides, the better. */
function fitness(mapping: Mapping): number {
  const has = (field: Field) => (mapping[field] === undefined ? 0 : 1)
  return 100 * has('day') + 100 * has('amount') + FIELDS.reduce((sum, field) => sum + has(field), 0)
}

/** What the ledger does not say itself. */
function explained(mapping: Mapping, ledger: Mapping, key: SharedKey): Mapping {
  return Object.fromEntries(
    Object.entries(mapping).filter(
      ([field, column]) => ledger[field as Field] === undefined && column !== key.lookupColumn,
    ),
  )
}
