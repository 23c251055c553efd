/** Notes an idea, an event or a reference; each kind has its own states and its own few fields. */
import { listAccountContacts } from '../know/contact.api.ts'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { AsAnother } from '../ui/AsAnother.tsx'
import { ManyField, SelectField, SuggestField } from '../ui/choiceFields.tsx'
import { DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { GOODWILL_CHANGED } from './conflictChanged.tsx'
import { readRequestSettings } from './extra.api.ts'
import { dropGoodwill, putGoodwill } from './goodwill.api.ts'
import {
  type Goodwill,
  GOODWILL_KINDS,
  GoodwillGiven,
  type GoodwillKind,
  isShown,
  statesOf,
  TOPICS,
} from './goodwill.ts'
import { useEngaged } from './useEngaged.tsx'

const Typed = GoodwillGiven.omit({ accountId: true })

type Props = { accountId: string; changes?: Goodwill; done: () => void }

export function GoodwillForm({ accountId, changes, done }: Props) {
  const t = useWords()
  const { today, person } = useSession()
  const { currency } = useRead(readRequestSettings, {})
  const contacts = useRead(listAccountContacts, { accountId })
  const { theirs, ours } = useEngaged(accountId, {
    theirs: changes?.contactId ? [{ id: changes.contactId, name: changes.contactName }] : [],
    ours: changes?.ownerId ? [{ id: changes.ownerId, name: changes.ownerName }] : [],
  })
  const keep = useWrite(putGoodwill, GOODWILL_CHANGED, {
    quiet: true,
    said: ({ now: { title } }) => t('engage:goodwill.kept', { title }),
    undo: ({ now: { goodwillId }, before }) =>
      before ? ask(putGoodwill, before) : ask(dropGoodwill, { goodwillId }),
  })
  const isOurs = ours.some(({ value }) => value === person.personId)
  const fresh = { kind: 'gesture', state: 'idea', ownerId: isOurs ? person.personId : null }
  const form = useForm(Typed, changes ?? fresh, async (given, asAnother) => {
    const same =
      changes && !asAnother
        ? { goodwillId: changes.goodwillId, was: GoodwillGiven.parse(changes) }
        : {}
    await keep.mutateAsync({ ...given, ...same, accountId })
    done()
  })
  const kind = form.values.kind as GoodwillKind
  const kindField = form.field('kind')
  const shown = isShown(kind)
  const cost = form.field('cost')
  const mayCome = [
    ...contacts.map(({ contactId, name }) => ({ value: contactId, label: name })),
    ...(changes?.came ?? [])
      .filter(({ id }) => !contacts.some(({ contactId }) => contactId === id))
      .map(({ id, name }) => ({ value: id, label: name })),
  ]
  return (
    <Form form={form} does={t('engage:save')} aside={<AsAnother form={form} />}>
      <SelectField
        {...kindField}
        // Another kind begins with the first of its own states.
        onChange={(to) => form.set({ kind: to, state: statesOf(to as GoodwillKind)[0] })}
        label={t('engage:goodwill.kind')}
        options={GOODWILL_KINDS.map((value) => ({
          value,
          label: t(`engage:goodwill.kinds.${value}`),
        }))}
      />
      <TextField {...form.field('title')} data-autofocus label={t('engage:goodwill.what')} />
      <LongTextField {...form.field('text')} label={t('engage:request.text')} />
      {kind === 'advice' && (
        <SuggestField
          {...form.field('topic')}
          label={t('engage:goodwill.topic')}
          options={TOPICS.map((topic) => t(`engage:goodwill.topics.${topic}`))}
        />
      )}
      <div className="Known-two">
        <SelectField
          {...form.field('state')}
          label={t('engage:request.stage')}
          options={statesOf(kind).map((value) => ({
            value,
            label: t(`engage:goodwill.states.${value}`),
          }))}
        />
        <DayField {...form.field('day')} label={t('engage:goodwill.day')} />
      </div>
      <SelectField
        {...form.field('ownerId')}
        search
        clearable
        label={t('engage:request.owner')}
        options={ours}
      />
      <SelectField
        {...form.field('contactId')}
        search
        clearable
        label={t(shown ? 'engage:goodwill.speaks' : 'engage:goodwill.forWhom')}
        options={theirs}
      />
      {kind === 'event' && (
        <ManyField {...form.field('cameIds')} label={t('engage:goodwill.came')} options={mayCome} />
      )}
      {!shown && (
        <NumberField
          {...cost}
          onChange={(to) =>
            form.set({ cost: to, currency: typeof to === 'number' ? (currency ?? 'EUR') : null })
          }
          min={0}
          decimals={2}
          suffix={` ${(form.values.currency as string | null) ?? currency ?? 'EUR'}`}
          label={t('engage:goodwill.cost')}
        />
      )}
      {shown && (
        <div className="Known-two">
          <TextField {...form.field('consentBy')} label={t('engage:goodwill.consentBy')} />
          <DayField
            {...form.field('consentOn')}
            max={today}
            label={t('engage:goodwill.consentOn')}
          />
        </div>
      )}
      {shown && <TextField {...form.field('link')} label={t('engage:goodwill.link')} />}
      <LongTextField {...form.field('effect')} label={t('engage:goodwill.effect')} />
      <FeltField field={form.field('felt')} />
    </Form>
  )
}

const FELT = [0, 1, 2, 3] as const

function FeltField({ field }: { field: ReturnType<ReturnType<typeof useForm>['field']> }) {
  const t = useWords()
  return (
    <SelectField
      {...field}
      value={typeof field.value === 'number' ? String(field.value) : undefined}
      onChange={(to) => field.onChange(typeof to === 'string' ? Number(to) : null)}
      clearable
      label={t('engage:goodwill.felt')}
      options={FELT.map((value) => ({
        value: String(value),
        label: t(`engage:goodwill.feltHow.${value}`),
      }))}
    />
  )
}
