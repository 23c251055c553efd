/** Writes down what a client asks, or changes it; undo puts back what stood. */
import { ask, useWrite } from '../ui/api.ts'
import { AsAnother } from '../ui/AsAnother.tsx'
import { SelectField } from '../ui/choiceFields.tsx'
import { DayField, SwitchField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { ExtraFields } from './ExtraFields.tsx'
import { dropRequest, putRequest } from './request.api.ts'
import { PRIORITIES, type Request, RequestGiven } from './request.ts'
import { REQUESTS_CHANGED } from './requestChanged.tsx'
import { useEngaged } from './useEngaged.tsx'
import { useTypeOptions } from './useRequestWords.tsx'

const Typed = RequestGiven.omit({ accountId: true, ownerTold: true, stateTold: true })

type Props = { accountId: string; changes?: Request; done: () => void }

export function RequestForm({ accountId, changes, done }: Props) {
  const t = useWords()
  const { today, person } = useSession()
  const types = useTypeOptions(changes?.type)
  const { theirs, ours } = useEngaged(accountId, {
    theirs: changes?.contactId ? [{ id: changes.contactId, name: changes.contactName }] : [],
    ours: changes?.ownerId ? [{ id: changes.ownerId, name: changes.ownerName }] : [],
  })
  const keep = useWrite(putRequest, REQUESTS_CHANGED, {
    quiet: true,
    said: ({ now: { title } }) => t('engage:request.kept', { title }),
    undo: ({ now: { requestId }, before }) =>
      before ? ask(putRequest, before) : ask(dropRequest, { requestId }),
  })
  const isOurs = ours.some(({ value }) => value === person.personId)
  const fresh = {
    openedOn: today,
    ownerId: isOurs ? person.personId : null,
    priority: 'normal',
    hoursFrom: `${today.slice(0, 7)}-01`,
    hoursMonths: 1,
    hours: {},
  }
  const form = useForm(Typed, changes ?? fresh, async (given, asAnother) => {
    const same = changes && !asAnother ? { ...changes, was: RequestGiven.parse(changes) } : {}
    await keep.mutateAsync({ ...same, ...given, accountId })
    done()
  })
  const openedOn = (form.values.openedOn ?? today) as string
  const isNew = changes === undefined
  return (
    <Form form={form} does={t('engage:save')} aside={<AsAnother form={form} />}>
      <TextField
        {...form.field('title')}
        data-autofocus
        label={t('engage:request.what')}
        autoComplete="off"
      />
      <LongTextField {...form.field('text')} label={t('engage:request.text')} />
      <div className="Known-two">
        <SelectField
          {...form.field('type')}
          clearable
          label={t('engage:request.type')}
          options={types}
        />
        <SelectField
          {...form.field('priority')}
          label={t('engage:request.priority')}
          options={PRIORITIES.map((value) => ({
            value,
            label: t(`engage:request.priorities.${value}`),
          }))}
        />
      </div>
      <SwitchField
        {...form.field('outside')}
        label={t('engage:request.outside')}
        hint={t('engage:request.outsideHint')}
      />
      {form.values.outside === true && <ExtraFields form={form} />}
      <SelectField
        {...form.field('contactId')}
        search
        clearable
        label={t('engage:request.contact')}
        options={theirs}
      />
      <SelectField
        {...form.field('ownerId')}
        search
        clearable
        label={t('engage:request.owner')}
        options={ours}
      />
      <div className="Known-two">
        <DayField
          {...form.field('openedOn')}
          max={today}
          label={t('engage:request.openedOn')}
          {...(isNew && openedOn < today ? { hint: t('engage:request.openedBefore') } : {})}
        />
        <TextField
          {...form.field('source')}
          label={t('engage:request.source')}
          placeholder={t('engage:request.sourceHint')}
        />
      </div>
    </Form>
  )
}
