/** What can be done with an account, in one menu; where it can't, why. */
import { Button, Menu } from '@mantine/core'
import type { Refusal } from '../kernel/refusal.ts'
import { DownIcon } from '../ui/icons.tsx'
import { refusalWords } from '../ui/problemWords.ts'
import { useWords } from '../ui/words.ts'
import type { Account } from './account.ts'
import { archiveAccount } from './change.api.ts'
import { useEdit } from './edits.tsx'

export type FormName = 'identity' | 'tags' | 'carers' | 'merge'

type Props = { account: Account; refusal: Refusal | null; open: (form: FormName) => void }

const FORMS: { form: FormName; letter: string }[] = [
  { form: 'identity', letter: 'e' },
  { form: 'tags', letter: 't' },
  { form: 'carers', letter: 'l' },
]

export function AccountActs({ account, refusal, open }: Props) {
  const t = useWords()
  const { accountId, name, archived } = account
  const archive = useEdit(archiveAccount, () =>
    t(archived ? 'accounts:said.unarchived' : 'accounts:said.archived', { name }),
  )
  const why = refusalWords(refusal)
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button rightSection={<DownIcon />}>{t('accounts:act.menu')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {why && <Menu.Label>{why}</Menu.Label>}
        {FORMS.map(({ form, letter }) => (
          <Menu.Item
            key={form}
            disabled={refusal !== null}
            rightSection={<kbd aria-hidden="true">{letter}</kbd>}
            onClick={() => open(form)}
          >
            {t(`accounts:act.${form}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item disabled={refusal !== null} onClick={() => open('merge')}>
          {t('accounts:act.merge')}
        </Menu.Item>
        <Menu.Item
          disabled={refusal !== null}
          onClick={() => archive.mutate({ accountId, archived: !archived })}
        >
          {t(archived ? 'accounts:act.unarchive' : 'accounts:act.archive')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
