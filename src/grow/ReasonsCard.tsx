/** The list of reasons that winning and losing is explained by. */
import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Refusal } from '../kernel/refusal.ts'
import { Act } from '../ui/Act.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { useWords } from '../ui/words.ts'
import { readLessons } from './pipeline.api.ts'
import { keepReasons, readReasons } from './stage.api.ts'
import type { Reason } from './stage.ts'
import { useReasonName } from './useStageWords.tsx'

const WHEN = ['both', 'won', 'lost'] as const

export function ReasonsCard({ refusal }: { refusal: Refusal | null }) {
  const { reasons } = useRead(readReasons, {})
  return <Listed key={JSON.stringify(reasons)} reasons={reasons} refusal={refusal} />
}

function Listed({ reasons, refusal }: { reasons: readonly Reason[]; refusal: Refusal | null }) {
  const t = useWords()
  const nameOf = useReasonName()
  const [given, setGiven] = useState(reasons)
  const keep = useWrite(keepReasons, [readReasons, readLessons], {
    said: () => t('grow:reason.kept'),
    undo: ({ before }) => ask(keepReasons, before),
  })
  const change = (at: number, more: Partial<Reason>) =>
    setGiven(given.map((one, place) => (place === at ? { ...one, ...more } : one)))
  const fresh = () => {
    let no = given.length + 1
    while (given.some(({ key }) => key === `own-${no}`)) no += 1
    setGiven([...given, { key: `own-${no}`, name: t('grow:reason.fresh'), of: 'both' }])
  }
  return (
    <Card title={t('grow:reason.title')}>
      <p>{t('grow:reason.says')}</p>
      <ul className="Stages-form">
        {given.map((one, at) => (
          <li key={one.key}>
            <TextInput
              label={t('grow:reason.name')}
              value={one.name}
              placeholder={nameOf(one)}
              onChange={(event) => change(at, { name: event.currentTarget.value })}
            />
            <Select
              label={t('grow:reason.of')}
              value={one.of}
              allowDeselect={false}
              data={WHEN.map((value) => ({ value, label: t(`grow:reason.ofs.${value}`) }))}
              onChange={(of) => change(at, { of: of as Reason['of'] })}
            />
            {given.length > 1 && (
              <Act
                size="compact-sm"
                aria-label={t('grow:reason.dropOf', { name: nameOf(one) })}
                onClick={() => setGiven(given.filter((other) => other !== one))}
              >
                {t('grow:reason.drop')}
              </Act>
            )}
          </li>
        ))}
      </ul>
      <div className="Known-acts">
        <Act refusal={refusal} onClick={fresh}>
          {t('grow:reason.add')}
        </Act>
        <Act
          variant="filled"
          refusal={refusal}
          busy={keep.isPending}
          onClick={() => keep.mutate({ reasons: [...given] })}
        >
          {t('grow:reason.save')}
        </Act>
      </div>
    </Card>
  )
}
