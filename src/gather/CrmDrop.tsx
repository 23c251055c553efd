/** Files of a CRM dropped together: each is read in turn, and what can't be read is said by its name. */
import { useState } from 'react'
import { z } from 'zod'
import { sendBytes } from '../ui/api.ts'
import { FileDrop } from '../ui/FileDrop.tsx'
import { complain } from '../ui/notify.ts'
import { useWords } from '../ui/words.ts'
import { sendCrmFile } from './crm.api.ts'
import { CrmFile } from './crm.ts'
import { MOST_BYTES } from './sheet.ts'

type Props = {
  /** The run that they go into, made where there is none yet. */
  into: () => Promise<string>
  then: (crmImportId: string) => void
}

export function CrmDrop({ into, then }: Props) {
  const t = useWords()
  const [reading, setReading] = useState<string | null>(null)
  const send = async (files: File[]) => {
    setReading(files[0]!.name)
    try {
      const crmImportId = await into()
      let read = 0
      for (const file of files) {
        setReading(file.name)
        const about = { crmImportId, name: file.name }
        await sendBytes(sendCrmFile, about, { bytes: file, returns: z.array(CrmFile) }).then(() => {
          read += 1
        }, complain)
      }
      if (read > 0) then(crmImportId)
    } catch (problem) {
      complain(problem)
    } finally {
      setReading(null)
    }
  }
  return (
    <FileDrop
      accept=".csv,.tsv,.txt,.xlsx"
      limitBytes={MOST_BYTES}
      title={t('gather:crm.drop')}
      onFiles={(files) => void send(files)}
    >
      {reading === null ? t('gather:crm.dropHint') : t('gather:sheet.reading', { file: reading })}
    </FileDrop>
  )
}
