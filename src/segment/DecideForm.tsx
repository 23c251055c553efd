/** The decision: from which day the list holds, and what there is to say of it. */
import { Day } from '../kernel/day.ts'
import { useList, useWrite } from '../ui/api.ts'
import { DayField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import type { KeptSelection } from './keptSelection.ts'
import { ManyKeyAccounts } from './ManyKeyAccounts.tsx'
import { decideSelection, foreseeDecision } from './selection.api.ts'
import { SELECTION_CHANGED } from './selectionChanged.tsx'

const Typed = decideSelection.input.omit({ selectionId: true })

export function DecideForm({ selection, done }: { selection: KeptSelection; done: () => void }) {
  const t = useWords()
  const { today } = useSession()
  const { selectionId, decision } = selection
  const decide = useWrite(decideSelection, SELECTION_CHANGED, {
    quiet: true,
    said: (moves) => t('segment:list.decided', moves),
  })
  const form = useForm(Typed, { effectiveOn: today, note: '' }, async (given) => {
    await decide.mutateAsync({ ...given, selectionId })
    done()
  })
  return (
    <Form form={form} does={t('segment:list.decideDoes')}>
      <p>{t('segment:list.decideSays', { count: decision?.accounts ?? 0 })}</p>
      <Leaving selectionId={selectionId} effectiveOn={form.values.effectiveOn} />
      <ManyKeyAccounts count={decision?.accounts ?? 0} />
      <DayField
        {...form.field('effectiveOn')}
        label={t('segment:list.effectiveOn')}
        hint={t('segment:list.effectiveHint')}
      />
      <LongTextField
        {...form.field('note')}
        label={t('segment:list.note')}
        hint={t('segment:list.noteHint')}
      />
    </Form>
  )
}

const NAMED = 5

/** Named before it is decided: nobody should learn of it only from the list. */
function Leaving({ selectionId, effectiveOn }: { selectionId: string; effectiveOn: unknown }) {
  const day = Day.safeParse(effectiveOn)
  return day.success ? <LeavingOn selectionId={selectionId} effectiveOn={day.data} /> : null
}

function LeavingOn(asked: { selectionId: string; effectiveOn: Day }) {
  const t = useWords()
  const format = useFormat()
  const { data: leaving } = useList(foreseeDecision, asked)
  if (!leaving) return null
  const more = leaving.length - NAMED
  const names = [
    ...leaving.slice(0, NAMED).map(({ name }) => name),
    ...(more > 0 ? [t('segment:list.decideMore', { count: more })] : []),
  ]
  return (
    <p>{t('segment:list.decideLeaves', { count: leaving.length, names: format.list(names) })}</p>
  )
}
