/** Selección, estrategia: what the firm wants to reach, which every key account has to serve. */
import { useState } from 'react'
import { governs } from '../access/SettingsTabs.tsx'
import { Act } from '../ui/Act.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { Card, Cards, Stack } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import './selection.css'
import { SelectionTabs } from './SelectionTabs.tsx'
import { endStrategy, listStrategies, resumeStrategy } from './strategy.api.ts'
import type { Strategy } from './strategy.ts'
import { StrategyForm } from './StrategyForm.tsx'

export function StrategyPage() {
  const t = useWords()
  const { role } = useSession()
  const strategies = useRead(listStrategies, {})
  const [added, setAdded] = useState(0)
  const followed = strategies.filter(({ endedOn }) => endedOn === null)
  const writes = governs(role)
  return (
    <Page
      title={t('segment:title')}
      sentence={
        followed.length === 0
          ? t('segment:strategy.saysNone')
          : t('segment:strategy.says', { count: followed.length, first: followed[0]!.title })
      }
    >
      <SelectionTabs at="/selection" />
      <Cards columns={writes ? '3fr 2fr' : '1fr'}>
        <Stack>
          {strategies.length === 0 && <Empty>{t('segment:strategy.empty')}</Empty>}
          {strategies.map((one) => (
            <StrategyCard key={one.strategyId} strategy={one} writes={writes} />
          ))}
        </Stack>
        {writes && (
          <Stack>
            <Card title={t('segment:strategy.addTitle')}>
              <StrategyForm key={added} done={() => setAdded(added + 1)} />
            </Card>
          </Stack>
        )}
      </Cards>
    </Page>
  )
}

function StrategyCard({ strategy, writes }: { strategy: Strategy; writes: boolean }) {
  const t = useWords()
  const format = useFormat()
  const [changing, setChanging] = useState(false)
  const { strategyId, title, why, untilOn, endedOn } = strategy
  const end = useWrite(endStrategy, [listStrategies], {
    said: () => t('segment:strategy.ended', { title }),
    undo: () => ask(resumeStrategy, { strategyId }),
  })
  const resume = useWrite(resumeStrategy, [listStrategies], {
    said: () => t('segment:strategy.resumed', { title }),
    undo: () => ask(endStrategy, { strategyId }),
  })
  if (changing) {
    return (
      <Card title={title}>
        <StrategyForm changes={strategy} done={() => setChanging(false)} />
      </Card>
    )
  }
  return (
    <Card
      title={title}
      aside={
        endedOn ? (
          <Chip>{t('segment:strategy.endedOn', { day: format.day(endedOn) })}</Chip>
        ) : (
          untilOn && t('segment:strategy.untilOn', { day: format.day(untilOn) })
        )
      }
    >
      {why && <p className="Strategy-why">{why}</p>}
      {writes && (
        <div className="Strategy-acts">
          <Act size="compact-sm" onClick={() => setChanging(true)}>
            {t('segment:strategy.change')}
          </Act>
          {endedOn ? (
            <Act size="compact-sm" onClick={() => resume.mutate({ strategyId })}>
              {t('segment:strategy.resume')}
            </Act>
          ) : (
            <Act size="compact-sm" onClick={() => end.mutate({ strategyId })}>
              {t('segment:strategy.end')}
            </Act>
          )}
        </div>
      )}
    </Card>
  )
}
