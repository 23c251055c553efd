/** Says why a signal is nothing to follow. */
import { ask, useWrite } from '../ui/api.ts'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { NEEDS_CHANGED } from './needsChanged.tsx'
import { dismissSignal, recallSignal } from './signal.api.ts'
import type { Signal } from './signal.ts'

const Typed = dismissSignal.input.omit({ signalId: true })

export function DismissForm({ signal, done }: { signal: Signal; done: () => void }) {
  const t = useWords()
  const { signalId, noticed } = signal
  const dismiss = useWrite(dismissSignal, NEEDS_CHANGED, {
    quiet: true,
    said: () => t('know:signal.dismissed'),
    undo: () => ask(recallSignal, { signalId }),
  })
  const form = useForm(Typed, {}, async ({ reason }) => {
    await dismiss.mutateAsync({ signalId, reason })
    done()
  })
  return (
    <Form form={form} does={t('know:signal.dismiss')}>
      <p>{noticed}</p>
      <LongTextField {...form.field('reason')} data-autofocus label={t('know:signal.why')} />
    </Form>
  )
}
