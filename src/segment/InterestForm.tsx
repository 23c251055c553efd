/** Says anew what the client wants of the relation; undo says what stood before. */
import { readHistory } from '../accounts/account.api.ts'
import { ask, useWrite } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { type Interest, InterestGiven, WANTS } from './interest.ts'
import { putInterest, readInterest } from './interest.api.ts'

const Typed = InterestGiven.extend({ wants: InterestGiven.shape.wants.unwrap() })

type Props = { accountId: string; now: Interest | null; done: () => void }

export function InterestForm({ accountId, now, done }: Props) {
  const t = useWords()
  const { today } = useSession()
  const say = useWrite(putInterest, [readInterest, readHistory], {
    quiet: true,
    said: () => t('segment:interest.kept'),
    undo: ({ before }) => ask(putInterest, { wants: null, seenOn: today, ...before, accountId }),
  })
  const form = useForm(Typed, { ...now, seenOn: today }, async (given) => {
    await say.mutateAsync({ ...given, accountId })
    done()
  })
  return (
    <Form form={form} does={t('segment:choice.save')}>
      <SelectField
        {...form.field('wants')}
        data-autofocus
        options={WANTS.map((one) => ({ value: one, label: t(`segment:interest.wants.${one}`) }))}
        label={t('segment:interest.question')}
      />
      <LongTextField
        {...form.field('expects')}
        label={t('segment:interest.expects')}
        hint={t('segment:interest.expectsHint')}
      />
      <LongTextField
        {...form.field('gives')}
        rows={2}
        label={t('segment:interest.gives')}
        hint={t('segment:interest.givesHint')}
      />
      <TextField
        {...form.field('source')}
        label={t('segment:interest.source')}
        hint={t('segment:interest.sourceHint')}
      />
      <DayField {...form.field('seenOn')} max={today} label={t('segment:choice.seenOn')} />
    </Form>
  )
}
