/** Adds a contract or changes one; undo puts back what was there. */
import { Button } from '@mantine/core'
import { AccountField } from '../accounts/AccountField.tsx'
import type { Contract } from '../accounts/contract.ts'
import { dropContract, listContracts, putContract } from '../accounts/contract.api.ts'
import { DecimalField } from '../ui/DecimalField.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { DayField, SwitchField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { readAccountContracts, readContracts } from './contracts.api.ts'

export const CONTRACTS_CHANGED = [listContracts, readContracts, readAccountContracts]

type Props = { changes?: Contract | undefined; done: () => void }

export function ContractForm({ changes, done }: Props) {
  const t = useWords()
  const { firm, today } = useSession()
  const keep = useWrite(putContract, CONTRACTS_CHANGED, {
    quiet: true,
    said: ({ now: { code } }) => t('identify:contract.kept', { code }),
    undo: ({ now, before }) =>
      before
        ? ask(putContract, { ...before, was: now })
        : ask(dropContract, { contractId: now.contractId }),
  })
  const start = changes
    ? { ...changes, endsOn: changes.endsOn ?? '', noticeDays: String(changes.noticeDays) }
    : {
        currency: firm.homeCurrency ?? 'EUR',
        startsOn: today,
        oneOff: '0',
        renews: true,
        noticeDays: '60',
      }
  const form = useForm(putContract.input, start, async (given) => {
    await keep.mutateAsync({ ...given, was: changes })
    done()
  })
  return (
    <Form
      form={form}
      does={t(changes ? 'identify:contract.save' : 'identify:contract.add')}
      aside={changes && <Button onClick={done}>{t('identify:contract.leave')}</Button>}
    >
      {changes ? (
        <p className="dim">{t('identify:contract.changing', { code: changes.code })}</p>
      ) : (
        <AccountField {...form.field('accountId')} label={t('identify:contract.account')} />
      )}
      <TextField {...form.field('code')} label={t('identify:contract.code')} />
      <TextField {...form.field('title')} label={t('identify:contract.what')} />
      <DayField {...form.field('startsOn')} label={t('identify:contract.startsOn')} />
      <DayField
        {...form.field('endsOn')}
        label={t('identify:contract.endsOn')}
        hint={t('identify:contract.endsOnHint')}
      />
      <DecimalField
        {...form.field('recurring')}
        label={t('identify:contract.recurring')}
        hint={t('identify:contract.recurringHint')}
      />
      <DecimalField {...form.field('oneOff')} label={t('identify:contract.oneOff')} />
      <TextField {...form.field('currency')} label={t('identify:contract.currency')} />
      <SwitchField {...form.field('renews')} label={t('identify:contract.renews')} />
      <TextField {...form.field('noticeDays')} label={t('identify:contract.noticeDays')} />
    </Form>
  )
}
