/** Which parts a person plays in a decision; several at once. */
import { Grounds } from './decider.ts'
import { ManyField } from '../ui/choiceFields.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { Form } from '../ui/Form.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { DECIDERS_CHANGED } from './deciderChanged.tsx'
import { type Decider, partOf } from './deciderMap.ts'
import { sayRoles, unsayRoles } from './decision.api.ts'
import { type Decision, ROLES, RolesGiven } from './decision.ts'
import { GroundsFields } from './groundsFields.tsx'

const Typed = Grounds.extend(RolesGiven.shape)

type Props = { accountId: string; person: Decider; decision: Decision; done: () => void }

export function RolesForm({ accountId, person, decision, done }: Props) {
  const t = useWords()
  const { today } = useSession()
  const of = { accountId, decisionId: decision.decisionId, contactId: person.contactId }
  const keep = useWrite(sayRoles, DECIDERS_CHANGED, {
    quiet: true,
    said: () => t('know:deciders.saidOf', { name: person.name }),
    undo: ({ saidId }) => ask(unsayRoles, { ...of, saidId }),
  })
  const start = {
    roles: partOf(decision, person.contactId)?.roles ?? [],
    confidence: 'assumed',
    seenOn: today,
  }
  const form = useForm(Typed, start, async (given) => {
    await keep.mutateAsync({ ...of, ...given })
    done()
  })
  return (
    <Form form={form} does={t('know:people.save')}>
      <p>{decision.title}</p>
      <ManyField
        {...form.field('roles')}
        data-autofocus
        label={t('know:deciders.part')}
        options={ROLES.map((value) => ({ value, label: t(`know:deciders.rolesAbout.${value}`) }))}
      />
      <GroundsFields field={form.field} />
    </Form>
  )
}
