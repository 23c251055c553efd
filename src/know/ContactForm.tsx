/** Adds a person at an account, or changes what is known of one; undo puts back what stood. */
import { useState } from 'react'
import { z } from 'zod'
import { ask, useWrite } from '../ui/api.ts'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { addContact, changeContact, dropContact } from './contact.api.ts'
import { type Contact, ContactGiven, REACHES, type Reach } from './contact.ts'
import { CONTACTS_CHANGED } from './contactChanged.tsx'
import { PrefersFields } from './PrefersFields.tsx'

const line = z.string().trim().max(300).default('')
const Typed = ContactGiven.omit({ reaches: true }).extend({
  jobTitle: z.string().trim().max(200).default(''),
  area: z.string().trim().max(100).default(''),
  mail: line,
  phone: line,
  mobile: line,
  web: line,
})
type Typed = z.output<typeof Typed>

type Props = { accountId: string; changes?: Contact; done: () => void }

export function ContactForm({ accountId, changes: stands, done }: Props) {
  const t = useWords()
  // As it stood when they began: pages hear what others change meanwhile.
  const [changes] = useState(stands)
  const add = useWrite(addContact, CONTACTS_CHANGED, {
    quiet: true,
    said: (_, { name }) => t('know:people.added', { name }),
    undo: ({ contactId }) => ask(dropContact, { contactId }),
  })
  const change = useWrite(changeContact, CONTACTS_CHANGED, {
    quiet: true,
    said: ({ now: { name } }) => t('know:people.kept', { name }),
    undo: ({ before }) => ask(changeContact, { ...before, contactId: changes!.contactId }),
  })
  const start = changes ? { ...changes, ...firstReaches(changes.reaches) } : {}
  const form = useForm(Typed, start, async ({ jobTitle, area, ...typed }) => {
    const given = { ...typed, reaches: reachesTyped(typed, changes?.reaches ?? []) }
    if (changes) {
      const { contactId } = changes
      await change.mutateAsync({ ...given, contactId, was: ContactGiven.parse(changes) })
    } else {
      await add.mutateAsync({ ...given, place: { accountId, jobTitle, area } })
    }
    done()
  })
  return (
    <Form form={form} does={t('know:people.save')}>
      <TextField
        {...form.field('name')}
        data-autofocus
        label={t('know:people.name')}
        autoComplete="off"
      />
      {!changes && (
        <>
          <TextField {...form.field('jobTitle')} label={t('know:people.jobTitle')} />
          <TextField {...form.field('area')} label={t('know:people.area')} />
        </>
      )}
      {REACHES.map((kind) => (
        <TextField
          key={kind}
          {...form.field(kind)}
          label={t(`know:people.${kind}`)}
          autoComplete="off"
        />
      ))}
      <PrefersFields form={form} />
      <LongTextField
        {...form.field('past')}
        label={t('know:people.past')}
        hint={t('know:people.pastHint')}
      />
    </Form>
  )
}

/** The first of each kind is the one that the form shows. */
function firstReaches(reaches: readonly Reach[]) {
  return Object.fromEntries(
    REACHES.map((kind) => [kind, reaches.find((one) => one.kind === kind)?.value ?? '']),
  )
}

/** What was typed stands in the place of the first of its kind; the others stay. */
function reachesTyped(
  typed: Pick<Typed, (typeof REACHES)[number]>,
  before: readonly Reach[],
): Reach[] {
  return REACHES.flatMap((kind) => {
    const others = before.filter((one) => one.kind === kind).slice(1)
    return [...(typed[kind] === '' ? [] : [{ kind, value: typed[kind] }]), ...others]
  })
}
