/** Selección, lista: who becomes key, from the solver's proposal to the decision. */
import { Modal } from '@mantine/core'
import { useState } from 'react'
import { governs } from '../access/SettingsTabs.tsx'
import { A } from '../ui/A.tsx'
import { Act } from '../ui/Act.tsx'
import { useRead } from '../ui/api.ts'
import { Card, Cards, Stack } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { readCriteria } from './criteria.api.ts'
import { KeyList } from './KeyList.tsx'
import { OpenList } from './OpenList.tsx'
import { listRounds } from './rating.api.ts'
import { listSelections } from './selection.api.ts'
import type { SelectionTold } from './keptSelection.ts'
import './list.css'
import './selection.css'
import { SelectionTabs } from './SelectionTabs.tsx'

export function ListPage({ selectionId }: { selectionId?: string }) {
  const lists = useRead(listSelections, {})
  const choices = lists.filter(({ kind }) => kind === 'choice')
  const shown = selectionId ?? choices[0]?.selectionId
  return shown ? (
    <KeyList key={shown} selectionId={shown} others={<Lists lists={choices} at={shown} />} />
  ) : (
    <FirstList />
  )
}

/** What has to stand before there can be a list, and the way to each. */
function FirstList() {
  const t = useWords()
  const { role } = useSession()
  const { chosen } = useRead(readCriteria, {})
  const rounds = useRead(listRounds, {})
  const closed = rounds.some(({ state }) => state === 'closed')
  return (
    <Page title={t('segment:title')} sentence={t('segment:list.saysFirst')}>
      <SelectionTabs at="/selection/list" />
      <Cards columns="3fr 2fr">
        <Stack>
          {chosen && governs(role) ? (
            <Card title={t('segment:list.openTitle')}>
              <OpenList />
            </Card>
          ) : (
            <Empty step={!chosen && <A to="/selection/criteria">{t('segment:list.toCriteria')}</A>}>
              {t(chosen ? 'segment:list.emptyWait' : 'segment:list.empty')}
            </Empty>
          )}
        </Stack>
        <Stack>
          <Card title={t('segment:list.before')}>
            <ul className="Before">
              <Step done={chosen !== null} to="/selection/criteria" says="criteria" />
              <Step done={closed} to="/selection/rating" says="rating" />
            </ul>
          </Card>
        </Stack>
      </Cards>
    </Page>
  )
}

function Step({ done, to, says }: { done: boolean; to: string; says: 'criteria' | 'rating' }) {
  const t = useWords()
  return (
    <li data-done={done || undefined}>
      <span aria-hidden="true">{done ? '✓' : '○'}</span>
      <span>
        {t(`segment:list.step.${says}`)}{' '}
        {done ? (
          <span className="dim">{t('segment:list.step.done')}</span>
        ) : (
          <A to={to}>{t('segment:list.step.go')}</A>
        )}
      </span>
    </li>
  )
}

/** All that were chosen or are on their way, and the way to a new one. */
function Lists({ lists, at }: { lists: SelectionTold[]; at: string }) {
  const t = useWords()
  const format = useFormat()
  const { role } = useSession()
  const [opening, setOpening] = useState(false)
  return (
    <Card
      title={t('segment:list.all')}
      aside={
        governs(role) && (
          <Act size="compact-sm" onClick={() => setOpening(true)}>
            {t('segment:list.another')}
          </Act>
        )
      }
    >
      <ul className="Versions">
        {lists.map(({ selectionId, title, decidedAt, accounts, effectiveOn, madeAt }) => (
          <li key={selectionId}>
            <A
              to={`/selection/list/${selectionId}`}
              aria-current={selectionId === at ? 'true' : undefined}
            >
              {title}
            </A>
            <p className="dim">
              {decidedAt && effectiveOn
                ? t('segment:list.decidedLine', {
                    count: accounts ?? 0,
                    day: format.day(effectiveOn),
                  })
                : t('segment:list.openLine', { day: format.day(madeAt.slice(0, 10)) })}
            </p>
          </li>
        ))}
      </ul>
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={opening}
        onClose={() => setOpening(false)}
        title={t('segment:list.openTitle')}
      >
        <OpenList done={() => setOpening(false)} />
      </Modal>
    </Card>
  )
}
