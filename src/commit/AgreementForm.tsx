/** Says a service agreement, or changes it: from when until when, with which contract, and what is said of price and renewal. */
import { listContracts } from '../accounts/contract.api.ts'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { AsAnother } from '../ui/AsAnother.tsx'
import { SelectField } from '../ui/choiceFields.tsx'
import { DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { dropAgreement, putAgreement } from './agreement.api.ts'
import { type Agreement, AgreementGiven } from './agreement.ts'
import { LEVELS_CHANGED } from './serviceChanged.tsx'

type Props = { accountId: string; changes?: Agreement; done: () => void }

export function AgreementForm({ accountId, changes, done }: Props) {
  const t = useWords()
  const { today } = useSession()
  const contracts = useRead(listContracts, { account: accountId }).rows
  const keep = useWrite(putAgreement, LEVELS_CHANGED, {
    quiet: true,
    said: ({ now: { title } }) => t('commit:agreement.kept', { title }),
    undo: ({ now: { agreementId }, before }) =>
      before ? ask(putAgreement, before) : ask(dropAgreement, { agreementId }),
  })
  const start = changes ?? { accountId, fromOn: today }
  const form = useForm(AgreementGiven, start, async (given, asAnother) => {
    const was = changes && AgreementGiven.parse(changes)
    const same =
      changes && !asAnother ? { agreementId: changes.agreementId, ...(was ? { was } : {}) } : {}
    await keep.mutateAsync({ ...given, ...same })
    done()
  })
  return (
    <Form form={form} does={t('commit:save')} aside={<AsAnother form={form} />}>
      <TextField
        {...form.field('title')}
        data-autofocus
        label={t('commit:agreement.field.title')}
        autoComplete="off"
      />
      {contracts.length > 0 && (
        <SelectField
          {...form.field('contractId')}
          clearable
          search
          label={t('commit:agreement.field.contract')}
          options={contracts.map(({ contractId, code, title }) => ({
            value: contractId,
            label: `${code} · ${title}`,
          }))}
        />
      )}
      <DayField {...form.field('fromOn')} label={t('commit:agreement.field.from')} />
      <DayField {...form.field('untilOn')} label={t('commit:agreement.field.until')} />
      <LongTextField
        {...form.field('priceTerms')}
        rows={2}
        label={t('commit:agreement.field.price')}
        hint={t('commit:agreement.field.priceHint')}
      />
      <LongTextField
        {...form.field('renewalTerms')}
        rows={2}
        label={t('commit:agreement.field.renewal')}
        hint={t('commit:agreement.field.renewalHint')}
      />
    </Form>
  )
}
