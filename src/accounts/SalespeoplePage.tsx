/** Ajustes, salespeople: which person of ours the ledger means by each of its names. */
import { Select } from '@mantine/core'
import { Line, Lines } from '../access/Lines.tsx'
import { SettingsTabs } from '../access/SettingsTabs.tsx'
import { A } from '../ui/A.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { listColleagues, readAccount } from './account.api.ts'
import { useColleagues } from './CarersForm.tsx'
import { linkSalesperson, listSalespeople } from './salesperson.api.ts'
import type { Salesperson } from './salesperson.ts'

export function SalespeoplePage() {
  const t = useWords()
  const { firm } = useSession()
  const salespeople = useRead(listSalespeople, {})
  const linked = salespeople.filter(({ personId }) => personId !== null).length
  return (
    <Page
      title={t('access:settings.title')}
      facts={[firm.name]}
      narrow
      sentence={
        salespeople.length > 0 &&
        t('accounts:salespeople.sentence', { count: salespeople.length, linked })
      }
    >
      <SettingsTabs at="/settings/salespeople" />
      <Card title={t('accounts:salespeople.title')}>
        {salespeople.length === 0 ? (
          <Empty step={<A to="/data">{t('accounts:salespeople.step')}</A>}>
            {t('accounts:salespeople.none')}
          </Empty>
        ) : (
          <Lines label={t('accounts:salespeople.title')}>
            {salespeople.map((one) => (
              <SalespersonLine key={one.salesperson} salesperson={one} />
            ))}
          </Lines>
        )}
      </Card>
    </Page>
  )
}

const AGAIN = [listSalespeople, listColleagues, readAccount]

function SalespersonLine({ salesperson: one }: { salesperson: Salesperson }) {
  const t = useWords()
  const format = useFormat()
  const { salesperson, personId, accounts, managed } = one
  const colleagues = useColleagues('manager')
  const known = colleagues.some(({ value }) => value === personId)
  const link = useWrite(linkSalesperson, AGAIN, {
    said: ({ given, taken }) =>
      t('accounts:salespeople.linked', {
        given: format.number(given),
        taken: format.number(taken),
      }),
    undo: () => ask(linkSalesperson, { salesperson, personId }),
  })
  return (
    <Line
      title={salesperson}
      facts={[
        t('accounts:salespeople.accounts', { count: accounts, n: format.number(accounts) }),
        managed < accounts &&
          personId &&
          t('accounts:salespeople.others', { n: format.number(accounts - managed) }),
      ].filter(Boolean)}
      acts={
        <Select
          size="xs"
          aria-label={t('accounts:salespeople.personOf', { name: salesperson })}
          placeholder={t('accounts:salespeople.choose')}
          data={
            personId && !known
              ? [...colleagues, { value: personId, label: t('accounts:carer.gone') }]
              : colleagues
          }
          value={personId}
          searchable
          clearable
          disabled={link.isPending}
          onChange={(to) => link.mutate({ salesperson, personId: to })}
        />
      }
    />
  )
}
