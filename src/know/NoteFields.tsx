/** What a note is made of, to be written or changed: its text, its accounts, its tags and new files. */
import { TagsInput } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { useList } from '../ui/api.ts'
import { FileDrop } from '../ui/FileDrop.tsx'
import { useFormat } from '../ui/session.ts'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { useWords } from '../ui/words.ts'
import { AccountsField } from './AccountsField.tsx'
import { readAttachmentLimits } from './attachment.api.ts'
import { listNoteTags } from './note.api.ts'
import type { Draft } from './noteDrafts.tsx'

const NoteEditor = lazy(() => import('./NoteEditor.tsx').then((m) => ({ default: m.NoteEditor })))

type Props = {
  value: Draft
  onChange: (change: (before: Draft) => Draft) => void
  files: File[]
  onFiles: (files: File[]) => void
  onSend: () => void
}

export function NoteFields({ value, onChange, files, onFiles, onSend }: Props) {
  const t = useWords()
  const format = useFormat()
  const { data: tags = [] } = useList(listNoteTags, {})
  const { data: limits } = useList(readAttachmentLimits, {})
  const put = (change: Partial<Draft>) => onChange((before) => ({ ...before, ...change }))
  return (
    <>
      <Suspense fallback={<BlockSkeleton height={150} />}>
        <NoteEditor
          key={value.noteId}
          start={value.body}
          label={t('know:note.text')}
          placeholder={t('know:note.placeholder')}
          onChange={(body) => put({ body })}
          onMention={({ kind, id, label }) => {
            if (kind !== 'account') return
            onChange((before) =>
              before.accounts.some(({ accountId }) => accountId === id)
                ? before
                : { ...before, accounts: [...before.accounts, { accountId: id, name: label }] },
            )
          }}
          onSend={onSend}
        />
      </Suspense>
      <AccountsField
        label={t('know:note.accounts')}
        value={value.accounts}
        onChange={(accounts) => put({ accounts })}
      />
      <TagsInput
        label={t('know:note.tags')}
        data={tags.map(({ tag }) => tag)}
        value={value.tags}
        onChange={(next) => put({ tags: next })}
        splitChars={[',', ';']}
        maxTags={20}
        acceptValueOnBlur
      />
      <FileDrop
        title={t('know:note.files')}
        limitBytes={limits?.mostBytes ?? Infinity}
        accept={limits?.endings.map((ending) => `.${ending}`).join(',') ?? ''}
        onFiles={(more) => onFiles([...files, ...more])}
      >
        {limits && t('know:note.filesHint', { size: format.bytes(limits.mostBytes) })}
      </FileDrop>
      {files.length > 0 && (
        <ul className="NoteFiles">
          {files.map((file, at) => (
            <li key={`${file.name} ${file.size}`}>
              {file.name} <span className="dim">{format.bytes(file.size)}</span>{' '}
              <button
                type="button"
                className="NoteFiles-drop"
                aria-label={t('know:note.fileOff', { name: file.name })}
                onClick={() => onFiles(files.filter((_, other) => other !== at))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
