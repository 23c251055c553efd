/** Each column of the files with what it was taken for, and what stands in it. */
import { Card, Stack } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { useWords } from '../ui/words.ts'
import { type Field, FIELDS } from './field.ts'
import type { FilePreview, Import } from './import.ts'
import './import.css'

/** With the files open, their cells are shown; without, what their columns were taken for. */
export function CheckColumns({ one, files }: { one: Import; files?: FilePreview[] | undefined }) {
  return files ? <OfFiles files={files} /> : <OfPlan one={one} />
}

function OfFiles({ files }: { files: FilePreview[] }) {
  const [ledger, ...others] = files.filter(({ role }) => role === 'ledger')
  const alike = others.length > 0
  return (
    <Stack>
      {ledger && <ColumnsOf file={ledger} {...(alike ? { files: others.length + 1 } : {})} />}
      {files
        .filter(({ role }) => role === 'lookup')
        .map((file) => (
          <ColumnsOf key={file.fileNo} file={file} />
        ))}
    </Stack>
  )
}

function OfPlan({ one: { plan } }: { one: Import }) {
  const mapping = plan?.files.find(({ role }) => role === 'ledger')?.mapping ?? {}
  const columns = FIELDS.flatMap((field) => {
    const name = mapping[field]
    return name === undefined ? [] : [{ name, examples: [] }]
  })
  if (columns.length === 0) return null
  return <ColumnsOf file={{ columns, mapping, role: 'ledger', name: '', key: null }} />
}

type Shown = Pick<FilePreview, 'columns' | 'mapping' | 'role' | 'name' | 'key'>

function ColumnsOf({ file, files = 1 }: { file: Shown; files?: number }) {
  const t = useWords()
  const { columns, mapping, role, name, key } = file
  const fieldOf = Object.fromEntries(
    Object.entries(mapping).map(([field, column]) => [column, field as Field]),
  )
  const known = columns.filter(
    (column) => fieldOf[column.name] ?? key?.lookupColumn === column.name,
  )
  const shown = [...known, ...columns.filter((column) => !known.includes(column))]
  const shows = columns.some(({ examples }) => examples.length > 0)
  const title =
    role === 'lookup'
      ? t('gather:how.lookup', { name })
      : files > 1
        ? t('gather:columns.ofFiles', { count: files })
        : t('gather:columns.title')
  return (
    <Card
      title={title}
      aside={t('gather:columns.recognised', { known: known.length, all: columns.length })}
    >
      <table className="CheckTable">
        <thead>
          <tr>
            <th scope="col">{t('gather:columns.inFile')}</th>
            <th scope="col">{t('gather:columns.what')}</th>
            {shows && <th scope="col">{t('gather:columns.example')}</th>}
          </tr>
        </thead>
        <tbody>
          {shown.map((column, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- two columns may have one name
            <tr key={at} data-unused={known.includes(column) ? undefined : true}>
              <th scope="row">{column.name}</th>
              <td>
                {fieldOf[column.name] ? (
                  <Chip tone="accent">{t(`gather:field.${fieldOf[column.name] as 'day'}`)}</Chip>
                ) : key?.lookupColumn === column.name ? (
                  <Chip tone="note">{t('gather:columns.key')}</Chip>
                ) : (
                  t('gather:columns.unused')
                )}
              </td>
              {shows && <td className="dim">{exampleOf(column.examples)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}

/** The first that says something. */
function exampleOf(examples: string[]): string {
  return examples.find((text) => text.trim() !== '' && text !== 'NULL') ?? '—'
}
