/** Bad answers and what became of them: who said what, whose task it is, and how it ended. */
import { Modal } from '@mantine/core'
import { Fragment, useState } from 'react'
import { Act } from '../../ui/Act.tsx'
import { A } from '../../ui/A.tsx'
import { ask, useWrite } from '../../ui/api.ts'
import { Chip } from '../../ui/Chip.tsx'
import { SelectField } from '../../ui/choiceFields.tsx'
import { DayField } from '../../ui/fields.tsx'
import { Form } from '../../ui/Form.tsx'
import { LongTextField } from '../../ui/LongTextField.tsx'
import { useFormat, useSession } from '../../ui/session.ts'
import { useForm } from '../../ui/useForm.ts'
import { useWords } from '../../ui/words.ts'
import { closeLoop, reopenLoop } from './loop.api.ts'
import { type Loop, LOOP_RESULTS, LoopEnd, whyNotCloseLoop, whyNotReopenLoop } from './loop.ts'
import { LOOPS_CHANGED, useServiceName } from './satisfactionChanged.tsx'
import './survey.css'

export function LoopRows({ loops, withAccount = false }: { loops: Loop[]; withAccount?: boolean }) {
  const t = useWords()
  const [asked, setAsked] = useState<Loop | null>(null)
  const done = () => setAsked(null)
  return (
    <>
      <ul className="Known-rows">
        {loops.map((loop) => (
          <LoopRow
            key={loop.answerId}
            loop={loop}
            withAccount={withAccount}
            close={() => setAsked(loop)}
          />
        ))}
      </ul>
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={asked !== null}
        onClose={done}
        title={t('monitor:satisfaction.loop.close')}
      >
        {asked && <LoopForm loop={asked} done={done} />}
      </Modal>
    </>
  )
}

type RowProps = { loop: Loop; withAccount: boolean; close: () => void }

function LoopRow({ loop, withAccount, close }: RowProps) {
  const t = useWords()
  const format = useFormat()
  const nameOf = useServiceName()
  const { actor, today } = useSession()
  const { account, accountId, services, text, dueOn, closedOn, result, outcome } = loop
  const name = loop.name ?? t('monitor:satisfaction.someone')
  const reopen = useWrite(reopenLoop, LOOPS_CHANGED, {
    said: () => t('monitor:satisfaction.loop.saidReopened', { name }),
  })
  const late = closedOn === null && dueOn < today
  return (
    <li>
      <b>{name}</b> {withAccount && <A to={`/accounts/${accountId}/satisfaction`}>{account}</A>}{' '}
      <Chip tone="bad">{t('monitor:satisfaction.ofTen', { nps: loop.nps })}</Chip>{' '}
      {services.map((service) => (
        <Fragment key={service}>
          <Chip tone="warn">{nameOf(service)}</Chip>{' '}
        </Fragment>
      ))}
      <Chip tone={closedOn ? 'good' : late ? 'bad' : 'accent'}>
        {closedOn
          ? t('monitor:satisfaction.loop.closedOn', { day: format.day(closedOn) })
          : t('monitor:satisfaction.loop.dueOn', { day: format.day(dueOn) })}
      </Chip>
      {text && <blockquote className="Satisfied-quote">{text}</blockquote>}
      {result && (
        <p>
          {t(`monitor:satisfaction.loop.result.${result}`)}: {outcome}
        </p>
      )}
      <p className="dim">
        {[
          loop.round,
          format.day(loop.answeredOn),
          loop.ownerName && t('monitor:satisfaction.loop.owner', { name: loop.ownerName }),
          loop.calledOn &&
            t('monitor:satisfaction.loop.calledLine', { day: format.day(loop.calledOn) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <div className="Known-acts">
        {closedOn === null ? (
          <Act
            size="compact-sm"
            aria-label={t('monitor:satisfaction.loop.closeOf', { name })}
            refusal={whyNotCloseLoop(actor, loop)}
            onClick={close}
          >
            {t('monitor:satisfaction.loop.close')}
          </Act>
        ) : (
          <Act
            size="compact-sm"
            aria-label={t('monitor:satisfaction.loop.reopenOf', { name })}
            refusal={whyNotReopenLoop(actor, loop)}
            onClick={() => reopen.mutate({ answerId: loop.answerId })}
          >
            {t('monitor:satisfaction.loop.reopen')}
          </Act>
        )}
      </div>
    </li>
  )
}

function LoopForm({
  loop: { answerId, name, openedOn, text },
  done,
}: {
  loop: Loop
  done: () => void
}) {
  const t = useWords()
  const { today } = useSession()
  const close = useWrite(closeLoop, LOOPS_CHANGED, {
    quiet: true,
    said: () => t('monitor:satisfaction.loop.saidClosed', { name }),
    undo: () => ask(reopenLoop, { answerId }),
  })
  const form = useForm(LoopEnd, { calledOn: today, result: 'solved' }, async (given) => {
    await close.mutateAsync({ ...given, answerId })
    done()
  })
  return (
    <Form form={form} does={t('monitor:satisfaction.loop.close')}>
      {text && <blockquote className="Satisfied-quote">{text}</blockquote>}
      <LongTextField
        {...form.field('outcome')}
        data-autofocus
        label={t('monitor:satisfaction.loop.outcome')}
      />
      <SelectField
        {...form.field('result')}
        label={t('monitor:satisfaction.loop.resultName')}
        options={LOOP_RESULTS.map((value) => ({
          value,
          label: t(`monitor:satisfaction.loop.result.${value}`),
        }))}
      />
      <DayField
        {...form.field('calledOn')}
        min={openedOn}
        max={today}
        label={t('monitor:satisfaction.loop.calledOn')}
      />
    </Form>
  )
}
