/** What the client spends on each family of ours, and how much of it is ours: now, and what we aim at. */
import { useState } from 'react'
import { KnownCard, useWhyNotSay } from '../accounts/KnownCard.tsx'
import { KnowModal } from '../know/KnowModal.tsx'
import { useRead } from '../ui/api.ts'
import { Empty } from '../ui/Empty.tsx'
import { useWords } from '../ui/words.ts'
import { readWallet } from './wallet.api.ts'
import './wallet.css'
import type { WalletRow } from './wallet.ts'
import { WalletForm } from './WalletForm.tsx'
import { WalletTable } from './WalletTable.tsx'
import { WalletTold } from './WalletTold.tsx'
import { WalletUnits } from './WalletUnits.tsx'

export function WalletCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const wallet = useRead(readWallet, { accountId })
  const writes = useWhyNotSay(accountId) === null
  const [year, setYear] = useState<number | null>(null)
  const [changes, setChanges] = useState<WalletRow | null>(null)
  const years = [...new Set(wallet.rows.map((row) => row.year))]
  const shown = year !== null && years.includes(year) ? year : years[0]
  const rows = wallet.rows.filter((row) => row.year === shown)
  return (
    <KnownCard
      accountId={accountId}
      title={t('plan:wallet.title')}
      act={t('plan:wallet.add')}
      form={(done) => <WalletForm accountId={accountId} wallet={wallet} done={done} />}
    >
      {shown === undefined ? (
        <Empty>{t('plan:wallet.none')}</Empty>
      ) : (
        <>
          {years.length > 1 && (
            <label className="Wallet-year">
              {t('plan:wallet.year')}
              <select
                className="Portfolio-by"
                value={shown}
                onChange={(event) => setYear(Number(event.currentTarget.value))}
              >
                {years.map((one) => (
                  <option key={one}>{one}</option>
                ))}
              </select>
            </label>
          )}
          <WalletTold rows={rows} year={shown} figures={wallet.figures} />
          <WalletTable
            rows={rows}
            figures={wallet.figures}
            change={writes ? setChanges : null}
            several={wallet.units.length > 1}
          />
          <WalletUnits rows={rows} figures={wallet.figures} />
        </>
      )}
      <KnowModal
        title={changes && t('plan:wallet.changeOf', { family: changes.family, year: changes.year })}
        onClose={() => setChanges(null)}
      >
        {changes && (
          <WalletForm
            accountId={accountId}
            wallet={wallet}
            changes={changes}
            done={() => setChanges(null)}
          />
        )}
      </KnowModal>
    </KnownCard>
  )
}
