/** What was learnt: what happened, why, what we change about it, and what is kept for the next time. */
import { ActionForm } from '../accounts/ActionForm.tsx'
import { ActionRows } from '../accounts/ActionRows.tsx'
import { listActions } from '../accounts/action.api.ts'
import { KnownCard, useWhyNotSay } from '../accounts/KnownCard.tsx'
import { Modal } from '@mantine/core'
import { useState } from 'react'
import { Act } from '../ui/Act.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { DayField } from '../ui/fields.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { dropPostMortem, putPostMortem } from './escalation.api.ts'
import { type Escalation, PostMortemGiven } from './escalation.ts'
import { ESCALATIONS_CHANGED } from './escalationChanged.tsx'

const ORIGIN = 'postMortem'

type Props = { escalation: Escalation; postMortem: PostMortemGiven | null }

export function PostMortemCard({ escalation, postMortem }: Props) {
  const t = useWords()
  const format = useFormat()
  const { accountId, escalationId } = escalation
  const parts = (['happened', 'causes', 'lesson'] as const).filter((key) => postMortem?.[key])
  return (
    <KnownCard
      accountId={accountId}
      title={t('engage:postMortem.title')}
      act={t(postMortem ? 'engage:postMortem.change' : 'engage:postMortem.add')}
      form={(done) => (
        <PostMortemForm escalation={escalation} postMortem={postMortem} done={done} />
      )}
    >
      {postMortem ? (
        <>
          <dl className="Known-words">
            {parts.map((key) => (
              <div key={key}>
                <dt>{t(`engage:postMortem.${key}`)}</dt>
                <dd>{postMortem[key]}</dd>
              </div>
            ))}
          </dl>
          <p className="dim">{format.day(postMortem.heldOn)}</p>
          <Changes accountId={accountId} escalationId={escalationId} />
        </>
      ) : (
        <Empty>{t('engage:postMortem.none')}</Empty>
      )}
    </KnownCard>
  )
}

/** What we change, as actions with an owner and a day. */
function Changes({ accountId, escalationId }: { accountId: string; escalationId: string }) {
  const t = useWords()
  const [open, setOpen] = useState(false)
  const refusal = useWhyNotSay(accountId)
  const actions = useRead(listActions, { accountId }).filter(
    ({ origin, originId }) => origin === ORIGIN && originId === escalationId,
  )
  const done = () => setOpen(false)
  return (
    <>
      <h3>{t('engage:postMortem.changes')}</h3>
      <ActionRows actions={actions} />
      <div className="Known-acts">
        <Act size="compact-sm" refusal={refusal} onClick={() => setOpen(true)}>
          {t('engage:postMortem.addChange')}
        </Act>
      </div>
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={open}
        onClose={done}
        title={t('engage:postMortem.addChange')}
      >
        <ActionForm
          accountId={accountId}
          from={{ origin: ORIGIN, originId: escalationId }}
          done={done}
        />
      </Modal>
    </>
  )
}

function PostMortemForm({ escalation, postMortem, done }: Props & { done: () => void }) {
  const t = useWords()
  const { today } = useSession()
  const { escalationId, title } = escalation
  const keep = useWrite(putPostMortem, ESCALATIONS_CHANGED, {
    quiet: true,
    said: () => t('engage:postMortem.kept', { title }),
    undo: ({ before }) =>
      before
        ? ask(putPostMortem, { ...before, escalationId })
        : ask(dropPostMortem, { escalationId }),
  })
  const form = useForm(PostMortemGiven, postMortem ?? { heldOn: today }, async (given) => {
    await keep.mutateAsync({ ...given, escalationId })
    done()
  })
  return (
    <Form form={form} does={t('engage:save')}>
      <LongTextField
        {...form.field('happened')}
        data-autofocus
        label={t('engage:postMortem.happened')}
      />
      <LongTextField {...form.field('causes')} label={t('engage:postMortem.causes')} />
      <LongTextField
        {...form.field('lesson')}
        label={t('engage:postMortem.lesson')}
        hint={t('engage:postMortem.lessonHint')}
      />
      <DayField {...form.field('heldOn')} max={today} label={t('engage:postMortem.heldOn')} />
    </Form>
  )
}
