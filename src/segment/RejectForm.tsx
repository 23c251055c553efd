/** Why a proposal is rejected: whoever made it reads it. */
import { z } from 'zod'
import { Act } from '../ui/Act.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { reopenPosition, rulePosition } from './position.api.ts'
import type { Position } from './position.ts'
import { POSITION_CHANGED } from './positionChanged.tsx'

const Typed = z.object({ why: z.string().trim().min(1).max(500) })

export function RejectForm({ position, done }: { position: Position; done: () => void }) {
  const t = useWords()
  const { positionId, name } = position
  const reject = useWrite(rulePosition, POSITION_CHANGED, {
    quiet: true,
    said: () => t('segment:position.rejected', { name }),
    undo: () => ask(reopenPosition, { positionId }),
  })
  const form = useForm(Typed, {}, async ({ why }) => {
    await reject.mutateAsync({ positionId, state: 'rejected', why })
    done()
  })
  return (
    <Form
      form={form}
      does={t('segment:position.rejectDoes')}
      aside={<Act onClick={done}>{t('segment:position.leave')}</Act>}
    >
      <LongTextField
        {...form.field('why')}
        label={t('segment:position.whyNot')}
        hint={t('segment:position.whyNotHint')}
      />
    </Form>
  )
}
