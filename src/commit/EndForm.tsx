/** How a commitment ended: kept with what shows it, broken or withdrawn with why; undo opens it again. */
import { ask, useWrite } from '../ui/api.ts'
import { DayField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import {
  breakCommitment,
  keepCommitment,
  reopenCommitment,
  withdrawCommitment,
} from './commitment.api.ts'
import { type Commitment, Ending } from './commitment.ts'
import { COMMITMENTS_CHANGED } from './commitmentChanged.tsx'

const ENDS = { keep: keepCommitment, break: breakCommitment, withdraw: withdrawCommitment }

type Props = { commitment: Commitment; act: keyof typeof ENDS; done: () => void }

export function EndForm({
  commitment: { commitmentId, promise, proof, madeOn },
  act,
  done,
}: Props) {
  const t = useWords()
  const { today } = useSession()
  const end = useWrite(ENDS[act], COMMITMENTS_CHANGED, {
    quiet: true,
    said: () => t(`commit:said.${act}`, { promise }),
    undo: () => ask(reopenCommitment, { commitmentId }),
  })
  const form = useForm(Ending, { endedOn: today }, async (given) => {
    await end.mutateAsync({ ...given, commitmentId })
    done()
  })
  return (
    <Form form={form} does={t(`commit:act.${act}`)}>
      <p>
        <b>{promise}</b>
      </p>
      {act === 'keep' && proof !== '' && <p className="dim">{t('commit:toShow', { proof })}</p>}
      <LongTextField
        {...form.field('outcome')}
        data-autofocus
        label={t(act === 'keep' ? 'commit:field.shown' : 'commit:field.why')}
      />
      <DayField
        {...form.field('endedOn')}
        min={madeOn}
        max={today}
        label={t('commit:field.endedOn')}
      />
    </Form>
  )
}
