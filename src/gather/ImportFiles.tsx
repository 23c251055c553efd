/** The files of an import as they came, to be taken home again. */
import { Line, Lines } from '../access/Lines.tsx'
import { streamAddress } from '../kernel/call.ts'
import { Card } from '../ui/Card.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { downloadFile } from './import.api.ts'
import { type Import, whyNotGather } from './import.ts'

export function ImportFiles({ one: { importId, state, files } }: { one: Import }) {
  const t = useWords()
  const format = useFormat()
  const { actor } = useSession()
  const downloads = whyNotGather(actor) === null && state !== 'discarded'
  return (
    <Card title={t('gather:data.files')}>
      <Lines label={t('gather:data.files')}>
        {files.map(({ fileNo, name, bytes, sent }) => (
          <Line
            key={fileNo}
            title={name}
            facts={[format.bytes(bytes)]}
            acts={
              downloads &&
              sent && (
                <a
                  href={streamAddress(downloadFile, { importId, fileNo })}
                  aria-label={t('gather:done.downloadFile', { name })}
                  download
                >
                  {t('gather:done.download')}
                </a>
              )
            }
          />
        ))}
      </Lines>
    </Card>
  )
}
