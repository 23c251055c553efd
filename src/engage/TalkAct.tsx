/** In the head of an account: tell of a talk with it. */
import { readAccount } from '../accounts/account.api.ts'
import { useWhyNotSay } from '../accounts/KnownCard.tsx'
import { Act } from '../ui/Act.tsx'
import { useRead } from '../ui/api.ts'
import { useWords } from '../ui/words.ts'
import { openTalk } from './talkDraft.tsx'

export function TalkAct({ accountId }: { accountId: string }) {
  const t = useWords()
  const { name } = useRead(readAccount, { accountId })
  if (useWhyNotSay(accountId)) return null
  return (
    <Act
      onClick={() => openTalk({ account: { accountId, name } })}
      rightSection={<kbd aria-hidden="true">i</kbd>}
    >
      {t('engage:talk.log')}
    </Act>
  )
}
