/** The five tiers: when an account belongs to one, what it promises, what it asks of the team. */
import { useState } from 'react'
import { skillsOf } from '../accounts/teamHours.ts'
import { Act } from '../ui/Act.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { liveField } from '../ui/liveField.ts'
import { NumberField } from '../ui/NumberField.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { putTier, readCapacity } from './capacity.api.ts'
import { HoursFields } from './HoursFields.tsx'
import type { Tier } from './tier.ts'

export function TierCards({ tiers, writes }: { tiers: Tier[]; writes: boolean }) {
  const t = useWords()
  const [changing, setChanging] = useState<string | null>(null)
  const skills = skillsOf(tiers.map(({ needs }) => needs))
  return tiers.map((tier) => {
    const name = t(`segment:tier.${tier.tier}.name`)
    const isOpen = changing === tier.tier
    return (
      <Card
        key={tier.tier}
        title={name}
        aside={
          writes && (
            <Act
              size="compact-sm"
              aria-expanded={isOpen}
              aria-label={t('segment:capacity.changeOf', { name })}
              onClick={() => setChanging(isOpen ? null : tier.tier)}
            >
              {t(isOpen ? 'segment:criteria.close' : 'segment:strategy.change')}
            </Act>
          )
        }
      >
        {isOpen ? (
          <TierFields tier={tier} skills={skills} done={() => setChanging(null)} />
        ) : (
          <TierTold tier={tier} />
        )}
      </Card>
    )
  })
}

/** What it is and what it promises. */
export function TierTold({ tier }: { tier: Tier }) {
  const t = useWords()
  const format = useFormat()
  const { definition, answerHours, visitsAYear, reviewsAYear, needs } = tier
  const promises = [
    ...(answerHours === null
      ? []
      : [t('segment:capacity.answers', { hours: format.number(answerHours, 1) })]),
    ...(!visitsAYear ? [] : [t('segment:capacity.visits', { count: visitsAYear })]),
    ...(!reviewsAYear ? [] : [t('segment:capacity.reviews', { count: reviewsAYear })]),
    ...Object.entries(needs).map(([skill, hours]) =>
      t('segment:capacity.hoursOf', { skill, hours: format.number(hours, 1) }),
    ),
  ]
  return (
    <>
      <p>{definition || t(`segment:tier.${tier.tier}.says`)}</p>
      {promises.length > 0 && <p className="dim">{promises.join(' · ')}</p>}
    </>
  )
}

function TierFields({ tier, skills, done }: { tier: Tier; skills: string[]; done: () => void }) {
  const t = useWords()
  const [given, setGiven] = useState(tier)
  const put = useWrite(putTier, [readCapacity], {
    said: ({ now }) => t('segment:capacity.kept', { name: t(`segment:tier.${now.tier}.name`) }),
    undo: ({ before }) => ask(putTier, before),
  })
  const number = (name: 'answerHours' | 'visitsAYear' | 'reviewsAYear') =>
    liveField(`${tier.tier}-${name}`, given[name] ?? undefined, (to) =>
      setGiven({ ...given, [name]: typeof to === 'number' ? to : null }),
    )
  return (
    <div className="Criterion-inside">
      <LongTextField
        {...liveField(`${tier.tier}-definition`, given.definition, (to) =>
          setGiven({ ...given, definition: String(to) }),
        )}
        label={t('segment:capacity.definition')}
        hint={t(`segment:tier.${tier.tier}.says`)}
      />
      <div className="Thresholds">
        <NumberField {...number('answerHours')} label={t('segment:capacity.answerHours')} />
        <NumberField
          {...number('visitsAYear')}
          decimals={0}
          label={t('segment:capacity.visitsAYear')}
        />
        <NumberField
          {...number('reviewsAYear')}
          decimals={0}
          label={t('segment:capacity.reviewsAYear')}
        />
      </div>
      <HoursFields
        name={tier.tier}
        hours={tier.needs}
        skills={skills}
        keep={(needs) => put.mutateAsync({ ...given, needs }).then(done, () => {})}
      />
    </div>
  )
}
