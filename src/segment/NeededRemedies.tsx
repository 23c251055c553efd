/** Accounts that cost more than is good and that nobody does anything about yet, those that lose most first. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { Linked, useReason, useSaid } from '../identify/telling.tsx'
import { WRITERS } from '../kernel/actor.ts'
import { Act } from '../ui/Act.tsx'
import { useRead } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { listNeeded } from './remedy.api.ts'
import type { RemedyAsked } from './RemedyModal.tsx'
import './standing.css'

const AT_ONCE = 10
const MOST = 500

export function NeededRemedies({ ask }: { ask: (asked: RemedyAsked) => void }) {
  const t = useWords()
  const format = useFormat()
  const { role } = useSession()
  const [size, setSize] = useState(AT_ONCE)
  const { rows, total, valuation } = useRead(listNeeded, { size })
  const said = useSaid(valuation ?? undefined)
  const reason = useReason(valuation ?? undefined)
  if (valuation === null || total === 0) return <Empty>{t('segment:remedy.noneNeeded')}</Empty>
  const opens = (WRITERS as readonly string[]).includes(role)
  return (
    <>
      <ul className="Decisions">
        {rows.map((cost) => {
          const { accountId, name, profit } = cost
          return (
            <li key={accountId}>
              <p>
                <Linked text={name} name={name} to={`/accounts/${accountId}/figures`} />{' '}
                {profit !== null && (
                  <Chip tone={profit < 0 ? 'bad' : 'warn'}>
                    {t(profit < 0 ? 'segment:remedy.lost' : 'segment:remedy.left', {
                      amount: format.money(Math.abs(profit), valuation),
                    })}
                  </Chip>
                )}
              </p>
              <p className="dim">
                {reason([cost.reason])}.{cost.remedy && ` ${said(cost.remedy)}`}
              </p>
              {opens && (
                <Act
                  size="compact-sm"
                  aria-label={t('segment:remedy.openTitle', { name })}
                  onClick={() =>
                    ask({ act: 'open', account: { accountId, name }, cost, valuation })
                  }
                >
                  {t('segment:remedy.open')}
                </Act>
              )}
            </li>
          )
        })}
      </ul>
      {rows.length < total && size < MOST && (
        <Button size="compact-sm" onClick={() => setSize(Math.min(MOST, size + AT_ONCE))}>
          {t('segment:standing.more')}
        </Button>
      )}
    </>
  )
}
