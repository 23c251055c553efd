/** The first records of a file, as they are read now. */
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { FilePreview } from './import.ts'
import './import.css'

const ROWS = 12

export function PreviewRows({
  file: { name: file, columns, rows, mapping },
}: {
  file: FilePreview
}) {
  const t = useWords()
  const format = useFormat()
  const fieldOf = Object.fromEntries(Object.entries(mapping).map(([field, name]) => [name, field]))
  return (
    <section
      className="Preview"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
      tabIndex={0}
      aria-label={t('gather:how.preview', { name: file })}
    >
      <table>
        <thead>
          <tr>
            {columns.map(({ name }, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- two columns may have one name
              <th key={at} scope="col" data-mapped={fieldOf[name] ? true : undefined}>
                {name}
                {fieldOf[name] && <span>{t(`gather:field.${fieldOf[name] as 'day'}`)}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, ROWS).map((cells, line) => (
            // oxlint-disable-next-line react/no-array-index-key -- lines are told apart by their place only
            <tr key={line}>
              {columns.map((_, at) => (
                // oxlint-disable-next-line react/no-array-index-key -- cells likewise
                <td key={at}>{cells[at] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > ROWS && (
        <p className="dim">{t('gather:how.more', { n: format.number(rows.length - ROWS) })}</p>
      )}
    </section>
  )
}
