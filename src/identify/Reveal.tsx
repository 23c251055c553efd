/** The reveal: what the ledger says, finding by finding; each opens its picture. */
import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useGo } from '../ui/A.tsx'
import { writeSearch } from '../ui/search.ts'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { useWords } from '../ui/words.ts'
import type { ToldFinding } from './kept.ts'
import { useSaid } from './telling.tsx'
import type { PortfolioTold } from './told.ts'
import './today.css'
import type { z } from 'zod'

type Finding = z.infer<typeof ToldFinding>
type Portfolio = NonNullable<PortfolioTold['portfolio']>

const FindingPicture = lazy(() =>
  import('./FindingPicture.tsx').then((m) => ({ default: m.FindingPicture })),
)

export function Reveal({ portfolio, done }: { portfolio: Portfolio; done: () => void }) {
  const t = useWords()
  const { findings, accounts } = portfolio
  const [open, setOpen] = useState<number | null>(0)
  return (
    <section className="Reveal" aria-labelledby="reveal">
      <header>
        <h2 id="reveal">{t('identify:reveal.title')}</h2>
        <p className="dim">{t('identify:reveal.intro', { count: findings.length, accounts })}</p>
      </header>
      <ol>
        {findings.map((finding, at) => (
          <One
            key={finding.key}
            at={at}
            finding={finding}
            portfolio={portfolio}
            open={open === at}
            toggle={() => setOpen(open === at ? null : at)}
          />
        ))}
      </ol>
      <Button variant="filled" onClick={done}>
        {t('identify:reveal.done')}
      </Button>
    </section>
  )
}

type OneProps = {
  at: number
  finding: Finding
  portfolio: Portfolio
  open: boolean
  toggle: () => void
}

function One({ at, finding, portfolio, open, toggle }: OneProps) {
  const t = useWords()
  const go = useGo()
  const said = useSaid(portfolio.valuation)
  const { opens } = finding
  const words = said(finding)
  return (
    <li style={{ animationDelay: `${at * STEP_MS}ms` }} data-open={open || undefined}>
      <button type="button" className="Reveal-finding" aria-expanded={open} onClick={toggle}>
        <span className="Reveal-number" aria-hidden="true">
          {at + 1}
        </span>
        <span>{words}</span>
        <small>{t(`identify:reveal.${open ? 'close' : 'open'}`)}</small>
      </button>
      {open && (
        <div className="Reveal-picture">
          <Suspense fallback={<BlockSkeleton height={250} />}>
            <FindingPicture opens={opens} portfolio={portfolio} />
          </Suspense>
          <Button size="compact-sm" onClick={() => go(placeOf(opens))}>
            {t(
              opens.picture === 'account'
                ? 'identify:reveal.account'
                : 'identify:reveal.inPortfolio',
            )}
          </Button>
        </div>
      )}
    </li>
  )
}

/** One comes after the other, soon enough to wait for. */
const STEP_MS = 90

/** Where the finding can be worked on: the account, or the list filtered so. */
function placeOf({ picture, account, segment, abc }: Finding['opens']): string {
  if (picture === 'account' && account) return `/accounts/${account}`
  return `/portfolio${writeSearch({ segment, abc })}`
}
