/** Notes that someone has seen what the figures say of an account, and why nothing is done about it now. */
import { ask, useWrite } from '../ui/api.ts'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { readWatch, seeWatched, unseeWatched } from './watch.api.ts'
import { SeenGiven, type WatchLine } from './watch.ts'
import { useWatchWhy } from './useWatchWhy.tsx'

const Typed = SeenGiven.pick({ reason: true })

export function SeenForm({ line, done }: { line: WatchLine; done: () => void }) {
  const t = useWords()
  const why = useWatchWhy()
  const { accountId, name } = line
  const see = useWrite(seeWatched, [readWatch], {
    quiet: true,
    said: () => t('segment:review.seen', { name }),
    undo: () => ask(unseeWatched, { accountId }),
  })
  const form = useForm(Typed, {}, async ({ reason }) => {
    await see.mutateAsync({ accountId, reason })
    done()
  })
  return (
    <Form form={form} does={t('segment:review.seeDoes')}>
      <p>{why(line)}</p>
      <LongTextField
        {...form.field('reason')}
        label={t('segment:review.seeReason')}
        hint={t('segment:review.seeHint')}
      />
    </Form>
  )
}
