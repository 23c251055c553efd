/** One thread: its mails, to whom it is open, and the answer. */
import { Switch } from '@mantine/core'
import { Act } from '../ui/Act.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { dropThread, openThread, readThread, takeBackAnswer } from './mail.api.ts'
import type { Outgoing, ThreadRead } from './mail.ts'
import { MAILS_CHANGED } from './mailChanged.tsx'
import { MailAnswerForm } from './MailAnswerForm.tsx'
import { MailShown } from './MailShown.tsx'

type Props = { threadId: string; close: () => void }

const SOON_MS = 3_000

export function MailThreadShown({ threadId, close }: Props) {
  const t = useWords()
  const thread = useRead(
    readThread,
    { threadId },
    {
      everyMs: (read) => (read?.outgoing.some(({ state }) => state !== 'failed') ? SOON_MS : false),
    },
  )
  return (
    <div className="Mail-thread">
      <Openness thread={thread} close={close} />
      <ol className="Mail-mails" aria-label={t('engage:mail.mails')}>
        {thread.mails.map((mail, at) => (
          <MailShown key={mail.messageId} mail={mail} isLast={at === thread.mails.length - 1} />
        ))}
        {thread.outgoing.map((one) => (
          <Leaving key={one.outgoingId} outgoing={one} />
        ))}
      </ol>
      <MailAnswerForm thread={thread} />
    </div>
  )
}

function Openness({ thread, close }: { thread: ThreadRead; close: () => void }) {
  const t = useWords()
  const { threadId, isOpen } = thread
  const open = useWrite(openThread, MAILS_CHANGED, {
    said: (now) => t(now.isOpen ? 'engage:mail.opened' : 'engage:mail.closed'),
    undo: (now) => ask(openThread, { threadId, isOpen: !now.isOpen }),
  })
  const drop = useWrite(dropThread, MAILS_CHANGED, { said: () => t('engage:mail.dropped') })
  if (isOpen === null) return <p className="dim">{t('engage:mail.openByOthers')}</p>
  return (
    <div className="Mail-openness">
      <Switch
        checked={isOpen}
        label={t('engage:mail.isOpen')}
        description={t(isOpen ? 'engage:mail.isOpenSays' : 'engage:mail.isPrivateSays')}
        onChange={(event) => open.mutate({ threadId, isOpen: event.currentTarget.checked })}
      />
      <Act
        size="compact-sm"
        busy={drop.isPending}
        onClick={() => drop.mutate({ threadId }, { onSuccess: close })}
      >
        {t('engage:mail.drop')}
      </Act>
    </div>
  )
}

/** What I wrote and hasn't come back as a mail yet. */
function Leaving({ outgoing }: { outgoing: Outgoing }) {
  const t = useWords()
  const format = useFormat()
  const { outgoingId, state, problem, text, addressees, madeAt } = outgoing
  const back = useWrite(takeBackAnswer, MAILS_CHANGED, { said: () => t('engage:mail.takenBack') })
  return (
    <li className="Mail-mail" data-way="out">
      <p>
        <Chip tone={state === 'failed' ? 'bad' : 'plain'}>
          {t(`engage:mail.outgoing.${state}`)}
        </Chip>{' '}
        <span className="dim">
          {[t('engage:mail.to', { people: addressees }), format.instant(madeAt)].join(' · ')}
        </span>
      </p>
      {problem && <p>{t(`engage:mailbox.problem.${problem as 'auth'}`)}</p>}
      <p className="Mail-text">{text}</p>
      {(state === 'waiting' || state === 'failed') && (
        <Act size="compact-sm" onClick={() => back.mutate({ outgoingId })}>
          {t('engage:mail.takeBack')}
        </Act>
      )}
    </li>
  )
}
