/** Says anew what a unit could buy of a family, and who sells it there; undo says what stood before. */
import { EvidenceFields } from '../know/EvidenceFields.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { SuggestField } from '../ui/choiceFields.tsx'
import { DecimalField } from '../ui/DecimalField.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { WALLET_CHANGED } from './walletChanged.tsx'
import { dropWhiteCell, putWhiteCell } from './whiteSpace.api.ts'
import { type GridCell, WhiteCellGiven } from './whiteSpace.ts'

const Typed = WhiteCellGiven.omit({ family: true })

type Props = { cell: GridCell; rivals: readonly string[]; currency: string; done: () => void }

export function WhiteCellForm({ cell, rivals, currency, done }: Props) {
  const t = useWords()
  const { today } = useSession()
  const { accountId, family, said } = cell
  const say = useWrite(putWhiteCell, WALLET_CHANGED, {
    quiet: true,
    said: () => t('plan:white.kept', { family }),
    undo: ({ now: { cellId }, before }) =>
      before ? ask(putWhiteCell, before) : ask(dropWhiteCell, { accountId, cellId }),
  })
  const fresh = { currency, seenOn: today, confidence: 'assumed' as const }
  const start = said ? { ...said, currency: said.currency ?? currency } : fresh
  const form = useForm(Typed, start, async (given) => {
    const was = said && WhiteCellGiven.parse(said)
    await say.mutateAsync({ ...given, family: said?.family ?? family, accountId, was })
    done()
  })
  return (
    <Form form={form} does={t('plan:save')}>
      <DecimalField
        {...form.field('potential')}
        label={t('plan:white.potential')}
        hint={t('plan:white.potentialHint')}
      />
      <TextField {...form.field('currency')} label={t('plan:wallet.currency')} autoComplete="off" />
      <SuggestField
        {...form.field('competitor')}
        options={rivals}
        label={t('plan:white.competitor')}
        hint={t('plan:white.competitorHint')}
      />
      <EvidenceFields form={form} />
    </Form>
  )
}
