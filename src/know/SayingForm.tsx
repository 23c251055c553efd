/** Says what one knows of a person: only what is changed is said anew, unless all of it is seen to hold. */
import { z } from 'zod'
import { ask, useWrite } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { SwitchField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { sayOfDecider, unsayOfDecider } from './decider.api.ts'
import { type AttributeGiven, ATTRIBUTES, Grounds, VALUES } from './decider.ts'
import { DECIDERS_CHANGED } from './deciderChanged.tsx'
import { type Decider, saidOf } from './deciderMap.ts'
import { valueWord } from './deciderWords.tsx'
import { GroundsFields } from './groundsFields.tsx'

const choice = z.string().nullable().default(null)
const Typed = Grounds.extend({
  influence: choice,
  support: choice,
  coverage: choice,
  orientation: choice,
  adaptability: choice,
  all: z.boolean().default(false),
})

type Props = { accountId: string; person: Decider; done: () => void }

export function SayingForm({ accountId, person, done }: Props) {
  const t = useWords()
  const { today } = useSession()
  const { contactId, name } = person
  const keep = useWrite(sayOfDecider, DECIDERS_CHANGED, {
    quiet: true,
    said: () => t('know:deciders.saidOf', { name }),
    undo: ({ saidId }) => ask(unsayOfDecider, { accountId, contactId, saidId }),
  })
  const before = Object.fromEntries(
    ATTRIBUTES.map((attribute) => [attribute, saidOf(person, attribute)?.value ?? null]),
  )
  const start = { ...before, confidence: 'assumed', seenOn: today }
  const form = useForm(Typed, start, async ({ all, confidence, source, seenOn, ...typed }) => {
    const said = ATTRIBUTES.filter(
      (attribute) => typed[attribute] !== before[attribute] || (all && typed[attribute] !== null),
    ).map((attribute) => ({ attribute, value: typed[attribute] }) as AttributeGiven)
    if (said.length > 0) {
      await keep.mutateAsync({ accountId, contactId, said, confidence, source, seenOn })
    }
    done()
  })
  return (
    <Form form={form} does={t('know:people.save')}>
      {ATTRIBUTES.map((attribute, at) => (
        <SelectField
          key={attribute}
          {...form.field(attribute)}
          clearable
          {...(at === 0 ? { 'data-autofocus': true } : {})}
          label={t(`know:deciders.attributes.${attribute}`)}
          hint={t(`know:deciders.hints.${attribute}`)}
          options={VALUES[attribute].map((value) => ({
            value,
            label: valueWord(t, attribute, value),
          }))}
        />
      ))}
      <GroundsFields field={form.field} />
      <SwitchField {...form.field('all')} label={t('know:deciders.allHolds')} />
    </Form>
  )
}
