/** All that is to be confirmed, the stalest first: of one's own accounts, or of all that one may see. */
import { Button, Checkbox, TextInput } from '@mantine/core'
import { useDeferredValue, useState } from 'react'
import { useList } from '../ui/api.ts'
import { Empty } from '../ui/Empty.tsx'
import { SearchIcon } from '../ui/icons.tsx'
import { Page } from '../ui/Page.tsx'
import { Problem } from '../ui/Problem.tsx'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { useWords } from '../ui/words.ts'
import './note.css'
import './profile.css'
import { listToConfirm } from './toConfirm.api.ts'
import { confirmedId } from './toConfirm.ts'
import { ToConfirmOne } from './ToConfirmOne.tsx'

const STEP = 20
const MOST = 500

export function ToConfirmPage() {
  const t = useWords()
  const [q, setQ] = useState('')
  const [mine, setMine] = useState(true)
  const sought = useDeferredValue(q.trim())
  return (
    <Page narrow title={t('know:profile.panel')} sentence={t('know:profile.toConfirmSays')}>
      <div className="NotesSought">
        <TextInput
          data-search
          type="search"
          aria-label={t('know:profile.toConfirmSearch')}
          placeholder={t('know:profile.toConfirmSearch')}
          leftSection={<SearchIcon />}
          value={q}
          onChange={(event) => setQ(event.currentTarget.value)}
        />
        <Checkbox
          label={t('know:profile.toConfirmMine')}
          checked={mine}
          onChange={(event) => setMine(event.currentTarget.checked)}
        />
      </div>
      <Waiting key={`${sought} ${mine}`} q={sought} mine={mine} />
    </Page>
  )
}

function Waiting({ q, mine }: { q: string; mine: boolean }) {
  const t = useWords()
  const [size, setSize] = useState(STEP)
  const { data, error } = useList(listToConfirm, { q, mine: mine ? 'true' : 'false', size })
  if (error) return <Problem problem={error} />
  if (!data) return <BlockSkeleton height={200} />
  if (data.rows.length === 0) return <Empty>{t('know:profile.toConfirmNone')}</Empty>
  const more = data.total - data.rows.length
  return (
    <>
      <ul className="Facts-list">
        {data.rows.map((one) => (
          <ToConfirmOne key={confirmedId(one)} one={one} />
        ))}
      </ul>
      {more > 0 && size < MOST && (
        <Button size="compact-sm" onClick={() => setSize(Math.min(size + STEP, MOST))}>
          {t('know:profile.toConfirmMore', { count: more })}
        </Button>
      )}
    </>
  )
}
