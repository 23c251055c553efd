/** Moves an account to another tier or phase, from a day on and with a reason; undo takes it back as a decision of its own. */
import { useRead, useWrite, ask } from '../ui/api.ts'
import { A } from '../ui/A.tsx'
import { SelectField } from '../ui/choiceFields.tsx'
import { DayField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { refusalWords } from '../ui/problemWords.ts'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { ManyKeyAccounts } from './ManyKeyAccounts.tsx'
import { moveAccount, readStanding, takeBackMove } from './standing.api.ts'
import { MoveGiven, PHASES, whyNotMove } from './standing.ts'
import { STANDING_CHANGED } from './standingChanged.tsx'
import { isKey, TierName, TIERS } from './tier.ts'
import { useTierWords } from './useTierWords.tsx'

const Typed = MoveGiven.omit({ accountId: true })

export function MoveForm({ accountId, done }: { accountId: string; done: () => void }) {
  const t = useWords()
  const place = useTierWords()
  const { today, actor } = useSession()
  const { standing, serves, keys, mostKeys } = useRead(readStanding, { accountId })
  const move = useWrite(moveAccount, STANDING_CHANGED, {
    quiet: true,
    said: ({ account, from, to }) =>
      t('segment:standing.moved', { account, from: place(from), to: place(to) }),
    undo: ({ standingId }) => ask(takeBackMove, { standingId }),
  })
  const { tier, phase } = standing
  const form = useForm(Typed, { tier, phase, effectiveOn: today }, async (given) => {
    await move.mutateAsync({ ...given, accountId })
    done()
  })
  const chosen = TierName.safeParse(form.values.tier)
  // Of the tier alone: without a strategy, or above the limit, no day and no reason makes it key.
  const refusal =
    chosen.success && chosen.data !== tier
      ? whyNotMove(
          actor,
          { tier: chosen.data, phase: null, effectiveOn: today },
          { before: { tier, phase, selectionId: null }, heldSince: null, serves, keys, mostKeys },
        )
      : null
  return (
    <Form form={form} does={t('segment:standing.move')}>
      <SelectField
        {...form.field('tier')}
        label={t('segment:standing.tier')}
        options={TIERS.map((value) => ({ value, label: t(`segment:tier.${value}.name`) }))}
      />
      {chosen.success && <p className="dim">{t(`segment:tier.${chosen.data}.says`)}</p>}
      {refusal && (
        <output className="Form-problem">
          {refusalWords(refusal)}{' '}
          {refusal.code === 'segment/key-full' ? (
            <A to="/selection/capacity">{t('segment:standing.toLimits')}</A>
          ) : (
            <A to={`/accounts/${accountId}/choice`}>{t('segment:standing.nameStrategy')}</A>
          )}
        </output>
      )}
      {chosen.success && isKey(chosen.data) && !isKey(tier) && !refusal && (
        <ManyKeyAccounts count={keys + 1} />
      )}
      <SelectField
        {...form.field('phase')}
        label={t('segment:standing.phase')}
        hint={t('segment:standing.phaseHint')}
        options={PHASES.map((value) => ({ value, label: t(`segment:phase.${value}`) }))}
        clearable
      />
      <DayField
        {...form.field('effectiveOn')}
        label={t('segment:standing.from')}
        hint={t('segment:standing.fromHint')}
      />
      <LongTextField
        {...form.field('reason')}
        label={t('segment:standing.reason')}
        hint={t('segment:standing.reasonHint')}
      />
    </Form>
  )
}
