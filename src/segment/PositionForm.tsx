/** Another place for an account in the matrix, with the reason: a proposal, never a change. */
import { readAccount } from '../accounts/account.api.ts'
import { whyNotWrite } from '../accounts/account.ts'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { refusalWords } from '../ui/problemWords.ts'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { dropPosition, proposePosition } from './position.api.ts'
import { POSITION_KINDS, PositionGiven } from './position.ts'
import { POSITION_CHANGED } from './positionChanged.tsx'

type Props = {
  accountId: string
  start: Pick<PositionGiven, 'attractiveness' | 'strength'>
  done: () => void
}

export function PositionForm({ accountId, start, done }: Props) {
  const t = useWords()
  const { person, role } = useSession()
  const { name, carers } = useRead(readAccount, { accountId })
  const refusal = whyNotWrite({ id: person.personId, role }, carers)
  const propose = useWrite(proposePosition, POSITION_CHANGED, {
    quiet: true,
    said: () => t('segment:position.proposed', { name }),
    undo: ({ positionId }) => ask(dropPosition, { positionId }),
  })
  const form = useForm(PositionGiven, { kind: 'forecast', ...start }, async (given) => {
    await propose.mutateAsync({ accountId, ...given })
    done()
  })
  if (refusal) return <p>{refusalWords(refusal)}</p>
  return (
    <Form form={form} does={t('segment:position.send')}>
      <p className="dim">{t('segment:position.says')}</p>
      <SelectField
        {...form.field('kind')}
        options={POSITION_KINDS.map((value) => ({
          value,
          label: t(`segment:position.kinds.${value}`),
        }))}
        label={t('segment:position.kind')}
      />
      {(['attractiveness', 'strength'] as const).map((field) => (
        <NumberField
          key={field}
          {...form.field(field)}
          decimals={1}
          label={t(`segment:matrix.${field}`)}
          hint={t('segment:position.score')}
        />
      ))}
      <LongTextField
        {...form.field('reason')}
        label={t('segment:position.reason')}
        hint={t('segment:position.reasonHint')}
      />
    </Form>
  )
}
