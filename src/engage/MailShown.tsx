/** One mail: who wrote to whom, its words, its files; the page that it was written as, in a frame where nothing runs. */
import { Modal } from '@mantine/core'
import { useState } from 'react'
import { streamAddress } from '../kernel/call.ts'
import { Act } from '../ui/Act.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { FileIcon } from '../ui/icons.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { downloadMailFile, sayAsks, showPage } from './mail.api.ts'
import type { Mail, MailParty } from './mail.ts'
import { MAILS_CHANGED } from './mailChanged.tsx'
import { splitQuote } from './mailRules.ts'
import '../know/note.css'
import './mail.css'

const CLOCK_TONES = { running: 'warn', met: 'good', breached: 'bad' } as const

export function MailShown({ mail, isLast }: { mail: Mail; isLast: boolean }) {
  const t = useWords()
  const format = useFormat()
  const { way, kind, text, sentAt, parties, clock } = mail
  const of = (role: MailParty['role']) => parties.filter((one) => one.role === role).map(named)
  const { own, quote } = splitQuote(text)
  return (
    <li className="Mail-mail" data-way={way}>
      <header>
        <b>{of('from').join(', ')}</b>{' '}
        <span className="dim">
          {[
            t('engage:mail.to', { people: [...of('to'), ...of('cc')] }),
            format.instant(sentAt),
          ].join(' · ')}
        </span>{' '}
        {kind !== 'mail' && <Chip>{t(`engage:mail.kind.${kind}`)}</Chip>}{' '}
        {clock && (
          <Chip tone={CLOCK_TONES[clock.state]}>
            {t(`engage:mail.clock.${clock.state}`, {
              when: format.instant(clock.stoppedAt ?? clock.dueAt ?? clock.startedAt),
            })}
          </Chip>
        )}
      </header>
      <p className="Mail-text">{own || t('engage:mail.noText')}</p>
      {quote !== '' && (
        <details open={own === '' && isLast}>
          <summary>{t('engage:mail.quoted')}</summary>
          <p className="Mail-text dim">{quote}</p>
        </details>
      )}
      <Files mail={mail} />
      <Acts mail={mail} />
    </li>
  )
}

const named = ({ name, address }: MailParty) => name || address

function Files({ mail: { files } }: { mail: Mail }) {
  const t = useWords()
  const format = useFormat()
  if (files.length === 0) return null
  return (
    <ul className="Attachments">
      {files.map(({ fileId, name, bytes, leftOut }) => (
        <li key={fileId}>
          {leftOut ? (
            <span title={t(`engage:mail.leftOut.${leftOut}`)}>
              {name} · {t(`engage:mail.leftOut.${leftOut}`)}
            </span>
          ) : (
            <a href={streamAddress(downloadMailFile, { fileId })} download={name}>
              <FileIcon /> {name}
            </a>
          )}
          <span className="dim">{format.bytes(bytes)}</span>
        </li>
      ))}
    </ul>
  )
}

function Acts({ mail }: { mail: Mail }) {
  const t = useWords()
  const [shown, setShown] = useState(false)
  const { messageId, way, kind, hasPage, clock, asks, subject } = mail
  const say = useWrite(sayAsks, MAILS_CHANGED, {
    said: (_, { asks: now }) => t(now === false ? 'engage:mail.saidNone' : 'engage:mail.saidAsks'),
    undo: ({ before }) => ask(sayAsks, { messageId, asks: before }),
  })
  const mayDeny = way === 'in' && kind === 'mail' && clock?.state === 'running'
  return (
    <div className="Known-acts">
      {hasPage && (
        <Act size="compact-sm" onClick={() => setShown(true)}>
          {t('engage:mail.page')}
        </Act>
      )}
      {mayDeny && (
        <Act size="compact-sm" onClick={() => say.mutate({ messageId, asks: false })}>
          {t('engage:mail.asksNothing')}
        </Act>
      )}
      {asks === false && (
        <Act size="compact-sm" onClick={() => say.mutate({ messageId, asks: null })}>
          {t('engage:mail.asksAfterAll')}
        </Act>
      )}
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={shown}
        onClose={() => setShown(false)}
        title={subject || t('engage:mail.noSubject')}
        size="xl"
      >
        {shown && (
          <div className="AttachmentShown">
            <p className="dim">{t('engage:mail.pageSays')}</p>
            <iframe
              // Without a word nothing is allowed: no script, no form, no way out, no place of ours.
              sandbox=""
              referrerPolicy="no-referrer"
              src={streamAddress(showPage, { messageId })}
              title={subject || t('engage:mail.noSubject')}
            />
          </div>
        )}
      </Modal>
    </div>
  )
}
