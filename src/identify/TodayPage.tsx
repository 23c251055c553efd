/** Hoy: one ordered list of what to do, the act in each row. After the first import it opens with what the ledger says. */
import { Button } from '@mantine/core'
import { lazy, type ReactNode, Suspense } from 'react'
import { A, useGo } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { Stack } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { useChoice } from '../ui/choices.ts'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import type { TodayPanel } from '../ui/slots.ts'
import { useWords } from '../ui/words.ts'
import { untilNewFigures, useNewFigures } from './newFigures.tsx'
import { readPortfolio } from './portfolio.api.ts'
import type { OpeningKey } from './opening.ts'
import { Reveal } from './Reveal.tsx'
import { Linked, Opening, useReason, useSaid } from './telling.tsx'
import { readToday } from './today.api.ts'
import type { TodayItem } from './today.ts'
import './today.css'

const SOON_MS = 2_000
const LATER_MS = 60_000

/** While something is under way, its row changes by itself. */
const BUSY = new Set(['import-checking', 'import-publishing'])

type Handed = { panels?: TodayPanel[] }

/** Made once by shell, with what later rooms show below the list. */
export function todayPage({ panels = [] }: Handed): () => ReactNode {
  const opened = panels.map(({ panel, open }) => ({
    panel,
    Opened: lazy(async () => ({ default: await open() })),
  }))
  return function Today() {
    return (
      <TodayPage>
        {opened.map(({ panel, Opened }) => (
          <Suspense key={panel}>
            <Opened />
          </Suspense>
        ))}
      </TodayPage>
    )
  }
}

export function TodayPage({ children }: { children?: ReactNode }) {
  const t = useWords()
  const { person, firm, today } = useSession()
  const format = useFormat()
  const { items, more } = useRead(
    readToday,
    {},
    {
      everyMs: (told) => (told?.items.some(({ item }) => BUSY.has(item)) ? SOON_MS : LATER_MS),
    },
  )
  const told = useRead(readPortfolio, {}, { everyMs: untilNewFigures })
  useNewFigures(told)
  const [seen, setSeen] = useChoice(`revealed:${firm.firmId}`, false)
  const { portfolio, state } = told
  const [name = person.name] = person.name.split(' ')
  const isNew = portfolio !== null && !seen && portfolio.findings.length > 0
  return (
    <Page
      narrow
      title={t(`identify:today.hello.${partOfDay()}`, { name })}
      facts={[format.dayLong(today)]}
      sentence={<Sentence items={items} portfolio={portfolio} making={state === 'making'} />}
      acts={
        portfolio && seen && portfolio.findings.length > 0 ? (
          <Button onClick={() => setSeen(false)}>{t('identify:reveal.again')}</Button>
        ) : undefined
      }
    >
      {isNew && <Reveal portfolio={portfolio} done={() => setSeen(true)} />}
      {items.length > 0 ? (
        <ol className="Today Card" data-tight aria-label={t('identify:today.list')}>
          {items.map((item, at) => (
            <Row key={item.item} item={item} first={at === 0} />
          ))}
        </ol>
      ) : (
        <Calm portfolio={portfolio} />
      )}
      {more > 0 && (
        <p className="Today-more dim">
          {t('identify:today.more', { count: more })}{' '}
          <A to="/portfolio?sort=overdue&abc=A&abc=B">{t('identify:today.see')}</A>
        </p>
      )}
      {children && (
        <div className="Today-panels">
          <Stack>{children}</Stack>
        </div>
      )}
    </Page>
  )
}

const UNSOLD: OpeningKey = 'identify:opening.unsold'

/** Who never bought has no rhythm to keep. */
function Calm({ portfolio }: Pick<SentenceProps, 'portfolio'>) {
  const t = useWords()
  if (portfolio?.opening.some(({ key }) => key === UNSOLD)) {
    return (
      <Empty step={<A to="/data">{t('identify:portfolio.import')}</A>}>
        {t('identify:today.unsold')}
      </Empty>
    )
  }
  return (
    <Empty step={<A to="/portfolio">{t('identify:today.toPortfolio')}</A>}>
      {t('identify:today.calm')}
    </Empty>
  )
}

function partOfDay(): 'morning' | 'afternoon' | 'evening' {
  const hour = new Date().getHours()
  return hour < 14 && hour >= 5 ? 'morning' : hour < 21 && hour >= 14 ? 'afternoon' : 'evening'
}

type SentenceProps = {
  items: TodayItem[]
  portfolio: Parameters<typeof Reveal>[0]['portfolio'] | null
  making: boolean
}

/** What to begin with: the account to turn to, or the firm's next step. */
function Sentence({ items, portfolio, making }: SentenceProps) {
  const t = useWords()
  const said = useSaid()
  const [first] = items
  if (making) return t('identify:portfolio.making')
  if (first && !first.item.includes(' ')) {
    if (first.item === 'begin') return t('identify:today.first')
    const what = said(first.title)
    return t('identify:today.now', { what: what.charAt(0).toLowerCase() + what.slice(1) })
  }
  const last = portfolio?.opening.at(-1)
  return last && portfolio ? <Opening sentences={[last]} currency={portfolio.valuation} /> : null
}

type RowProps = { item: TodayItem; /** What to begin with. */ first: boolean }

function Row({ item: { tone, chip, title, why, act, item }, first }: RowProps) {
  const go = useGo()
  const said = useSaid()
  const reason = useReason()
  const name = String(title.values['name'] ?? '')
  return (
    <li className="Today-row">
      <span>
        <Chip tone={tone}>{said(chip)}</Chip>
      </span>
      <div>
        <strong>
          <Linked text={said(title)} name={name} to={act.path} />
        </strong>
        <p className="dim">{item.includes(' ') ? reason(why) : why.map(said).join('; ')}</p>
      </div>
      <Button
        {...(first ? { variant: 'filled' } : {})}
        aria-label={`${said(act.said)}: ${said(title)}`}
        onClick={() => go(act.path)}
      >
        {said(act.said)}
      </Button>
    </li>
  )
}
