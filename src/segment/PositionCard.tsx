/** Where an account stands in the matrix, what its box advises, where it has stood, and what was proposed of it. */
import { Modal } from '@mantine/core'
import { useState } from 'react'
import { readAccount } from '../accounts/account.api.ts'
import { whyNotWrite } from '../accounts/account.ts'
import { A } from '../ui/A.tsx'
import { Act } from '../ui/Act.tsx'
import { useRead } from '../ui/api.ts'
import { asScore } from '../ui/Bubbles/view.ts'
import { Card } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import './matrix.css'
import { readAccountPositions } from './position.api.ts'
import { MIDDLE } from './matrix.ts'
import type { Stood } from './position.ts'
import { PositionForm } from './PositionForm.tsx'
import { PositionLine } from './PositionLine.tsx'

/** Of what was proposed, the newest. */
const TOLD = 5

export function PositionCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const { person, role } = useSession()
  const { stood, positions } = useRead(readAccountPositions, { accountId })
  const { name, carers } = useRead(readAccount, { accountId })
  const [proposing, setProposing] = useState(false)
  const [now] = stood
  const trail = stood.filter((one, at) => at === 0 || stood[at - 1]!.asOf !== one.asOf)
  return (
    <Card
      title={t('segment:position.card')}
      aside={
        <Act
          size="compact-sm"
          refusal={whyNotWrite({ id: person.personId, role }, carers)}
          onClick={() => setProposing(true)}
        >
          {t('segment:position.propose')}
        </Act>
      }
    >
      <p>
        <Here now={now} /> <A to="/selection/matrix">{t('segment:position.toMatrix')}</A>
      </p>
      {trail.length > 1 && <Trail stood={trail} />}
      {positions.length > 0 && (
        <>
          <h3 className="Position-head">{t('segment:position.all')}</h3>
          <ul className="Positions">
            {positions.slice(0, TOLD).map((one) => (
              <li key={one.positionId}>
                <Chip>{t(`segment:position.state.${one.state}`)}</Chip>{' '}
                <PositionLine position={one} now={now} />
              </li>
            ))}
          </ul>
        </>
      )}
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={proposing}
        onClose={() => setProposing(false)}
        title={t('segment:position.proposeOf', { name })}
      >
        <PositionForm
          accountId={accountId}
          start={{
            attractiveness: asScore(now?.attractiveness ?? MIDDLE),
            strength: asScore(now?.strength ?? MIDDLE),
          }}
          done={() => setProposing(false)}
        />
      </Modal>
    </Card>
  )
}

function Here({ now }: { now: Stood | undefined }) {
  const t = useWords()
  const format = useFormat()
  if (!now) return t('segment:position.notCandidate')
  const { attractiveness, strength, box } = now
  if (attractiveness === null || strength === null || box === null) {
    return t('segment:position.noPlace')
  }
  return t('segment:position.here', {
    box: t(`segment:box.${box}`),
    attractiveness: format.number(attractiveness, 1),
    strength: format.number(strength, 1),
    advice: t(`segment:matrix.advice.${box}`),
  })
}

function Trail({ stood }: { stood: readonly Stood[] }) {
  const t = useWords()
  const format = useFormat()
  const points = (value: number | null) => (value === null ? '–' : format.number(value, 1))
  return (
    <div className="Scrolls">
      <table className="Plain">
        <caption className="unseen">{t('segment:position.history')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('segment:position.day')}</th>
            <th scope="col">{t('segment:matrix.attractiveness')}</th>
            <th scope="col">{t('segment:matrix.strength')}</th>
            <th scope="col">{t('segment:matrix.box')}</th>
          </tr>
        </thead>
        <tbody>
          {stood.map(({ selectionId, asOf, attractiveness, strength, box }) => (
            <tr key={selectionId}>
              <th scope="row">{format.day(asOf)}</th>
              <td>{points(attractiveness)}</td>
              <td>{points(strength)}</td>
              <td>{box ? t(`segment:box.${box}`) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
