/** Notes a complaint, changes it, or closes it with what was done. */
import { ask, useRead, useWrite } from '../../ui/api.ts'
import { AsAnother } from '../../ui/AsAnother.tsx'
import { SelectField } from '../../ui/choiceFields.tsx'
import { DayField, TextField } from '../../ui/fields.tsx'
import { Form } from '../../ui/Form.tsx'
import { LongTextField } from '../../ui/LongTextField.tsx'
import { listRequests } from '../../engage/request.api.ts'
import { useEngaged } from '../../engage/useEngaged.tsx'
import { useSession } from '../../ui/session.ts'
import { useForm } from '../../ui/useForm.ts'
import { useWords } from '../../ui/words.ts'
import { dropComplaint, putComplaint } from './complaint.api.ts'
import { type Complaint, ComplaintGiven, SEVERITIES } from './complaint.ts'
import { COMPLAINTS_CHANGED } from './satisfactionChanged.tsx'

const Typed = ComplaintGiven.omit({ accountId: true })

type Props = { accountId: string; changes?: Complaint; done: () => void }

export function ComplaintForm({ accountId, changes, done }: Props) {
  const t = useWords()
  const { today } = useSession()
  const { theirs } = useEngaged(accountId, {
    theirs: changes?.contactId ? [{ id: changes.contactId, name: changes.contactName }] : [],
  })
  const requests = useRead(listRequests, { accountId })
  const keep = useWrite(putComplaint, COMPLAINTS_CHANGED, {
    quiet: true,
    said: ({ now }) =>
      t(
        now.closedOn
          ? 'monitor:satisfaction.complaint.saidClosed'
          : 'monitor:satisfaction.complaint.kept',
        { title: now.title },
      ),
    undo: ({ now: { complaintId }, before }) =>
      before
        ? ask(putComplaint, { ...ComplaintGiven.parse(before), complaintId })
        : ask(dropComplaint, { complaintId }),
  })
  const start = changes ?? { severity: 'medium', receivedOn: today }
  const form = useForm(Typed, start, async (given, asAnother) => {
    const same =
      changes && !asAnother
        ? { complaintId: changes.complaintId, was: ComplaintGiven.parse(changes) }
        : {}
    await keep.mutateAsync({ ...given, ...same, accountId })
    done()
  })
  return (
    <Form form={form} does={t('monitor:satisfaction.save')} aside={<AsAnother form={form} />}>
      <TextField
        {...form.field('title')}
        data-autofocus
        label={t('monitor:satisfaction.complaint.what')}
      />
      <LongTextField {...form.field('text')} label={t('monitor:satisfaction.complaint.text')} />
      <SelectField
        {...form.field('severity')}
        label={t('monitor:satisfaction.complaint.severityName')}
        options={SEVERITIES.map((value) => ({
          value,
          label: t(`monitor:satisfaction.complaint.severity.${value}`),
        }))}
      />
      <SelectField
        {...form.field('contactId')}
        search
        clearable
        label={t('monitor:satisfaction.complaint.contact')}
        options={theirs}
      />
      <SelectField
        {...form.field('requestId')}
        search
        clearable
        label={t('monitor:satisfaction.complaint.request')}
        options={requests.map(({ requestId, title }) => ({ value: requestId, label: title }))}
      />
      <DayField
        {...form.field('receivedOn')}
        max={today}
        label={t('monitor:satisfaction.complaint.receivedOn')}
      />
      <LongTextField {...form.field('cause')} label={t('monitor:satisfaction.complaint.cause')} />
      <LongTextField {...form.field('cure')} label={t('monitor:satisfaction.complaint.cure')} />
      <DayField
        {...form.field('closedOn')}
        max={today}
        label={t('monitor:satisfaction.complaint.closedOn')}
      />
    </Form>
  )
}
