/** What happened to an account: who did what, when, and what was before. */
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { A } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { Card, Stack } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Part } from '../ui/Part.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { readHistory } from './account.api.ts'
import { ActionsCard } from './ActionsCard.tsx'
import './ActivityTab.css'
import { type Happened, type History, TOLD_KINDS, type ToldKind } from './history.ts'
import { type Told, whatHappened } from './told.ts'

type Props = { accountId: string }

/** `children`: cards that later rooms lay above what happened. */
export function ActivityTab({ accountId, children }: Props & { children?: ReactNode }) {
  const t = useWords()
  const [kind, setKind] = useState<ToldKind | null>(null)
  return (
    <Stack>
      <Part height={140}>
        <ActionsCard accountId={accountId} />
      </Part>
      {children}
      <Card title={t('accounts:activity.title')}>
        <fieldset className="Activity-kinds">
          <legend className="unseen">{t('accounts:activity.kinds')}</legend>
          {[null, ...TOLD_KINDS].map((one) => (
            <button
              key={one ?? 'all'}
              type="button"
              aria-pressed={one === kind}
              onClick={() => setKind(one)}
            >
              {t(`accounts:activity.kind.${one ?? 'all'}`)}
            </button>
          ))}
        </fieldset>
        <Part height={200}>
          <Stretches key={kind} accountId={accountId} kind={kind} />
        </Part>
      </Card>
    </Stack>
  )
}

function Stretches({ accountId, kind }: Props & { kind: ToldKind | null }) {
  const [ends, setEnds] = useState<(string | undefined)[]>([undefined])
  return (
    <ol className="Activity">
      {ends.map((before, at) => (
        <Stretch
          key={before ?? 'newest'}
          accountId={accountId}
          kind={kind}
          before={before}
          more={at === ends.length - 1 ? (end) => setEnds([...ends, end]) : undefined}
        />
      ))}
    </ol>
  )
}

type StretchProps = {
  accountId: string
  kind: ToldKind | null
  before: string | undefined
  more: ((end: string) => void) | undefined
}

function Stretch({ accountId, kind, before, more }: StretchProps) {
  const t = useWords()
  const history = useRead(readHistory, {
    accountId,
    ...(before ? { before } : {}),
    ...(kind ? { kind } : {}),
  })
  const last = history.happenings.at(-1)
  if (!before && !last) {
    return (
      <li>
        <Empty>{t(kind ? 'accounts:activity.noneOfKind' : 'accounts:activity.none')}</Empty>
      </li>
    )
  }
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
        {happened.isDay
          ? format.day(happened.happenedAt.slice(0, 10))
          : format.instant(happened.happenedAt)}
      </time>
      <div>
        {whatHappened(happened, people).map((told) => (
          <p key={JSON.stringify(told)}>
            <Linked about={happened.about}>
              <Sentence told={told} />
            </Linked>
          </p>
        ))}
        {happened.kind !== 'purchase' && (
          <span className="dim">{happened.byName ?? t('accounts:activity.byClave')}</span>
        )}
      </div>
    </li>
  )
}

/** A note that still has words can be read whole. */
function Linked({ about, children }: { about: Happened['about']; children: ReactNode }) {
  const { noteId, title } = about
  const leads = typeof noteId === 'string' && typeof title === 'string'
  return leads ? <A to={`/notes/${noteId}`}>{children}</A> : children
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
