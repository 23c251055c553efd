/** Connects a mailbox: address and password first; its servers are guessed from the address and can be changed. */
import { addDays } from '../kernel/day.ts'
import { useWrite } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { DayField, PasswordField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { putMailbox } from './mailbox.api.ts'
import { type Mailbox, MailboxTyped, SECURITIES } from './mailbox.ts'
import { MAILBOXES_CHANGED } from './mailChanged.tsx'
import { serversOf } from './mailServer.ts'

type Props = { kind: Mailbox['kind']; changes?: Mailbox; done: () => void }

const DAYS_BACK = 90

export function MailboxForm({ kind, changes, done }: Props) {
  const t = useWords()
  const { today, person } = useSession()
  const put = useWrite(putMailbox, MAILBOXES_CHANGED, {
    quiet: true,
    said: ({ address }) => t('engage:mailbox.connected', { address }),
  })
  const address = kind === 'own' ? person.email : ''
  const fresh = {
    kind,
    address,
    login: address,
    sinceOn: addDays(today, -DAYS_BACK),
    ...serversOf(address),
  }
  const form = useForm(MailboxTyped, { ...(changes ?? fresh), password: '' }, async (given) => {
    await put.mutateAsync({ ...given, ...(changes ? { mailboxId: changes.mailboxId } : {}) })
    done()
  })
  const field = form.field('address')
  const guess = (value: unknown) => {
    const servers = serversOf(typeof value === 'string' ? value : '')
    form.set({ address: value, login: value, ...servers })
  }
  const securities = SECURITIES.map((value) => ({
    value,
    label: t(`engage:mailbox.security.${value}`),
  }))
  return (
    <Form form={form} does={t(changes ? 'engage:save' : 'engage:mailbox.does')}>
      <TextField
        {...field}
        {...(changes ? {} : { onChange: guess })}
        type="email"
        autoComplete="email"
        label={t('engage:mailbox.address')}
      />
      <PasswordField
        {...form.field('password')}
        autoComplete="new-password"
        label={t('engage:mailbox.password')}
        hint={t(changes ? 'engage:mailbox.passwordKept' : 'engage:mailbox.passwordHint')}
      />
      <DayField {...form.field('sinceOn')} max={today} label={t('engage:mailbox.sinceOn')} />
      <details className="Known-before" open={changes !== undefined}>
        <summary>{t('engage:mailbox.servers')}</summary>
        <TextField {...form.field('login')} autoComplete="off" label={t('engage:mailbox.login')} />
        <TextField
          {...form.field('imapHost')}
          autoComplete="off"
          label={t('engage:mailbox.imapHost')}
        />
        <TextField {...form.field('imapPort')} label={t('engage:mailbox.imapPort')} />
        <SelectField
          {...form.field('imapSecurity')}
          label={t('engage:mailbox.imapSecurity')}
          options={securities}
        />
        {kind === 'own' && (
          <>
            <TextField
              {...form.field('smtpHost')}
              autoComplete="off"
              label={t('engage:mailbox.smtpHost')}
              hint={t('engage:mailbox.smtpHint')}
            />
            <TextField {...form.field('smtpPort')} label={t('engage:mailbox.smtpPort')} />
            <SelectField
              {...form.field('smtpSecurity')}
              label={t('engage:mailbox.smtpSecurity')}
              options={securities}
            />
          </>
        )}
      </details>
    </Form>
  )
}
