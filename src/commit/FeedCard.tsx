/** One's own days as a calendar under a secret address: made, changed for another, taken away. */
import { Once } from '../access/Once.tsx'
import { useState } from 'react'
import { Act } from '../ui/Act.tsx'
import { useRead, useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { dropFeedAddress, makeFeedAddress, readFeedAddress } from './feed.api.ts'

export function FeedCard() {
  const t = useWords()
  const format = useFormat()
  const { madeAt } = useRead(readFeedAddress, {})
  const [address, setAddress] = useState<string | null>(null)
  const make = useWrite(makeFeedAddress, [readFeedAddress])
  const drop = useWrite(dropFeedAddress, [readFeedAddress], {
    said: () => t('commit:feed.dropped'),
  })
  return (
    <Card title={t('commit:feed.title')}>
      <p>{t('commit:feed.explains')}</p>
      {address ? (
        <Once label={t('commit:feed.address')} text={address} why={t('commit:feed.once')} />
      ) : (
        madeAt && (
          <p className="dim">{t('commit:feed.since', { day: format.day(madeAt.slice(0, 10)) })}</p>
        )
      )}
      <div className="Known-acts">
        <Act
          size="compact-sm"
          busy={make.isPending}
          onClick={() =>
            make.mutate({}, { onSuccess: ({ path }) => setAddress(location.origin + path) })
          }
        >
          {t(madeAt ? 'commit:feed.again' : 'commit:feed.make')}
        </Act>
        {madeAt && (
          <Act
            size="compact-sm"
            onClick={() => drop.mutate({}, { onSuccess: () => setAddress(null) })}
          >
            {t('commit:feed.drop')}
          </Act>
        )}
      </div>
    </Card>
  )
}
