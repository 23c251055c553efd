/** A file of a small table as it is looked at: what each column is taken for, what is accepted, what it changes. */
import { homeCurrencyOf } from '../access/firm.store.ts'
import type { SheetRow } from '../kernel/sheet.ts'
import type { Db } from '../platform/db.ts'
import type { SheetTarget } from '../platform/sheet.ts'
import { commonestCurrency } from './rates.store.ts'
import { accountsMeant, contentOf, keepMapping, type KeptSheet } from './sheet.store.ts'
import type { SheetCheck, SheetMapping } from './sheet.ts'
import { comparedWith, movingLines, standingIn, toldChanges } from './sheetChange.store.ts'
import { checkSheet, keepingWhatStands, keptFields, lackingFields } from './sheetCheck.ts'
import { type SheetMoves, withoutMoves } from './sheetMoves.ts'

const REJECTS_SHOWN = 20
const CHANGES_SHOWN = 5
const MOVES_SHOWN = 20
const EXAMPLES_SHOWN = 5

/** All that is told of it; what was said of its columns is kept. */
export async function looked(
  db: Db,
  target: SheetTarget,
  sheet: KeptSheet,
  said?: SheetMapping,
): Promise<SheetCheck> {
  const { sheetImportId, file } = sheet
  const found = await checked(db, target, sheet, { said })
  const { accepted, rejects, mapping, lacking, kept, columns, rows, sheets } = found
  if (said) await keepMapping(db, sheetImportId, mapping)
  const { changes, ...counted } = await comparedWith(db, target, accepted)
  const moves = changes.filter((change) => change.moves)
  const others = changes.filter((change) => !change.moves)
  return {
    sheetImportId,
    file,
    sheet: sheet.sheet,
    sheets,
    mapping,
    lacking,
    kept,
    columns: columns.map((name, place) => ({
      name,
      examples: rows.slice(0, EXAMPLES_SHOWN).map(({ cells }) => cells[place] ?? ''),
    })),
    read: rows.length,
    accepted: accepted.length,
    rejected: rejects.length,
    rejects: rejects.slice(0, REJECTS_SHOWN),
    ...counted,
    changes: await toldChanges(db, target, others.slice(0, CHANGES_SHOWN)),
    moved: moves.length,
    moves: await toldChanges(db, target, moves.slice(0, MOVES_SHOWN)),
  }
}

/** Its rows, accepted or rejected; those that stand are locked where they are to be written. */
export async function checked(
  db: Db,
  target: SheetTarget,
  { sheetImportId }: Pick<KeptSheet, 'sheetImportId'>,
  { said, isLocked = false }: { said?: SheetMapping | undefined; isLocked?: boolean } = {},
) {
  const { columns, rows, sheets, mapping: before } = await contentOf(db, sheetImportId)
  const { fields, key, row: shape } = target
  const mapping = onlyKnown(said ?? before, target, columns)
  const places = fields
    .filter(({ kind }) => kind === 'account')
    .map(({ field }) => columns.indexOf(mapping[field] ?? '\0'))
  const texts = places.flatMap((place) => rows.map(({ cells }) => (cells[place] ?? '').trim()))
  const accounts = await accountsMeant(db, [...new Set(texts)].filter(Boolean))
  const read = checkSheet({
    fields,
    key,
    shape,
    columns,
    rows,
    mapping,
    home: (await homeCurrencyOf(db)) ?? (await commonestCurrency(db)) ?? 'EUR',
    accountOf: (text) => accounts.get(text) ?? null,
  })
  const kept = keptFields(target, mapping)
  const standing =
    kept.length > 0
      ? await standingIn(db, target, read.accepted, { fields: kept, isLocked })
      : new Map<number, SheetRow>()
  return {
    ...(standing.size > 0 ? keepingWhatStands(read, { shape, rows, standing }) : read),
    mapping,
    lacking: lackingFields(fields, mapping),
    kept,
    columns,
    rows,
    sheets,
  }
}

/** Its rows as they are taken in, with those that move or without; how many move. */
export async function toTake(
  db: Db,
  target: SheetTarget,
  sheet: Pick<KeptSheet, 'sheetImportId'>,
  moves?: SheetMoves,
) {
  const all = await checked(db, target, sheet, { isLocked: true })
  const { accepted, rejects, lacking, mapping, columns, rows } = all
  const { owner } = target
  const lines = await movingLines(db, target, accepted)
  if (owner === undefined || moves !== 'leave')
    return { accepted, rejects, lacking, moved: lines.size }
  const place = columns.indexOf(mapping[owner] ?? '\0')
  return { ...withoutMoves(all, { lines, rows, field: owner, place }), lacking, moved: 0 }
}

function onlyKnown(mapping: SheetMapping, { fields }: SheetTarget, columns: string[]) {
  return Object.fromEntries(
    Object.entries(mapping).filter(
      ([field, column]) => fields.some((one) => one.field === field) && columns.includes(column),
    ),
  )
}
