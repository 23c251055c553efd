/** The files of a note or of an account: pictures and PDF to be looked at here, the others to be saved. */
import { Modal } from '@mantine/core'
import { useState } from 'react'
import { streamAddress } from '../kernel/call.ts'
import { ask, useWrite } from '../ui/api.ts'
import { FileIcon } from '../ui/icons.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { downloadAttachment, dropAttachment, restoreAttachment } from './attachment.api.ts'
import type { Attachment } from './attachment.ts'
import './note.css'
import { ATTACHMENTS_CHANGED } from './noteChanged.tsx'

type Props = { attachments: readonly Attachment[]; mayDrop: (one: Attachment) => boolean }

export function AttachmentList({ attachments, mayDrop }: Props) {
  const t = useWords()
  const format = useFormat()
  const [open, setOpen] = useState<Attachment | null>(null)
  const drop = useWrite(dropAttachment, ATTACHMENTS_CHANGED, {
    said: () => t('know:file.dropped'),
    undo: ({ attachmentId }) => ask(restoreAttachment, { attachmentId }),
  })
  if (attachments.length === 0) return null
  return (
    <>
      <ul className="Attachments">
        {attachments.map((one) => (
          <li key={one.attachmentId}>
            {one.shows === 'file' ? (
              <a href={fileAt(one)} download={one.name}>
                <FileIcon /> {one.name}
              </a>
            ) : (
              <button type="button" onClick={() => setOpen(one)}>
                {one.shows === 'picture' ? (
                  <img src={fileAt(one, true)} alt="" loading="lazy" width={40} height={40} />
                ) : (
                  <FileIcon />
                )}{' '}
                {one.name}
              </button>
            )}
            <span className="dim">{format.bytes(one.bytes)}</span>
            {mayDrop(one) && (
              <button
                type="button"
                className="NoteFiles-drop"
                aria-label={t('know:file.drop', { name: one.name })}
                onClick={() => drop.mutate({ attachmentId: one.attachmentId })}
              >
                ×
              </button>
            )}
          </li>
        ))}
      </ul>
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={open !== null}
        onClose={() => setOpen(null)}
        title={open?.name}
        size="xl"
      >
        {open && (
          <div className="AttachmentShown">
            {open.shows === 'picture' ? (
              <img src={fileAt(open, true)} alt={open.name} />
            ) : (
              <iframe src={fileAt(open, true)} title={open.name} />
            )}
            <a href={fileAt(open)} download={open.name}>
              {t('know:file.save')}
            </a>
          </div>
        )}
      </Modal>
    </>
  )
}

function fileAt({ attachmentId }: Attachment, shown = false): string {
  return streamAddress(downloadAttachment, { attachmentId, ...(shown ? { shown: 'true' } : {}) })
}
