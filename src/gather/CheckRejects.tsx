/** Lines that can't be read: the first of them with what is wrong, all of them as a file to mend. */
import { streamAddress } from '../kernel/call.ts'
import { Card } from '../ui/Card.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { Reject } from './check.ts'
import { downloadRejects } from './import.api.ts'
import type { FilePreview, Import } from './import.ts'
import { wrongCell } from './wrongCell.ts'
import './import.css'

const SHOWN = 6

type Props = { one: Import; previews: FilePreview[] | undefined }

export function CheckRejects({ one: { importId, report, files }, previews = [] }: Props) {
  const t = useWords()
  const format = useFormat()
  if (!report) return null
  const { rejected, rejectedBy } = report.check.lines
  if (rejected === 0) {
    return (
      <Card title={t('gather:rejects.title')}>
        <p className="dim">{t('gather:rejects.none')}</p>
      </Card>
    )
  }
  const previewOf = ({ file }: Reject) => previews.find(({ name }) => name === file)
  return (
    <Card
      title={t('gather:rejects.title')}
      aside={
        <>
          {format.number(rejected)} ·{' '}
          <a href={streamAddress(downloadRejects, { importId })} download>
            {t('gather:rejects.download')}
          </a>
        </>
      }
    >
      {rejected > SHOWN && rejectedBy.length > 1 && (
        <p className="dim Rejects-reasons">
          {rejectedBy
            .map(({ reason, count }) => `${format.number(count)} · ${t(`gather:reject.${reason}`)}`)
            .join('; ')}
        </p>
      )}
      <table className="CheckTable Rejects" aria-label={t('gather:rejects.first')}>
        <tbody>
          {report.rejects.slice(0, SHOWN).map((reject) => (
            <tr key={`${reject.file} ${reject.line}`}>
              <th scope="row" className="dim">
                {t('gather:rejects.line', { line: reject.line })}
                {files.length > 1 && <small>{reject.file}</small>}
              </th>
              <td>
                {t(`gather:reject.${reject.reason}`)}
                <Wrong cell={wrongCell(reject, previewOf(reject))} />
                <code>{reject.text}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}

function Wrong({ cell }: { cell: string | null }) {
  const t = useWords()
  return cell === null ? null : <b> {t('gather:rejects.cell', { cell })}</b>
}
