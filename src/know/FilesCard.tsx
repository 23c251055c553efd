/** The files of an account itself, apart from those of its notes. */
import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useWhyNotSay } from '../accounts/KnownCard.tsx'
import { readAgain, useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { FileDrop } from '../ui/FileDrop.tsx'
import { confirm } from '../ui/notify.ts'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { listAccountAttachments, readAttachmentLimits } from './attachment.api.ts'
import { AttachmentList } from './AttachmentList.tsx'
import { whyNotNote } from './note.ts'
import { ATTACHMENTS_CHANGED } from './noteChanged.tsx'
import { sendFiles } from './sendFiles.tsx'

export function FilesCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const format = useFormat()
  const queries = useQueryClient()
  const { actor } = useSession()
  const attachments = useRead(listAccountAttachments, { accountId })
  const { mostBytes, endings } = useRead(readAttachmentLimits, {})
  const writesAccount = useWhyNotSay(accountId) === null
  const [sending, setSending] = useState(false)
  const writes = whyNotNote(actor) === null

  async function send(files: File[]) {
    setSending(true)
    const left = await sendFiles({ accountId }, files)
    await readAgain(queries, ATTACHMENTS_CHANGED)
    setSending(false)
    const count = files.length - left.length
    if (count > 0) confirm(t('know:file.added', { count }))
  }
  return (
    <Card title={t('know:file.title')}>
      <AttachmentList
        attachments={attachments}
        mayDrop={({ madeBy }) => writes && (writesAccount || madeBy === actor.id)}
      />
      {writes && (
        <FileDrop
          title={sending ? t('know:file.sending') : t('know:file.add')}
          limitBytes={mostBytes}
          accept={endings.map((ending) => `.${ending}`).join(',')}
          onFiles={(files) => void send(files)}
        >
          {t('know:note.filesHint', { size: format.bytes(mostBytes) })}
        </FileDrop>
      )}
    </Card>
  )
}
