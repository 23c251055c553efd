/** Which of the files given is the ledger, which explains its keys, and which column is what. */
import { type Field, Field as FieldShape } from '../gather/field.ts'
import { plainWords } from '../kernel/plain.ts'
import { type OpenedFile, openFile } from '../gather/file.store.ts'
import type { Lookup } from '../gather/ledgerSql.store.ts'
import { type Mapping, sharedKey, suggestMapping, whyNotRead } from '../gather/mapping.ts'
import { Problem } from '../platform/problem.ts'

export type Tables = { files: OpenedFile[]; mapping: Mapping; lookups: Lookup[] }

type Given = { files: string[]; mapping: Record<string, string>; folder: string }

export async function openTables({ files, mapping, folder }: Given): Promise<Tables> {
  const opened: OpenedFile[] = []
  for (const path of files) opened.push(await openFile({ path, name: path, folder }))
  const asked = askedMapping(mapping, opened)

  const suggested = opened.map((file) => ({ file, mapping: mappingOf(file, asked) }))
  const found = suggested.find(({ file, mapping: one }) => !whyNotRead(one, namesOf(file)))
  // With two tables to join, the day and the amount may be in one and the client's name in another.
  const ledger =
    found ?? suggested.find(({ mapping: one }) => one.day && one.amount) ?? suggested[0]!
  const lookups: Lookup[] = []
  const parts: OpenedFile[] = []
  for (const { file } of suggested) {
    if (file.signature === ledger.file.signature) parts.push(file)
    else lookups.push(lookupOf(ledger, file, asked))
  }
  const whole = lookups.reduce((all, lookup) => ({ ...lookup.mapping, ...all }), ledger.mapping)
  for (const field of ['client', 'day', 'amount'] as const) {
    const has = field === 'client' ? (whole.clientCode ?? whole.clientName) : whole[field]
    if (has === undefined) {
      const values = { file: ledger.file.name, columns: listed(ledger.file) }
      throw new Problem(422, `identify/no-${field}-column`, { values })
    }
  }
  return { files: parts, mapping: ledger.mapping, lookups }
}

/** What was asked for wins, and its columns and fields are no longer to be had. */
function mappingOf(file: OpenedFile, asked: Mapping): Mapping {
  const own = Object.fromEntries(
    Object.entries(asked).filter(([, name]) => namesOf(file).includes(name)),
  ) as Mapping
  const columns = file.columns.filter(({ name }) => !Object.values(own).includes(name))
  const fields = FieldShape.options.filter((field) => asked[field] === undefined)
  return { ...suggestMapping(columns, fields), ...own }
}

function lookupOf(
  ledger: { file: OpenedFile; mapping: Mapping },
  file: OpenedFile,
  asked: Mapping,
): Lookup {
  const key = sharedKey(ledger.file.columns, file.columns)
  if (!key) {
    const values = { file: file.name, ledger: ledger.file.name, columns: listed(file) }
    throw new Problem(422, 'identify/no-shared-column', { values })
  }
  const entries = Object.entries(mappingOf(file, asked)).filter(
    ([field, name]) => ledger.mapping[field as Field] === undefined && name !== key.lookupColumn,
  )
  return { file, key, mapping: Object.fromEntries(entries) }
}

/** Short names that a person would type. */
const ALSO: Record<string, Field> = {
  client: 'clientCode',
  cliente: 'clientCode',
  code: 'clientCode',
  name: 'clientName',
  nombre: 'clientName',
  date: 'day',
  fecha: 'day',
  importe: 'amount',
  factura: 'invoice',
  coste: 'cost',
  moneda: 'currency',
  divisa: 'currency',
  pais: 'country',
  zona: 'zone',
  familia: 'family',
  comercial: 'salesperson',
  product: 'productName',
  group: 'parentGroup',
}

function askedMapping(given: Record<string, string>, files: OpenedFile[]): Mapping {
  const mapping: Mapping = {}
  for (const [typed, wanted] of Object.entries(given)) {
    const field = FieldShape.safeParse(ALSO[plainWords(typed)] ?? typed)
    if (!field.success) {
      const fields = ['client', ...FieldShape.options].join(', ')
      throw new Problem(422, 'identify/no-field', { values: { field: typed, fields } })
    }
    const names = files.flatMap(namesOf)
    const name =
      names.find((one) => one === wanted) ??
      names.find((one) => plainWords(one) === plainWords(wanted))
    if (name === undefined) {
      const values = { column: wanted, columns: [...new Set(names)].join(', ') }
      throw new Problem(422, 'identify/no-column', { values })
    }
    mapping[field.data] = name
  }
  return mapping
}

function namesOf({ source }: OpenedFile): string[] {
  return source.columns
}

function listed(file: OpenedFile): string {
  return namesOf(file).join(', ')
}
