/** The one place where something is said of a compensation, from a row of the account or of Hoy. */
import { z } from 'zod'
import { KnowModal } from '../know/KnowModal.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { ChooseField } from '../ui/choiceFields.tsx'
import { DayField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { Part } from '../ui/Part.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { ChooseLinkForm } from './ChooseLinkForm.tsx'
import {
  askToChoose,
  chooseCompensation,
  claimCompensation,
  deliverCompensation,
  readLedger,
  unwaiveCompensation,
  waiveCompensation,
} from './compensation.api.ts'
import { CHOICES, type Compensation, wayOf } from './compensation.ts'
import { COMPENSATIONS_CHANGED } from './compensationChanged.tsx'
import { ACTIONS, restOf } from './compensationLedger.ts'
import '../accounts/known.css'

export type CompensationAct = 'claim' | 'waive' | 'deliver' | 'choose' | 'ask' | 'ledger'
export type CompensationAsked = { compensation: Compensation; act: CompensationAct }

type Props = { asked: CompensationAsked | null; done: () => void }
type InsideProps = { compensation: Compensation; done: () => void }

export function CompensationModal({ asked, done }: Props) {
  const t = useWords()
  return (
    <KnowModal title={asked && t(`commit:compensation.actTitle.${asked.act}`)} onClose={done}>
      <Part height={200}>{asked && <Inside {...asked} done={done} />}</Part>
    </KnowModal>
  )
}

function Inside({ compensation, act, done }: CompensationAsked & { done: () => void }) {
  if (act === 'claim') return <ClaimForm compensation={compensation} done={done} />
  if (act === 'waive') return <WaiveForm compensation={compensation} done={done} />
  if (act === 'deliver') return <DeliverForm compensation={compensation} done={done} />
  if (act === 'choose') return <ChoiceForm compensation={compensation} done={done} />
  if (act === 'ask') return <AskForm compensation={compensation} />
  return <Ledger compensation={compensation} />
}

function ClaimForm({ compensation: { compensationId, claimUntil }, done }: InsideProps) {
  const t = useWords()
  const { today } = useSession()
  const claim = useWrite(claimCompensation, COMPENSATIONS_CHANGED, {
    quiet: true,
    said: () => t('commit:compensation.said.claim'),
  })
  const form = useForm(
    z.object({ claimedOn: z.iso.date() }),
    { claimedOn: today },
    async (given) => {
      await claim.mutateAsync({ ...given, compensationId })
      done()
    },
  )
  const max = claimUntil && claimUntil < today ? claimUntil : today
  return (
    <Form form={form} does={t('commit:save')}>
      <DayField
        {...form.field('claimedOn')}
        max={max}
        label={t('commit:compensation.field.claimedOn')}
      />
    </Form>
  )
}

const Why = z.object({ outcome: z.string().trim().min(1).max(1000) })

function WaiveForm({ compensation: { compensationId }, done }: InsideProps) {
  const t = useWords()
  const waive = useWrite(waiveCompensation, COMPENSATIONS_CHANGED, {
    quiet: true,
    said: () => t('commit:compensation.said.waive'),
    undo: () => ask(unwaiveCompensation, { compensationId }),
  })
  const form = useForm(Why, {}, async (given) => {
    await waive.mutateAsync({ ...given, compensationId })
    done()
  })
  return (
    <Form form={form} does={t('commit:compensation.act.waive')}>
      <LongTextField
        {...form.field('outcome')}
        data-autofocus
        label={t('commit:compensation.field.whyWaived')}
      />
    </Form>
  )
}

function DeliverForm({ compensation, done }: InsideProps) {
  const t = useWords()
  const format = useFormat()
  const { compensationId, currency, action } = compensation
  const isCredit = wayOf(compensation) === 'credit'
  const rest = restOf(compensation)
  const deliver = useWrite(deliverCompensation, COMPENSATIONS_CHANGED, {
    quiet: true,
    said: () => t('commit:compensation.said.deliver'),
  })
  const Typed = Why.extend({ amount: z.number().positive().multipleOf(0.01).max(rest) })
  const form = useForm(Typed, { amount: rest }, async (given) => {
    await deliver.mutateAsync({ ...given, compensationId })
    done()
  })
  return (
    <Form form={form} does={t('commit:compensation.act.deliver')}>
      {!isCredit && <p>{action}</p>}
      {isCredit && (
        <NumberField
          {...form.field('amount')}
          decimals={2}
          label={t('commit:compensation.field.amount', { currency })}
          hint={t('commit:compensation.rest', { amount: format.money(rest, currency) })}
        />
      )}
      <LongTextField
        {...form.field('outcome')}
        label={t('commit:compensation.field.shown')}
        hint={t('commit:compensation.field.shownHint')}
      />
    </Form>
  )
}

function ChoiceForm({
  compensation: { compensationId, action, amount, currency },
  done,
}: InsideProps) {
  const t = useWords()
  const format = useFormat()
  const choose = useWrite(chooseCompensation, COMPENSATIONS_CHANGED, {
    quiet: true,
    said: () => t('commit:compensation.said.choose'),
  })
  const form = useForm(z.object({ choice: z.enum(CHOICES) }), {}, async (given) => {
    await choose.mutateAsync({ ...given, compensationId })
    done()
  })
  return (
    <Form form={form} does={t('commit:save')}>
      <ChooseField
        {...form.field('choice')}
        label={t('commit:compensation.field.choice')}
        options={[
          { value: 'credit', label: format.money(amount, currency) },
          { value: 'action', label: action },
        ]}
      />
    </Form>
  )
}

function AskForm({ compensation }: { compensation: Compensation }) {
  const format = useFormat()
  const { compensationId, accountId, amount, currency, action } = compensation
  const send = useWrite(askToChoose, COMPENSATIONS_CHANGED, { quiet: true })
  return (
    <ChooseLinkForm
      accountId={accountId}
      options={[format.money(amount, currency), action]}
      send={(given) => send.mutateAsync({ ...given, compensationId })}
    />
  )
}

function Ledger({ compensation: { compensationId } }: { compensation: Compensation }) {
  const t = useWords()
  const format = useFormat()
  const entries = useRead(readLedger, { compensationId })
  const much = (amount: number, unit: string) =>
    unit === ACTIONS
      ? t('commit:compensation.actions', { count: amount })
      : format.money(amount, unit)
  return (
    <ol className="Known-rows">
      {entries.map(({ entryId, fromPot, toPot, unit, amount, by, at, why }) => (
        <li key={entryId}>
          <b>{much(amount, unit)}</b>{' '}
          {t('commit:compensation.moved', {
            from: t(`commit:compensation.pots.${fromPot}`),
            to: t(`commit:compensation.pots.${toPot}`),
          })}
          {why && <p>{why}</p>}
          <p className="dim">
            {[format.instant(at), by ?? t('commit:compensation.byTime')].join(' · ')}
          </p>
        </li>
      ))}
    </ol>
  )
}
