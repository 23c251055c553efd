/** Hoy: one ordered list of what to do next and why, the act in each row. After the first import it opens with what the ledger says. */
import { Button } from '@mantine/core'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { A, useGo } from '../ui/A.tsx'
import { useList, useRead } from '../ui/api.ts'
import { Stack } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { useChoice } from '../ui/choices.ts'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { Problem } from '../ui/Problem.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import type { TodayPanel } from '../ui/slots.ts'
import { useWords } from '../ui/words.ts'
import { readCockpit } from './cockpit/cockpit.api.ts'
import { type ActsOfKind, CockpitList } from './cockpit/CockpitList.tsx'
import { TodaySentence } from './cockpit/TodaySentence.tsx'
import { TodayViews, useTodayView } from './cockpit/TodayViews.tsx'
import { untilNewFigures, useNewFigures } from './newFigures.tsx'
import { readPortfolio } from './portfolio.api.ts'
import type { OpeningKey } from './opening.ts'
import { Reveal } from './Reveal.tsx'
import { useSaid } from './telling.tsx'
import { readToday } from './today.api.ts'
import type { TodayItem } from './today.ts'
import './today.css'

const SOON_MS = 2_000
const LATER_MS = 60_000

/** While something is under way, its row changes by itself. */
const BUSY = new Set(['import-checking', 'import-publishing'])

type Handed = { panels?: TodayPanel[] }

/** Made once by shell, with what the other rooms show of each topic. */
export function todayPage({ panels = [] }: Handed): () => ReactNode {
  const opened = panels.map(({ panel, kinds = [], open }) => ({
    panel,
    kinds,
    Opened: lazy(async () => ({ default: await open() })),
  }))
  const acts: ActsOfKind = new Map(
    opened.flatMap(({ kinds, Opened }) => kinds.map((kind) => [kind, Opened] as const)),
  )
  return function Today() {
    return (
      <TodayPage acts={acts}>
        {opened.map(({ panel, Opened }) => (
          <Suspense key={panel}>
            <Opened />
          </Suspense>
        ))}
      </TodayPage>
    )
  }
}

const FIRST = 15
const NO_ACTS: ActsOfKind = new Map()

type Shown = { acts?: ActsOfKind; /** The same by topics. */ children?: ReactNode }

export function TodayPage({ acts = NO_ACTS, children }: Shown) {
  const t = useWords()
  const { person, firm, today } = useSession()
  const format = useFormat()
  const view = useTodayView()
  const { items: steps } = useRead(
    readToday,
    {},
    {
      everyMs: (told) => (told?.items.some(({ item }) => BUSY.has(item)) ? SOON_MS : LATER_MS),
    },
  )
  const [size, setSize] = useState(FIRST)
  const {
    data: cockpit,
    error,
    refetch,
  } = useList(readCockpit, { scope: view.scope, size }, { everyMs: LATER_MS })
  const told = useRead(readPortfolio, {}, { everyMs: untilNewFigures })
  useNewFigures(told)
  const [seen, setSeen] = useChoice(`revealed:${firm.firmId}`, false)
  const { portfolio, state } = told
  const [name = person.name] = person.name.split(' ')
  const isNew = portfolio !== null && !seen && portfolio.findings.length > 0
  const isEmpty = cockpit?.total === 0 && steps.length === 0
  return (
    <Page
      narrow
      title={t(`identify:today.hello.${partOfDay()}`, { name })}
      facts={[format.dayLong(today)]}
      sentence={
        <TodaySentence
          steps={steps}
          cockpit={cockpit}
          portfolio={portfolio}
          making={state === 'making'}
        />
      }
      acts={
        portfolio && seen && portfolio.findings.length > 0 ? (
          <Button onClick={() => setSeen(false)}>{t('identify:reveal.again')}</Button>
        ) : undefined
      }
    >
      {isNew && <Reveal portfolio={portfolio} done={() => setSeen(true)} />}
      {steps.length > 0 && (
        <ol className="Today Card" data-tight aria-label={t('identify:today.steps')}>
          {steps.map((item, at) => (
            <Row key={item.item} item={item} first={at === 0} />
          ))}
        </ol>
      )}
      <TodayViews view={view} byTopic={children !== undefined} />
      {view.by === 'topic' ? (
        <div className="Today-panels">
          <Stack>{children}</Stack>
        </div>
      ) : (
        cockpit &&
        cockpit.total > 0 && (
          <CockpitList
            cockpit={cockpit}
            acts={acts}
            more={() => setSize(size + 2 * FIRST)}
            first={steps.length === 0}
          />
        )
      )}
      {error && !cockpit && <Problem problem={error} again={() => void refetch()} />}
      {isEmpty && <Calm portfolio={portfolio} />}
    </Page>
  )
}

const UNSOLD: OpeningKey = 'identify:opening.unsold'

/** Who never bought has no rhythm to keep. */
function Calm({ portfolio }: Pick<Parameters<typeof TodaySentence>[0], 'portfolio'>) {
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

type RowProps = { item: TodayItem; /** What to begin with. */ first: boolean }

function Row({ item: { tone, chip, title, why, act }, first }: RowProps) {
  const go = useGo()
  const said = useSaid()
  return (
    <li className="Today-row">
      <span>
        <Chip tone={tone}>{said(chip)}</Chip>
      </span>
      <div>
        <strong>
          <A to={act.path}>{said(title)}</A>
        </strong>
        <p className="dim">{why.map(said).join('; ')}</p>
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
