/** A small table from a file: dropped, looked at, taken in, and taken back if need be. */
import { useState } from 'react'
import { streamAddress } from '../kernel/call.ts'
import type { Endpoint } from '../kernel/endpoint.ts'
import { ask, sendBytes, useRead, useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { FileDrop } from '../ui/FileDrop.tsx'
import { complain } from '../ui/notify.ts'
import { type Key, spokenLanguage, useWords } from '../ui/words.ts'
import {
  downloadSheetTemplate,
  listSheetImports,
  listSheetKinds,
  sendSheet,
  takeSheet,
  undoSheet,
} from './sheet.api.ts'
import { MOST_BYTES, SheetCheck } from './sheet.ts'
import { SheetCheckCard } from './SheetCheckCard.tsx'
import { SheetFiles } from './SheetFiles.tsx'

type Props = {
  target: string
  /** What reads the table, and so reads it again. */
  refreshes: Pick<Endpoint, 'path'>[]
}

export function SheetImport({ target, refreshes }: Props) {
  const t = useWords()
  const language = spokenLanguage()
  const kind = useRead(listSheetKinds, {}).find((one) => one.target === target)!
  const [file, setFile] = useState<File | null>(null)
  const [isReading, setReading] = useState(false)
  const [check, setCheck] = useState<SheetCheck | null>(null)
  const take = useWrite(takeSheet, [listSheetImports, ...refreshes], {
    said: ({ file, outcome }) => t('gather:sheet.taken', { file, ...outcome }),
    undoable: ({ undoable }) => undoable,
    undo: ({ sheetImportId }) => ask(undoSheet, { sheetImportId }),
  })
  const send = async (sent: File, sheet?: string) => {
    setFile(sent)
    setReading(true)
    const about = { target, name: sent.name, sheet }
    await sendBytes(sendSheet, about, { bytes: sent, returns: SheetCheck }).then(setCheck, complain)
    setReading(false)
  }
  const title = t(`${kind.words}.title` as Key)
  if (check) {
    return (
      <SheetCheckCard
        key={check.sheetImportId}
        kind={kind}
        check={check}
        again={setCheck}
        busy={take.isPending}
        read={(sheet) => void send(file!, sheet)}
        isReading={isReading}
        take={(moves) => {
          const { sheetImportId } = check
          take.mutate({ sheetImportId, moves }, { onSuccess: () => setCheck(null) })
        }}
        leave={() => setCheck(null)}
      />
    )
  }
  return (
    <Card
      title={t('gather:sheet.title')}
      aside={
        <a
          href={streamAddress(downloadSheetTemplate, { target, format: 'xlsx', language })}
          download
        >
          {t('gather:sheet.template')}
        </a>
      }
    >
      <FileDrop
        multiple={false}
        accept=".csv,.txt,.xlsx"
        limitBytes={MOST_BYTES}
        title={t('gather:sheet.drop', { title })}
        onFiles={([file]) => void send(file!)}
      >
        {isReading ? t('gather:sheet.reading', { file: file?.name }) : t('gather:sheet.dropHint')}
      </FileDrop>
      <SheetFiles target={target} refreshes={refreshes} />
    </Card>
  )
}
