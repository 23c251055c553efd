/** Ajustes, the firm itself: its name, who sees which accounts; and the demonstration's way out. */
import { Button } from '@mantine/core'
import { useRead, useWrite } from '../ui/api.ts'
import { Act } from '../ui/Act.tsx'
import { Card } from '../ui/Card.tsx'
import { SelectField } from '../ui/choiceFields.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { useGo } from '../ui/A.tsx'
import { confirm } from '../ui/notify.ts'
import { Page } from '../ui/Page.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { resetDemo } from './demo.api.ts'
import { useEnter } from './enter.tsx'
import { changeFirm, readFirm } from './firm.api.ts'
import { type Firm, Sees } from './firm.ts'
import { readSession, signOut } from './session.api.ts'
import { governs, SettingsTabs } from './SettingsTabs.tsx'

export function FirmPage() {
  const t = useWords()
  const { role } = useSession()
  const firm = useRead(readFirm, {})
  return (
    <Page title={t('access:settings.title')} facts={[firm.name]} narrow>
      <SettingsTabs at="/settings" />
      {firm.demo ? (
        <Demo />
      ) : (
        <Card title={t('access:settings.firm')}>
          <FirmForm firm={firm} fixed={!governs(role)} />
        </Card>
      )}
    </Page>
  )
}

function FirmForm({ firm, fixed }: { firm: Firm; fixed: boolean }) {
  const t = useWords()
  const save = useWrite(changeFirm, [readFirm, readSession], {
    said: () => t('access:settings.firmSaved'),
    quiet: true,
  })
  const form = useForm(changeFirm.input, firm, (given) => save.mutateAsync(given))
  const choices = Sees.options.map((value) => ({
    value,
    label: t(`access:settings.seesChoice.${value}`),
  }))
  const fields = (
    <>
      <TextField
        {...form.field('name')}
        autoComplete="organization"
        disabled={fixed}
        label={t('access:field.firmName')}
      />
      <SelectField
        {...form.field('sees')}
        disabled={fixed}
        options={choices}
        label={t('access:settings.sees')}
        hint={t('access:settings.seesWhy')}
      />
      <p className="dim">
        {t('access:settings.home')}: {firm.homeCurrency ?? t('access:settings.homeUnset')}
      </p>
    </>
  )
  if (fixed) return <div className="Form">{fields}</div>
  return (
    <Form form={form} does={t('access:settings.firmDoes')}>
      {fields}
    </Form>
  )
}

/** Nothing of it is anyone's own, so there is nothing to change: start over, or begin for real. */
function Demo() {
  const t = useWords()
  const go = useGo()
  const enter = useEnter()
  const reset = useWrite(resetDemo, [])
  const leave = useWrite(signOut, [])
  const begun = () => enter().then(() => confirm(t('access:settings.demoResetDone')))
  return (
    <Card title={t('access:settings.demo')}>
      <p>{t('access:settings.demoWhat')}</p>
      <div className="Form-acts">
        <Act
          busy={reset.isPending}
          onClick={() => reset.mutate({}, { onSuccess: () => void begun() })}
        >
          {t('access:settings.demoReset')}
        </Act>
        <Button
          variant="filled"
          loading={leave.isPending}
          onClick={() => leave.mutate({}, { onSuccess: () => go('/sign-up') })}
        >
          {t('access:settings.demoCreate')}
        </Button>
      </div>
    </Card>
  )
}
