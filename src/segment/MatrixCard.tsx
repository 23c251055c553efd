/** The portfolio matrix: bubbles that can be walked and dragged, and what is known of the chosen one. */
import { Modal } from '@mantine/core'
import { type ReactNode, useCallback, useState } from 'react'
import { A } from '../ui/A.tsx'
import { Act } from '../ui/Act.tsx'
import { BubbleChart } from '../ui/Bubbles/BubbleChart.tsx'
import { asScore } from '../ui/Bubbles/view.ts'
import { Part } from '../ui/Part.tsx'
import { useWords } from '../ui/words.ts'
import type { KeptSelection } from './keptSelection.ts'
import type { Box } from './matrix.ts'
import type { Position } from './position.ts'
import { PositionForm } from './PositionForm.tsx'
import { type Candidate, type Drawn, useMatrixScene } from './useMatrixScene.tsx'

type Props = {
  candidates: readonly Candidate[]
  positions: readonly Position[]
  selection: Pick<KeptSelection, 'kind' | 'lines' | 'valuation'>
  until: string | null
  counts: Record<Box, number>
  /** Candidates whose place isn't known. */
  unplaced: number
  /** This role may propose, for some account at least. */
  drags: boolean
  history: ReactNode
}

type Asked = { accountId: string; name: string; attractiveness: number; strength: number }

export function MatrixCard(props: Props) {
  const { candidates, positions, selection, until, counts, unplaced, drags, history } = props
  const t = useWords()
  const drawn = useMatrixScene({ candidates, positions, selection, until })
  const { rows, scene, table, tells } = drawn
  const [chosen, setChosen] = useState<string | null>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  const propose = (at: number) => {
    const { accountId, name, attractiveness, strength } = rows[at]!
    setAsked({
      accountId,
      name,
      attractiveness: asScore(attractiveness!),
      strength: asScore(strength!),
    })
  }
  const drop = useCallback(
    (at: number, { x, y }: { x: number; y: number }) => {
      const { accountId, name } = rows[at]!
      setAsked({ accountId, name, attractiveness: y, strength: x })
    },
    [rows],
  )
  const at = rows.findIndex(({ accountId }) => accountId === chosen)
  return (
    <>
      <BubbleChart
        title={t('segment:matrix.title')}
        describes={t('segment:matrix.describes', counts)}
        file="matriz"
        scene={scene}
        table={table}
        tells={tells}
        height={520}
        chosen={chosen}
        onChoose={setChosen}
        {...(drags
          ? { onPick: propose, pickSays: t('segment:position.propose'), onDrop: drop }
          : {})}
        foot={
          <>
            {at !== -1 && (
              <Chosen drawn={drawn} at={at} {...(drags ? { propose: () => propose(at) } : {})} />
            )}
            {t('segment:matrix.foot')}{' '}
            {unplaced > 0 && t('segment:matrix.unplaced', { count: unplaced })}
          </>
        }
      />
      {history}
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={asked && t('segment:position.proposeOf', { name: asked.name })}
      >
        {asked && (
          <Part>
            <PositionForm
              accountId={asked.accountId}
              start={{ attractiveness: asked.attractiveness, strength: asked.strength }}
              done={() => setAsked(null)}
            />
          </Part>
        )}
      </Modal>
    </>
  )
}

type ChosenProps = { drawn: Drawn; at: number; propose?: () => void }

function Chosen({ drawn: { rows, tells }, at, propose }: ChosenProps) {
  const t = useWords()
  const { accountId, name, box } = rows[at]!
  return (
    <span className="Matrix-chosen">
      <b>
        <A to={`/accounts/${accountId}/choice`}>{name}</A>
      </b>
      <span>{tells(at).slice(1).join(' · ')}</span>
      {box && <span>{t(`segment:matrix.advice.${box}`)}</span>}
      {propose && (
        <Act size="compact-sm" onClick={propose}>
          {t('segment:position.propose')}
        </Act>
      )}
    </span>
  )
}
