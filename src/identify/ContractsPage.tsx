/** Contratos: what recurs, what comes up, and by which day someone must speak up. */
import { useMemo, useRef, useState } from 'react'
import type { Contract } from '../accounts/contract.ts'
import { putContract } from '../accounts/contract.api.ts'
import type { Role } from '../kernel/actor.ts'
import { useGo } from '../ui/A.tsx'
import { Act } from '../ui/Act.tsx'
import { useRead } from '../ui/api.ts'
import { Card, Cards, Stack } from '../ui/Card.tsx'
import { Chart } from '../ui/Chart/Chart.tsx'
import { renewals } from '../ui/Chart/renewals.ts'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { useSession } from '../ui/session.ts'
import { toForm } from '../ui/toForm.ts'
import { useWords } from '../ui/words.ts'
import './portfolio.css'
import { SheetImport } from '../gather/SheetImport.tsx'
import { governs } from '../access/SettingsTabs.tsx'
import { CONTRACTS_CHANGED, ContractForm } from './ContractForm.tsx'
import { readContracts } from './contracts.api.ts'
import type { ContractsTold } from './contracts.ts'
import { ContractsStrip } from './ContractsStrip.tsx'
import { ContractsTable } from './ContractsTable.tsx'
import { PortfolioTabs } from './PortfolioTabs.tsx'
import { Linked } from './telling.tsx'

const DRAWN = 14

export function ContractsPage() {
  const t = useWords()
  const { role } = useSession()
  const told = useRead(readContracts, {})
  const writes = (putContract.may as readonly Role[]).includes(role)
  const [changed, setChanged] = useState<Contract | undefined>(undefined)
  const [no, setNo] = useState(1)
  const form = useRef<HTMLDivElement>(null)
  // Whoever asks again, for the same contract too, begins from what stands there now.
  const begin = (contract?: Contract) => {
    setChanged(contract)
    setNo(no + 1)
  }
  const open = (contract?: Contract) => {
    begin(contract)
    toForm(form)
  }
  return (
    <Page
      title={t('identify:contract.title')}
      sentence={<Opening told={told} />}
      acts={
        writes &&
        told.contracts > 0 && <Act onClick={() => open()}>{t('identify:contract.addTitle')}</Act>
      }
    >
      <PortfolioTabs at="/portfolio/contracts" />
      <Stack>
        {told.contracts === 0 && <Empty>{t('identify:contract.empty')}</Empty>}
        {told.totals.length > 0 && <ContractsStrip told={told} />}
        {told.ahead.length > 0 && <Ahead told={told} />}
        <ContractsTable writes={writes} change={open} />
        {writes && (
          <div ref={form}>
            <Cards>
              <Card title={t(changed ? 'identify:contract.change' : 'identify:contract.addTitle')}>
                <ContractForm
                  key={`${changed?.contractId ?? 'new'} ${no}`}
                  changes={changed}
                  done={() => begin()}
                />
              </Card>
              <Stack>
                {governs(role) && <SheetImport target="contracts" refreshes={CONTRACTS_CHANGED} />}
              </Stack>
            </Cards>
          </div>
        )}
      </Stack>
    </Page>
  )
}

/** Whose turn it is, and what to do by when. */
function Opening({ told: { next, contracts } }: { told: ContractsTold }) {
  const t = useWords()
  if (!next) {
    return t(contracts === 0 ? 'identify:contract.saysNone' : 'identify:contract.saysCalm')
  }
  const { account: name, title, code, endsOn, acv, currency, renews } = next
  const values = { name, title, code, acv, currency, on: next.next!.on, end: endsOn }
  const text =
    next.next!.what === 'end'
      ? t('identify:contract.saysEnd', values)
      : renews
        ? t('identify:contract.saysNotice', values)
        : t('identify:contract.saysLapse', values)
  return <Linked text={text} name={name} to={`/accounts/${next.accountId}`} />
}

function Ahead({ told: { ahead, today } }: { told: ContractsTold }) {
  const t = useWords()
  const go = useGo()
  const drawn = useMemo(() => ahead.slice(0, DRAWN), [ahead])
  const picture = useMemo(
    () =>
      renewals({
        rows: drawn.map(({ account, title, noticeBy, endsOn, acv }) => ({
          name: account,
          what: title,
          noticeBy: noticeBy!,
          endsOn: endsOn!,
          amount: acv,
        })),
        today,
        show: (at, look) => look.format.moneyShort(drawn[at]!.acv, drawn[at]!.currency),
        words: {
          name: t('identify:contract.account'),
          what: t('identify:contract.what'),
          notice: t('identify:contract.noticeBy'),
          end: t('identify:contract.endsOn'),
          amount: 'ACV',
          today: t('identify:contract.today'),
        },
      }),
    [drawn, today, t],
  )
  return (
    <Chart
      title={t('identify:contract.ahead')}
      describes={t('identify:contract.aheadSays', { count: drawn.length })}
      file={t('identify:contract.file')}
      picture={picture}
      height={60 + 26 * drawn.length}
      onPick={(row) => go(`/accounts/${drawn[row]!.accountId}/figures`)}
      pickSays={t('identify:contract.open')}
    />
  )
}
