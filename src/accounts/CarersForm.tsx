/** Who looks after an account: manager, deputy and team. */
import { z } from 'zod'
import { useRead } from '../ui/api.ts'
import { ManyField, SelectField } from '../ui/choiceFields.tsx'
import { Form } from '../ui/Form.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { listColleagues } from './account.api.ts'
import type { Account } from './account.ts'
import { type CarersGiven, type Part, whyNotCare } from './carer.ts'
import { placeCarers } from './change.api.ts'
import { useEdit } from './edits.tsx'

const Chosen = z.object({
  managerId: z.guid().nullable().optional(),
  deputyId: z.guid().nullable().optional(),
  teamIds: z.array(z.guid()).optional(),
})

export function CarersForm({ account, done }: { account: Account; done: () => void }) {
  const t = useWords()
  const { accountId } = account
  const before = placed(account)
  const save = useEdit(placeCarers, () => t('accounts:said.placed'), { quiet: true })
  const form = useForm(Chosen, before, async (chosen) => {
    await save.mutateAsync({ accountId, ...whatChanged(before, chosen) })
    done()
  })
  const managers = useColleagues('manager')
  return (
    <Form form={form} does={t('accounts:form.save')}>
      <SelectField
        {...form.field('managerId')}
        data-autofocus
        label={t('accounts:field.manager')}
        options={managers}
        search
        clearable
      />
      <SelectField
        {...form.field('deputyId')}
        label={t('accounts:field.deputy')}
        hint={t('accounts:hint.deputy')}
        options={managers}
        search
        clearable
      />
      <ManyField
        {...form.field('teamIds')}
        label={t('accounts:field.team')}
        options={useColleagues('team')}
      />
    </Form>
  )
}

/** Those who may have this part, with how many accounts they manage. */
export function useColleagues(part: Part) {
  const t = useWords()
  return useRead(listColleagues, {})
    .filter(({ role }) => whyNotCare(part, { role, active: true }) === null)
    .map(({ personId, name, managed }) => ({
      value: personId,
      label: managed > 0 ? t('accounts:carer.withLoad', { name, count: managed }) : name,
    }))
}

function placed({ carers }: Account) {
  const having = (part: Part) =>
    carers.filter((one) => one.part === part).map((one) => one.personId)
  return {
    managerId: having('manager')[0] ?? null,
    deputyId: having('deputy')[0] ?? null,
    teamIds: having('team'),
  }
}

/** Only what was touched is given anew: a manager whom the ledger brought stays the ledger's. */
function whatChanged(
  before: ReturnType<typeof placed>,
  { managerId = null, deputyId = null, teamIds = [] }: z.output<typeof Chosen>,
): CarersGiven {
  const sameTeam = teamIds.toSorted().join() === before.teamIds.toSorted().join()
  return {
    ...(managerId === before.managerId ? {} : { managerId }),
    ...(deputyId === before.deputyId ? {} : { deputyId }),
    ...(sameTeam ? {} : { teamIds }),
  }
}
