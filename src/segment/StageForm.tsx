/** Says anew how close we are; undo says what stood before. */
import { z } from 'zod'
import { type Stage, STAGES } from '../accounts/stage.ts'
import { StageGiven, type StageView } from '../accounts/stageView.ts'
import { putStage, readStage } from '../accounts/stageView.api.ts'
import { readHistory } from '../accounts/account.api.ts'
import { ask, useWrite } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { DayField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'

/** Who says it has at least a view of their own. */
const Typed = StageGiven.extend({ ours: z.enum(STAGES) })

type Props = { accountId: string; now: StageView | null; done: () => void }

export function StageForm({ accountId, now, done }: Props) {
  const t = useWords()
  const { today } = useSession()
  const say = useWrite(putStage, [readStage, readHistory], {
    quiet: true,
    said: () => t('segment:stage.kept'),
    undo: ({ before }) => ask(putStage, { seenOn: today, ...before, accountId }),
  })
  const start = now
    ? {
        ours: now.ours,
        theirs: now.theirs,
        target: now.target,
        targetOn: now.targetOn,
        theirTarget: now.theirTarget,
        evidence: now.evidence,
      }
    : {}
  const form = useForm(Typed, { ...start, seenOn: today }, async (given) => {
    await say.mutateAsync({ ...given, accountId })
    done()
  })
  const options = STAGES.map((stage) => ({
    value: stage,
    label: t(`accounts:stage.${stage}.name`),
  }))
  const saysOf = (stage: unknown) =>
    stage ? { hint: t(`accounts:stage.${stage as Stage}.says`) } : {}
  return (
    <Form form={form} does={t('segment:choice.save')}>
      <SelectField
        {...form.field('ours')}
        data-autofocus
        options={options}
        label={t('segment:stage.oursField')}
        {...saysOf(form.values.ours)}
      />
      <SelectField
        {...form.field('theirs')}
        options={options}
        clearable
        label={t('segment:stage.theirsField')}
        hint={t('segment:stage.theirsHint')}
      />
      <SelectField
        {...form.field('target')}
        options={options}
        clearable
        label={t('segment:stage.targetField')}
      />
      <DayField {...form.field('targetOn')} label={t('segment:stage.targetOn')} />
      <SelectField
        {...form.field('theirTarget')}
        options={options}
        clearable
        label={t('segment:stage.theirTargetField')}
      />
      <LongTextField
        {...form.field('evidence')}
        label={t('segment:stage.evidence')}
        hint={t('segment:stage.evidenceHint')}
      />
      <DayField {...form.field('seenOn')} max={today} label={t('segment:choice.seenOn')} />
    </Form>
  )
}
