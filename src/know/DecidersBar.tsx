/** What of the map is shown: which decision, which lines, of what day; and the acts on the whole of it. */
import { Modal, SegmentedControl, Select } from '@mantine/core'
import { useState } from 'react'
import { useWhyNotSay } from '../accounts/KnownCard.tsx'
import type { Day } from '../kernel/day.ts'
import { Act } from '../ui/Act.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { DeciderMap } from './deciderMap.ts'
import type { Decision } from './decision.ts'
import { DecidersDay } from './DecidersDay.tsx'
import { DecisionForm } from './DecisionForm.tsx'
import { TieForm } from './TieForm.tsx'
import type { Layer } from './useDeciderNodes.tsx'

const LAYERS = ['reports', 'influence'] as const

type Props = {
  accountId: string
  map: DeciderMap
  decision: Decision | undefined
  writes: boolean
  setDecisionId: (decisionId: string) => void
  layer: Layer
  setLayer: (layer: Layer) => void
  setAsOf: (day: Day) => void
  /** Everyone lies anew as they are laid out; without it nobody was put elsewhere. */
  layOut: () => void
}

export function DecidersBar(props: Props) {
  const { accountId, map, decision, writes, setDecisionId, layer, setLayer, setAsOf, layOut } =
    props
  const { today } = useSession()
  const t = useWords()
  const format = useFormat()
  const refusal = useWhyNotSay(accountId)
  const [open, setOpen] = useState<'add' | 'change' | 'tie' | null>(null)
  const done = () => setOpen(null)
  const label = ({ title, expectedOn, decidedOn }: Decision) => {
    const day = decidedOn ?? expectedOn
    return day ? `${title} · ${format.day(day)}` : title
  }
  const titles = {
    add: t('know:deciders.acts.decision'),
    change: t('know:deciders.acts.changeDecision'),
    tie: t('know:deciders.tieTitle'),
  }
  return (
    <div className="Deciders-bar">
      {map.decisions.length > 0 && (
        <Select
          size="xs"
          w={290}
          maw="100%"
          label={t('know:deciders.decision')}
          allowDeselect={false}
          data={map.decisions.map((one) => ({ value: one.decisionId, label: label(one) }))}
          value={decision?.decisionId ?? null}
          onChange={(id) => id && setDecisionId(id)}
        />
      )}
      <SegmentedControl
        size="xs"
        aria-label={t('know:deciders.layer')}
        value={layer}
        onChange={(next) => setLayer(next as Layer)}
        data={LAYERS.map((value) => ({ value, label: t(`know:deciders.layers.${value}`) }))}
      />
      <DecidersDay map={map} setAsOf={setAsOf} />
      <div className="Deciders-acts">
        {map.asOf === today && (
          <Act size="compact-sm" refusal={refusal} onClick={() => setOpen('add')}>
            {titles.add}
          </Act>
        )}
        {writes && decision && (
          <Act size="compact-sm" onClick={() => setOpen('change')}>
            {titles.change}
          </Act>
        )}
        {writes && map.people.length > 1 && (
          <Act size="compact-sm" onClick={() => setOpen('tie')}>
            {t('know:deciders.acts.tie')}
          </Act>
        )}
        {writes && map.people.length > 1 && (
          <Act size="compact-sm" onClick={layOut}>
            {t('know:deciders.acts.layOut')}
          </Act>
        )}
      </div>
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={open !== null}
        onClose={done}
        title={open && titles[open]}
      >
        {open === 'tie' && <TieForm accountId={accountId} people={map.people} done={done} />}
        {(open === 'add' || open === 'change') && (
          <DecisionForm
            accountId={accountId}
            changes={open === 'change' ? decision : undefined}
            done={(decisionId) => {
              if (decisionId) setDecisionId(decisionId)
              done()
            }}
          />
        )}
      </Modal>
    </div>
  )
}
