/** Answers in a thread through one's own mailbox; it waits a few seconds for whoever regrets it. */
import { ask, useRead, useWrite } from '../ui/api.ts'
import { A } from '../ui/A.tsx'
import { SelectField, TagsField } from '../ui/choiceFields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { WORKERS } from '../kernel/actor.ts'
import { answerThread, takeBackAnswer } from './mail.api.ts'
import { AnswerGiven, type ThreadRead } from './mail.ts'
import { listMailboxes } from './mailbox.api.ts'
import type { Mailbox } from './mailbox.ts'
import { whyNotSend } from './mailbox.ts'
import { MAILS_CHANGED } from './mailChanged.tsx'

export function MailAnswerForm({ thread }: { thread: ThreadRead }) {
  const { role } = useSession()
  return (WORKERS as readonly string[]).includes(role) ? <Answering thread={thread} /> : null
}

function Answering({ thread }: { thread: ThreadRead }) {
  const t = useWords()
  const { actor } = useSession()
  const boxes = useRead(listMailboxes, {}).filter(
    (box) => box.personId === actor.id && whyNotSend(box) === null,
  )
  if (!thread.answers) return null
  if (boxes.length === 0)
    return (
      <p className="dim">
        {t('engage:mail.cannotAnswer')} <A to="/profile/mail">{t('engage:mailbox.connectOwn')}</A>
      </p>
    )
  return (
    <AnswerForm
      key={`${thread.mails.length} ${thread.outgoing.length}`}
      thread={thread}
      boxes={boxes}
    />
  )
}

const Typed = AnswerGiven.omit({ threadId: true })

function AnswerForm({ thread, boxes }: { thread: ThreadRead; boxes: readonly Mailbox[] }) {
  const t = useWords()
  const { threadId } = thread
  const answer = useWrite(answerThread, MAILS_CHANGED, {
    quiet: true,
    said: () => t('engage:mail.answering'),
    undo: ({ outgoingId }) => ask(takeBackAnswer, { outgoingId }),
  })
  const start = { ...thread.answers, mailboxId: boxes[0]!.mailboxId, text: '' }
  const form = useForm(Typed, start, async (given) => {
    await answer.mutateAsync({ ...given, threadId })
  })
  const people = [
    ...new Set(thread.mails.flatMap(({ parties }) => parties.map(({ address }) => address))),
  ]
  return (
    <Form form={form} does={t('engage:mail.send')}>
      <LongTextField {...form.field('text')} label={t('engage:mail.answer')} />
      <TagsField {...form.field('to')} label={t('engage:mail.addressees')} options={people} />
      <TagsField {...form.field('cc')} label={t('engage:mail.copies')} options={people} />
      {boxes.length > 1 && (
        <SelectField
          {...form.field('mailboxId')}
          label={t('engage:mail.from')}
          options={boxes.map(({ mailboxId, address }) => ({ value: mailboxId, label: address }))}
        />
      )}
    </Form>
  )
}
