/** Selección, niveles: what each tier means and promises, who stands in it, who moves when, and who decided so. */
import { useState } from 'react'
import { governs } from '../access/SettingsTabs.tsx'
import { A } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { Card, Cards, Stack } from '../ui/Card.tsx'
import { Page } from '../ui/Page.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useListState } from '../ui/Table/useListState.ts'
import { useWords } from '../ui/words.ts'
import { DecisionLog } from './DecisionLog.tsx'
import { DecisionsTold } from './DecisionTold.tsx'
import { MoveModal } from './MoveModal.tsx'
import './selection.css'
import { SelectionTabs } from './SelectionTabs.tsx'
import { readMoves, readTiers } from './standing.api.ts'
import { type Stands, StandsList } from './standing.ts'
import { StandingTable } from './StandingTable.tsx'
import { mostOverpromised, type TierLoad } from './tierLoad.ts'
import { TierLoadTable } from './TierLoadTable.tsx'
import { TiersTold } from './TiersTold.tsx'

export function TiersPage() {
  const t = useWords()
  const { role, today } = useSession()
  const { tiers, load, valuation } = useRead(readTiers, {})
  const moves = useRead(readMoves, {})
  const list = useListState(StandsList)
  const [moving, setMoving] = useState<Stands | null>(null)
  const writes = governs(role)
  const close = tiers.filter(({ tier }) => tier === 'strategic' || tier === 'key')
  const ahead = moves.filter(({ effectiveOn }) => effectiveOn > today)
  return (
    <Page
      title={t('segment:title')}
      sentence={
        <>
          {t('segment:standing.says', {
            count: close.reduce((sum, { accounts }) => sum + accounts, 0),
          })}{' '}
          <Room load={load} /> <A to="/selection/remedies">{t('segment:standing.toRemedies')}</A>
        </>
      }
    >
      <SelectionTabs at="/selection/tiers" />
      <Cards columns="3fr 2fr">
        <Stack>
          <Card title={t('segment:standing.tiers')}>
            <TiersTold tiers={tiers} addressOf={(tier) => list.address({ tier: [tier] })} />
          </Card>
        </Stack>
        <Stack>
          <Card title={t('segment:standing.hours')}>
            <TierLoadTable load={load} />
          </Card>
          <Card title={t('segment:standing.toCome')}>
            {ahead.length > 0 ? (
              <DecisionsTold decisions={ahead} />
            ) : (
              <p className="dim">{t('segment:standing.noneToCome')}</p>
            )}
          </Card>
        </Stack>
      </Cards>
      <StandingTable
        list={list}
        tiers={tiers}
        valuation={valuation}
        {...(writes ? { move: setMoving } : {})}
      />
      <Cards columns="1fr">
        <Card title={t('segment:standing.log')}>
          <DecisionLog />
        </Card>
      </Cards>
      <MoveModal account={moving} done={() => setMoving(null)} />
    </Page>
  )
}

/** Whether the hours that the tiers promise are there. */
function Room({ load }: { load: TierLoad[] }) {
  const t = useWords()
  const format = useFormat()
  if (load.every(({ promised }) => promised === 0)) return t('segment:standing.noPromise')
  const over = mostOverpromised(load)
  if (!over) return t('segment:standing.fits')
  return t('segment:standing.over', {
    skill: over.skill,
    promised: format.number(over.promised, 1),
    all: format.number(over.all, 1),
  })
}
