/** An account: its head, and the tabs that the rooms hand in. */
import { lazy, type ReactNode, Suspense, useEffect } from 'react'
import { useGo } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { Empty } from '../ui/Empty.tsx'
import { TabLinks } from '../ui/Page.tsx'
import { Boundary } from '../ui/Problem.tsx'
import { useSession } from '../ui/session.ts'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import type { AccountHeadPiece, AccountTab } from '../ui/slots.ts'
import { useWords } from '../ui/words.ts'
import { readAccount } from './account.api.ts'
import { AccountHead } from './AccountHead.tsx'
import { rememberAccount } from './recents.tsx'

type Handed = { tabs: AccountTab[]; pieces?: AccountHeadPiece[] }
type Props = { accountId: string; tab?: string }

/** Made once by shell, with what the rooms show of an account; the first tab is the account's own address. */
export function accountPage({ tabs, pieces = [] }: Handed): (props: Props) => ReactNode {
  const opened = new Map(
    tabs.map(({ tab, open }) => [tab, lazy(async () => ({ default: await open() }))]),
  )
  return function AccountPage({ accountId, tab }: Props) {
    const t = useWords()
    const { firm, role } = useSession()
    const account = useRead(readAccount, { accountId })
    const { name } = account
    const go = useGo()
    // Whoever follows an old address of one that was merged comes to the one that is kept.
    const kept = account.accountId === accountId ? null : account.accountId
    useEffect(() => {
      if (kept) go(tab ? `/accounts/${kept}/${tab}` : `/accounts/${kept}`, { replace: true })
    }, [kept, tab, go])
    useEffect(() => rememberAccount(firm.firmId, { accountId, name }), [firm, accountId, name])

    const mine = tabs.filter(({ may }) => !may || may.includes(role))
    const here = mine.find((one) => one.tab === tab) ?? (tab ? undefined : mine[0])
    const Opened = here && opened.get(here.tab)
    const pathOf = ({ tab: its }: AccountTab) =>
      its === mine[0]?.tab ? `/accounts/${accountId}` : `/accounts/${accountId}/${its}`
    return (
      <AccountHead account={account} pieces={pieces}>
        <TabLinks
          label={t('accounts:tabs')}
          at={here ? pathOf(here) : ''}
          tabs={mine.map((one) => ({ path: pathOf(one), name: t(one.name) }))}
        />
        <Boundary at={`${accountId} ${here?.tab}`}>
          <Suspense fallback={<BlockSkeleton height={360} />}>
            {Opened ? <Opened accountId={accountId} /> : <Empty>{t('accounts:noSuchTab')}</Empty>}
          </Suspense>
        </Boundary>
      </AccountHead>
    )
  }
}
