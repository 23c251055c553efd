/** Says why what was proposed is a false alarm. */
import { ask, useWrite } from '../ui/api.ts'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { decideFiring, undecideFiring } from './firing.api.ts'
import { Decision, type Firing } from './firing.ts'
import { FIRINGS_CHANGED } from './firingChanged.tsx'

type Props = { firing: Firing; done: () => void }

export function DismissForm({ firing: { firingId, planB }, done }: Props) {
  const t = useWords()
  const dismiss = useWrite(decideFiring, FIRINGS_CHANGED, {
    quiet: true,
    said: () => t('plan:firing.dismissed', { title: planB }),
    undo: () => ask(undecideFiring, { firingId }),
  })
  const form = useForm(Decision, { state: 'dismissed' }, async (given) => {
    await dismiss.mutateAsync({ ...given, firingId })
    done()
  })
  return (
    <Form form={form} does={t('plan:firing.dismiss')}>
      <LongTextField
        {...form.field('why')}
        data-autofocus
        label={t('plan:firing.why')}
        hint={t('plan:firing.whyHint')}
      />
    </Form>
  )
}
