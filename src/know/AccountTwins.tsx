/** Accounts that may be the same client, pair by pair. */
import { Modal } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { doubtAccountsAgain, listAccountTwins, tellAccountsApart } from '../accounts/twin.api.ts'
import {
  ACCOUNT_TWIN_FILTERS,
  type AccountTwin,
  AccountTwinList,
  type TwinAccount,
  whyNotTellApart,
} from '../accounts/twin.ts'
import { A } from '../ui/A.tsx'
import { ask, useList, useWrite } from '../ui/api.ts'
import { useFormat, useSession } from '../ui/session.ts'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { useListState } from '../ui/Table/useListState.ts'
import { useWords } from '../ui/words.ts'
import { TwinCard, type TwinFact } from './TwinCard.tsx'
import { TwinList } from './TwinList.tsx'
import { TWINS_CHANGED } from './twinsChanged.tsx'

const MergeForm = lazy(() =>
  import('../accounts/MergeForm.tsx').then((m) => ({ default: m.MergeForm })),
)

export function AccountTwins() {
  const t = useWords()
  const list = useListState(AccountTwinList)
  const answer = useList(listAccountTwins, list.value)
  return (
    <TwinList
      label={t('know:twin.accounts')}
      list={list}
      chosen={list.value}
      choose={(more) => list.change(more)}
      reasons={ACCOUNT_TWIN_FILTERS}
      answer={answer}
      none="know:twin.noAccounts"
    >
      {(twin: AccountTwin) => (
        <Pair key={twin.sides.map(({ accountId }) => accountId).join()} twin={twin} />
      )}
    </TwinList>
  )
}

function Pair({ twin }: { twin: AccountTwin }) {
  const t = useWords()
  const { actor } = useSession()
  const facts = useFacts()
  const [merging, setMerging] = useState(false)
  const [one, other] = twin.sides
  const pair = { accountId: one.accountId, otherId: other.accountId }
  const names = { one: one.name, other: other.name }
  const tellApart = useWrite(tellAccountsApart, TWINS_CHANGED, {
    said: () => t('know:twin.toldApart', names),
    undo: () => ask(doubtAccountsAgain, pair),
  })
  const doubtAgain = useWrite(doubtAccountsAgain, TWINS_CHANGED, {
    said: () => t('know:twin.doubted', names),
    undo: () => ask(tellAccountsApart, { ...pair, because: twin.dismissedBecause }),
  })
  const { dismissedBy } = twin
  const head = ({ accountId, name }: TwinAccount) => <A to={`/accounts/${accountId}`}>{name}</A>
  return (
    <>
      <TwinCard
        twin={twin}
        names={[one.name, other.name]}
        heads={[head(one), head(other)]}
        facts={facts(twin)}
        refusal={whyNotTellApart(actor, twin.sides)}
        merge={() => setMerging(true)}
        tellApart={() => tellApart.mutate(pair)}
        doubtAgain={() => doubtAgain.mutate(pair)}
        told={
          twin.state === 'dismissed' &&
          t('know:twin.dismissedBy', { name: dismissedBy ?? t('know:twin.someone') })
        }
      />
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={merging}
        onClose={() => setMerging(false)}
        title={t('know:twin.merge')}
        size="lg"
      >
        {merging && (
          <Suspense fallback={<BlockSkeleton height={240} />}>
            <MergeForm {...pair} done={() => setMerging(false)} />
          </Suspense>
        )}
      </Modal>
    </>
  )
}

/** What tells one from the other. */
function useFacts(): (twin: AccountTwin) => TwinFact[] {
  const t = useWords()
  const format = useFormat()
  const made = ({ madeAt, madeByImport, madeByCrm }: TwinAccount) => {
    const day = madeAt ? format.day(madeAt.slice(0, 10)) : ''
    if (madeByImport !== null) {
      const words = t('know:twin.fromLedger', { day })
      return <A to={`/data/imports/${madeByImport}`}>{words}</A>
    }
    if (!madeByCrm) return t('know:twin.byHand', { day })
    const words = t('know:twin.fromCrm', { name: madeByCrm.name, day })
    return <A to={`/data/crm/${madeByCrm.crmImportId}`}>{words}</A>
  }
  return ({ sides: [one, other] }) => {
    const fact = (name: Parameters<typeof t>[0], of: (side: TwinAccount) => string) => {
      const cells = [of(one), of(other)] as [string, string]
      return { name: t(name) as string, cells, same: cells[0] === cells[1] }
    }
    return [
      fact('know:twin.code', ({ code }) => code ?? '—'),
      fact('know:twin.sales', ({ salesLast12 }) =>
        salesLast12 === null ? '—' : format.moneyShort(salesLast12),
      ),
      fact('know:twin.town', ({ town }) => town || '—'),
      fact('know:twin.people', ({ people }) => format.number(people)),
      { name: t('know:twin.made'), cells: [made(one), made(other)], same: false },
    ]
  }
}
