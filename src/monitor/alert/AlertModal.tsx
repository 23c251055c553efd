/** What takes a form: putting an alert off, saying why it was of no use, a task made from it. */
import { z } from 'zod'
import { ActionForm } from '../../accounts/ActionForm.tsx'
import { KnowModal } from '../../know/KnowModal.tsx'
import { addDays } from '../../kernel/day.ts'
import { ask, useWrite } from '../../ui/api.ts'
import { DayField, TextField } from '../../ui/fields.tsx'
import { Form } from '../../ui/Form.tsx'
import { useSession } from '../../ui/session.ts'
import { useForm } from '../../ui/useForm.ts'
import { useWords } from '../../ui/words.ts'
import { closeAlert, reopenAlert, snoozeAlert } from './alert.api.ts'
import { type Alert, Snooze } from './alert.ts'
import { ALERTS_CHANGED, useAlertWhy } from './alertChanged.tsx'

export type AlertAsked = { alert: Alert; act: 'task' | 'snooze' | 'notUseful' }
type Props = { asked: AlertAsked | null; done: () => void }

export function AlertModal({ asked, done }: Props) {
  const t = useWords()
  const titles = {
    task: () => t('monitor:alert.taskTitle'),
    snooze: (alert: Alert) =>
      t('monitor:alert.snoozeTitle', { name: t(`monitor:alert.rule.${alert.rule}`) }),
    notUseful: () => t('monitor:alert.notUsefulTitle'),
  }
  return (
    <KnowModal title={asked && titles[asked.act](asked.alert)} onClose={done}>
      {asked?.act === 'task' && <TaskForm alert={asked.alert} done={done} />}
      {asked?.act === 'snooze' && <SnoozeForm alert={asked.alert} done={done} />}
      {asked?.act === 'notUseful' && <NotUsefulForm alert={asked.alert} done={done} />}
    </KnowModal>
  )
}

type One = { alert: Alert; done: () => void }

function TaskForm({ alert, done }: One) {
  const t = useWords()
  const why = useAlertWhy()
  const { accountId, alertId, rule, about } = alert
  return (
    <ActionForm
      accountId={accountId}
      from={{ origin: 'alert', originId: alertId }}
      start={{
        title: t(`monitor:alert.play.${rule}`).slice(0, 300),
        how: [about, why(alert)].filter(Boolean).join(' · '),
      }}
      done={done}
    />
  )
}

/** A fortnight: long enough for something to happen. */
const DAYS = 14
const Put = Snooze.omit({ alertId: true })

function SnoozeForm({ alert: { alertId }, done }: One) {
  const t = useWords()
  const { today } = useSession()
  const snooze = useWrite(snoozeAlert, ALERTS_CHANGED, {
    quiet: true,
    said: ({ snoozedUntil }) => t('monitor:alert.snoozed', { day: snoozedUntil }),
    undo: () => ask(reopenAlert, { alertId }),
  })
  const form = useForm(Put, { untilOn: addDays(today, DAYS) }, async (given) => {
    await snooze.mutateAsync({ ...given, alertId })
    done()
  })
  return (
    <Form form={form} does={t('monitor:alert.snooze')}>
      <TextField {...form.field('reason')} data-autofocus label={t('monitor:alert.reason')} />
      <DayField {...form.field('untilOn')} label={t('monitor:alert.until')} />
    </Form>
  )
}

const Said = z.object({ said: z.string().trim().min(1).max(500) })

function NotUsefulForm({ alert: { alertId }, done }: One) {
  const t = useWords()
  const close = useWrite(closeAlert, ALERTS_CHANGED, {
    quiet: true,
    said: () => t('monitor:alert.closedNot'),
    undo: () => ask(reopenAlert, { alertId }),
  })
  const form = useForm(Said, {}, async ({ said }) => {
    await close.mutateAsync({ alertId, useful: false, said })
    done()
  })
  return (
    <Form form={form} does={t('monitor:alert.notUseful')}>
      <TextField
        {...form.field('said')}
        data-autofocus
        label={t('monitor:alert.said')}
        hint={t('monitor:alert.saidHint')}
      />
    </Form>
  )
}
