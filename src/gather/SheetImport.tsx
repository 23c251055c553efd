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
  const [reading, setReading] = useState<string | null>(null)
  const [check, setCheck] = useState<SheetCheck | null>(null)
  const take = useWrite(takeSheet, [listSheetImports, ...refreshes], {
    said: ({ file, outcome }) => t('gather:sheet.taken', { file, ...outcome }),
    undoable: ({ undoable }) => undoable,
    undo: ({ sheetImportId }) => ask(undoSheet, { sheetImportId }),
  })
  const send = async (file: File) => {
    setCheck(null)
    setReading(file.name)
    const sent = sendBytes(
      sendSheet,
      { target, name: file.name },
      { bytes: file, returns: SheetCheck },
    )
    await sent.then(setCheck, complain)
    setReading(null)
  }
  const title = t(`${kind.words}.title` as Key)
  if (check) {
    return (
      <SheetCheckCard
        kind={kind}
        check={check}
        again={setCheck}
        busy={take.isPending}
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
        {reading ? t('gather:sheet.reading', { file: reading }) : t('gather:sheet.dropHint')}
      </FileDrop>
      <SheetFiles target={target} refreshes={refreshes} />
    </Card>
  )
}
