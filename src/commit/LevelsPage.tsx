/** Compromisos, niveles de servicio: what is promised by time to all, to each tier and to single accounts. */
import { Modal } from '@mantine/core'
import { useState } from 'react'
import { A } from '../ui/A.tsx'
import { Act } from '../ui/Act.tsx'
import { useRead } from '../ui/api.ts'
import { Card, Stack } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { CommitTabs } from './CommitTabs.tsx'
import { LevelForm } from './LevelForm.tsx'
import { LevelRows } from './LevelRows.tsx'
import { listLevels } from './serviceLevel.api.ts'
import { whyNotPolicy } from './serviceLevel.ts'

export function LevelsPage() {
  const t = useWords()
  const { actor } = useSession()
  const levels = useRead(listLevels, {})
  const [adding, setAdding] = useState(false)
  const done = () => setAdding(false)
  const policy = levels.filter(({ accountId }) => accountId === null)
  const own = levels.filter(({ accountId }) => accountId !== null)
  const open = levels.reduce((sum, level) => sum + level.open, 0)
  return (
    <Page
      title={t('commit:level.title')}
      sentence={t(levels.length === 0 ? 'commit:level.saysNone' : 'commit:level.says', {
        count: open,
        accounts: new Set(own.map(({ accountId }) => accountId)).size,
      })}
      acts={
        <Act variant="filled" refusal={whyNotPolicy(actor)} onClick={() => setAdding(true)}>
          {t('commit:level.add')}
        </Act>
      }
    >
      <CommitTabs at="/commitments/levels" />
      <Stack>
        <Card title={t('commit:level.policy')}>
          {policy.length === 0 && <Empty>{t('commit:level.none')}</Empty>}
          <LevelRows levels={policy} />
        </Card>
        <Card title={t('commit:level.own')}>
          {own.length === 0 && <Empty>{t('commit:level.noneOwn')}</Empty>}
          <LevelRows
            levels={own}
            about={({ accountId, account }) => (
              <A to={`/accounts/${accountId}/commitments`}>{account}</A>
            )}
          />
        </Card>
      </Stack>
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={adding}
        onClose={done}
        title={t('commit:level.add')}
      >
        <LevelForm done={done} />
      </Modal>
    </Page>
  )
}
