/** Mails with the people of an account, as threads, the latest first; a mail that someone has as a file is filed by dropping it. */
import { Button, Modal, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useWhyNotSay } from '../accounts/KnownCard.tsx'
import { readAttachmentLimits } from '../know/attachment.api.ts'
import { readAgain, sendBytes, useList, useRead } from '../ui/api.ts'
import { A } from '../ui/A.tsx'
import { Card } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Empty } from '../ui/Empty.tsx'
import { FileDrop } from '../ui/FileDrop.tsx'
import { complain, confirm } from '../ui/notify.ts'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { Part } from '../ui/Part.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { EmlFiled, fileEml, listThreads } from './mail.api.ts'
import { type MailThread, ThreadList } from './mail.ts'
import { MAILS_CHANGED } from './mailChanged.tsx'
import { MailThreadShown } from './MailThreadShown.tsx'
import '../accounts/known.css'
import './engage.css'
import './mail.css'

const FEW = 5
const MORE = 40

export function MailCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const [q, setQ] = useState('')
  const [size, setSize] = useState(FEW)
  const [open, setOpen] = useState<MailThread | null>(null)
  const { data } = useList(listThreads, ThreadList.parse({ accountId, q, size }))
  const isFew = data !== undefined && q === '' && data.total <= FEW
  return (
    <Card
      title={t('engage:mail.title')}
      aside={<A to="/profile/mail">{t('engage:mailbox.mine')}</A>}
    >
      {data && !isFew && (
        <TextInput
          className="Engage-search"
          type="search"
          aria-label={t('engage:mail.search')}
          placeholder={t('engage:mail.search')}
          value={q}
          onChange={(event) => setQ(event.currentTarget.value)}
        />
      )}
      {!data && <BlockSkeleton height={120} />}
      {data?.total === 0 && (
        <Empty>{t(q === '' ? 'engage:mail.none' : 'engage:mail.noneFound')}</Empty>
      )}
      <ul className="Known-rows">
        {data?.rows.map((thread) => (
          <Row key={thread.threadId} thread={thread} open={() => setOpen(thread)} />
        ))}
      </ul>
      {data && data.total > data.rows.length && (
        <Button size="compact-sm" mt="sm" onClick={() => setSize(size + MORE)}>
          {t('engage:interaction.more', { count: data.total - data.rows.length })}
        </Button>
      )}
      <Filing accountId={accountId} />
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={open !== null}
        onClose={() => setOpen(null)}
        title={open && subjectOf(open, t('engage:mail.noSubject'))}
        size="xl"
      >
        {open && (
          <Part height={300}>
            <MailThreadShown threadId={open.threadId} close={() => setOpen(null)} />
          </Part>
        )}
      </Modal>
    </Card>
  )
}

export const subjectOf = ({ subject }: Pick<MailThread, 'subject'>, none: string) => subject || none

function Row({ thread, open }: { thread: MailThread; open: () => void }) {
  const t = useWords()
  const format = useFormat()
  const {
    subject,
    messages,
    lastAt,
    lastWay,
    excerpt,
    people,
    files,
    isOpen,
    waitsSince,
    dueAt,
    isLate,
  } = thread
  const line = [
    format.instant(lastAt),
    people.length > 0 ? t('engage:interaction.with', { people }) : '',
    t('engage:mail.count', { count: messages }),
    files > 0 ? t('engage:mail.files', { count: files }) : '',
  ]
  return (
    <li className="Mail-row">
      <button type="button" className="Mail-open" onClick={open}>
        <b>{subjectOf({ subject }, t('engage:mail.noSubject'))}</b>
      </button>{' '}
      {waitsSince && (
        <Chip tone={isLate ? 'bad' : 'warn'}>
          {dueAt
            ? t('engage:mail.answerBy', { when: format.instant(dueAt) })
            : t('engage:mail.waits', { when: format.instant(waitsSince) })}
        </Chip>
      )}{' '}
      {isOpen === false && <Chip>{t('engage:mail.private')}</Chip>}
      <p className="Mail-excerpt">
        <span className="dim">{t(`engage:mail.way.${lastWay}`)}</span> {excerpt}
      </p>
      <p className="dim">{line.filter(Boolean).join(' · ')}</p>
    </li>
  )
}

function Filing({ accountId }: { accountId: string }) {
  const t = useWords()
  const queries = useQueryClient()
  const { mostBytes } = useRead(readAttachmentLimits, {})
  const may = useWhyNotSay(accountId) === null
  const [sending, setSending] = useState(false)

  async function send(files: File[]) {
    setSending(true)
    for (const file of files) {
      const how = { bytes: file, returns: EmlFiled }
      await sendBytes(fileEml, { accountId }, how).then(
        ({ subject, isNew }) =>
          confirm(t(isNew ? 'engage:mail.filed' : 'engage:mail.filedAlready', { subject })),
        complain,
      )
    }
    await readAgain(queries, MAILS_CHANGED)
    setSending(false)
  }
  if (!may) return null
  return (
    <FileDrop
      title={t(sending ? 'engage:mail.filing' : 'engage:mail.file')}
      accept=".eml,message/rfc822"
      limitBytes={mostBytes * 2}
      onFiles={(files) => void send(files)}
    >
      {t('engage:mail.fileHint')}
    </FileDrop>
  )
}
