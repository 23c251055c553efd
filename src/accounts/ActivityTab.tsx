/** What happened to an account: who did what, when, and what was before. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { readHistory } from './account.api.ts'
import './ActivityTab.css'
import type { Happened, History } from './history.ts'
import { type Told, whatHappened } from './told.ts'

export function ActivityTab({ accountId }: { accountId: string }) {
  const t = useWords()
  const [ends, setEnds] = useState<(string | undefined)[]>([undefined])
  return (
    <Card title={t('accounts:activity.title')}>
      <ol className="Activity">
        {ends.map((before, at) => (
          <Stretch
            key={before ?? 'newest'}
            accountId={accountId}
            before={before}
            more={at === ends.length - 1 ? (end) => setEnds([...ends, end]) : undefined}
          />
        ))}
      </ol>
    </Card>
  )
}

type StretchProps = {
  accountId: string
  before: string | undefined
  more: ((end: string) => void) | undefined
}

function Stretch({ accountId, before, more }: StretchProps) {
  const t = useWords()
  const history = useRead(readHistory, { accountId, ...(before ? { before } : {}) })
  const last = history.happenings.at(-1)
  if (!before && !last) return <Empty>{t('accounts:activity.none')}</Empty>
  return (
    <>
      {history.happenings.map((one) => (
        <Item key={one.happeningId} happened={one} people={history.people} />
      ))}
      {more && history.more && last && (
        <li>
          <Button size="compact-sm" onClick={() => more(last.happeningId)}>
            {t('accounts:activity.more')}
          </Button>
        </li>
      )}
    </>
  )
}

function Item({ happened, people }: { happened: Happened; people: History['people'] }) {
  const t = useWords()
  const format = useFormat()
  return (
    <li>
      <time className="dim" dateTime={happened.happenedAt}>
        {format.instant(happened.happenedAt)}
      </time>
      <div>
        {whatHappened(happened, people).map((told) => (
          <p key={JSON.stringify(told)}>
            <Sentence told={told} />
          </p>
        ))}
        <span className="dim">{happened.byName ?? t('accounts:activity.byClave')}</span>
      </div>
    </li>
  )
}

function Sentence({ told: { what, values } }: { told: Told }) {
  const t = useWords()
  const nobody = t('accounts:carer.nobody')
  const said = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      Array.isArray(value)
        ? value.map((one) => one ?? t('accounts:carer.gone'))
        : (value ?? nobody),
    ]),
  )
  return t(`accounts:happened.${what}`, said)
}
