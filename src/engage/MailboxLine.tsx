/** A mailbox and how it does: what was seen last, when it was asked, what is wrong in words. */
import { useState } from 'react'
import { Act } from '../ui/Act.tsx'
import { useWrite } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { type Key, useWords } from '../ui/words.ts'
import { askMailbox, endMailbox, rereadMailbox } from './mailbox.api.ts'
import { alarmSince, type Mailbox, whyNotMailbox } from './mailbox.ts'
import { MailboxForm } from './MailboxForm.tsx'
import { MAILBOXES_CHANGED } from './mailChanged.tsx'

const A_MINUTE = 60_000

export function MailboxLine({ box }: { box: Mailbox }) {
  const t = useWords()
  const { actor } = useSession()
  const { address, state, alarm, personName, personId } = box
  const [changes, setChanges] = useState(false)
  const isMine = whyNotMailbox(actor, box) === null
  const tone = alarm ? 'bad' : state === 'failing' ? 'warn' : state === 'ok' ? 'good' : 'plain'
  return (
    <li>
      <b>{address}</b> {personId !== null && personId !== actor.id && personName}{' '}
      <Chip tone={tone}>{t(`engage:mailbox.state.${state}`)}</Chip>
      <Told box={box} />
      {isMine && !changes && <Acts box={box} change={() => setChanges(true)} />}
      {changes && <MailboxForm kind={box.kind} changes={box} done={() => setChanges(false)} />}
    </li>
  )
}

/** What is wrong and what is so, each a sentence of its own. */
function Told({ box }: { box: Mailbox }) {
  const t = useWords()
  const format = useFormat()
  const { problem, problemSince, askedAt, lastMessageAt, lagMs, alarm } = box
  const lag = lagMs === null ? null : Math.max(1, Math.round(lagMs / A_MINUTE))
  const facts = [
    askedAt ? t('engage:mailbox.asked', { when: format.instant(askedAt) }) : '',
    lastMessageAt
      ? t('engage:mailbox.last', { when: format.instant(lastMessageAt) })
      : t('engage:mailbox.lastNone'),
    lag === null ? '' : t('engage:mailbox.lag', { count: lag }),
    t('engage:mailbox.seen', {
      seen: format.number(box.seenCount),
      kept: format.number(box.keptCount),
    }),
  ]
  return (
    <>
      {alarm && (
        <p role="alert">
          {t(`engage:mailbox.alarm.${alarm}`, {
            when: format.instant(alarmSince(box)),
          })}
        </p>
      )}
      {problem && problemSince && (
        <p>
          {t(`engage:mailbox.problem.${problem}`)}{' '}
          <span className="dim">
            {t('engage:mailbox.since', { when: format.instant(problemSince) })}
          </span>
        </p>
      )}
      {box.leftCount > 0 && <p>{t('engage:mailbox.left', { count: box.leftCount })}</p>}
      <p className="dim">{facts.filter(Boolean).join(' · ')}</p>
    </>
  )
}

const ACTS: [name: Key, endpoint: typeof askMailbox, said: Key][] = [
  ['engage:mailbox.ask', askMailbox, 'engage:mailbox.asking'],
  ['engage:mailbox.reread', rereadMailbox, 'engage:mailbox.rereading'],
]

function Acts({ box, change }: { box: Mailbox; change: () => void }) {
  const t = useWords()
  const { mailboxId, address } = box
  const end = useWrite(endMailbox, MAILBOXES_CHANGED, {
    said: () => t('engage:mailbox.ended', { address }),
  })
  return (
    <div className="Known-acts">
      {ACTS.map(([name, endpoint, said]) => (
        <AskAct key={name} {...{ name, endpoint, said, mailboxId }} />
      ))}
      <Act size="compact-sm" onClick={change}>
        {t('engage:change')}
      </Act>
      <Act size="compact-sm" busy={end.isPending} onClick={() => end.mutate({ mailboxId })}>
        {t('engage:mailbox.end')}
      </Act>
    </div>
  )
}

type AskProps = { name: Key; endpoint: typeof askMailbox; said: Key; mailboxId: string }

function AskAct({ name, endpoint, said, mailboxId }: AskProps) {
  const t = useWords()
  const asking = useWrite(endpoint, MAILBOXES_CHANGED, { said: () => t(said) })
  return (
    <Act size="compact-sm" busy={asking.isPending} onClick={() => asking.mutate({ mailboxId })}>
      {t(name)}
    </Act>
  )
}
