/** Preparar la reunión with an account, also where none is planned yet: to be read on the way, or printed. */
import { readAccount } from '../accounts/account.api.ts'
import { useWhyNotSay } from '../accounts/KnownCard.tsx'
import { A } from '../ui/A.tsx'
import { Act } from '../ui/Act.tsx'
import { useRead } from '../ui/api.ts'
import { Page } from '../ui/Page.tsx'
import { Part } from '../ui/Part.tsx'
import { useWords } from '../ui/words.ts'
import { AgendaCard } from './AgendaCard.tsx'
import { RhythmCard } from './RhythmCard.tsx'
import { openTalk } from './talkDraft.tsx'

export function PreparePage({ accountId }: { accountId: string }) {
  const t = useWords()
  const { name } = useRead(readAccount, { accountId })
  const refusal = useWhyNotSay(accountId)
  return (
    <Page
      title={t('engage:agenda.page', { name })}
      sentence={<A to={`/accounts/${accountId}/activity`}>{t('engage:agenda.back', { name })}</A>}
      acts={
        <Act
          variant="filled"
          refusal={refusal}
          onClick={() => openTalk({ account: { accountId, name }, kind: 'meeting' })}
        >
          {t('engage:talk.log')}
        </Act>
      }
    >
      <Part height={260}>
        <AgendaCard accountId={accountId} />
      </Part>
      <Part height={200}>
        <RhythmCard accountId={accountId} />
      </Part>
    </Page>
  )
}
