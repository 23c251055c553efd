/** What we had to do with an account, the latest first, with words to find one. */
import { Button, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { readAccount } from '../accounts/account.api.ts'
import { KnownCard } from '../accounts/KnownCard.tsx'
import { useList, useRead } from '../ui/api.ts'
import { Empty } from '../ui/Empty.tsx'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { useWords } from '../ui/words.ts'
import { listInteractions } from './interaction.api.ts'
import { type Interaction, InteractionList } from './interaction.ts'
import { InteractionForm } from './InteractionForm.tsx'
import { InteractionRow } from './InteractionRow.tsx'
import { TalkForm } from './TalkForm.tsx'

const FEW = 8
const MORE = 60

export function InteractionsCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const { name } = useRead(readAccount, { accountId })
  const [q, setQ] = useState('')
  const [size, setSize] = useState(FEW)
  const [changed, setChanged] = useState<Interaction | null>(null)
  const { data } = useList(listInteractions, InteractionList.parse({ accountId, q, size }))
  const isFew = data !== undefined && q === '' && data.total <= FEW
  return (
    <KnownCard
      accountId={accountId}
      title={t('engage:interaction.title')}
      act={t('engage:interaction.add')}
      form={(done) => <TalkForm start={{ account: { accountId, name } }} done={done} />}
    >
      {data && !isFew && (
        <TextInput
          className="Engage-search"
          type="search"
          aria-label={t('engage:interaction.search')}
          placeholder={t('engage:interaction.search')}
          value={q}
          onChange={(event) => setQ(event.currentTarget.value)}
        />
      )}
      {!data && <BlockSkeleton height={120} />}
      {data?.total === 0 && (
        <Empty>{t(q === '' ? 'engage:interaction.none' : 'engage:interaction.noneFound')}</Empty>
      )}
      <ul className="Known-rows">
        {data?.rows.map((one) => (
          <InteractionRow
            key={one.interactionId}
            interaction={one}
            change={() => setChanged(one)}
          />
        ))}
      </ul>
      {data && data.total > data.rows.length && (
        <Button size="compact-sm" mt="sm" onClick={() => setSize(size + MORE)}>
          {t('engage:interaction.more', { count: data.total - data.rows.length })}
        </Button>
      )}
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={changed !== null}
        onClose={() => setChanged(null)}
        title={t('engage:interaction.change')}
      >
        {changed && <InteractionForm changes={changed} done={() => setChanged(null)} />}
      </Modal>
    </KnownCard>
  )
}
