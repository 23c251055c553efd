/** On the account: how available the service was month by month against what is promised, and the outages behind it. */
import { KnownCard } from '../accounts/KnownCard.tsx'
import './service.css'
import { Act } from '../ui/Act.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { HowMade } from '../ui/HowMade.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { dropOutage, putOutage, readAvailability } from './availability.api.ts'
import { type Outage, whyNotChangeOutage } from './availability.ts'
import { durationText } from './duration.ts'
import { OutageForm } from './OutageForm.tsx'
import { OUTAGES_CHANGED } from './serviceChanged.tsx'

/** The others are in the export. */
const SHOWN_MONTHS = 4

export function AvailabilityCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const format = useFormat()
  const { level, months, outages } = useRead(readAvailability, { accountId })
  const promised = level?.targetShare ?? null
  const said = (ms: number) => durationText(Math.round(ms / 60_000) * 60)
  return (
    <KnownCard
      accountId={accountId}
      title={t('commit:outage.title')}
      act={t('commit:outage.add')}
      form={(done) => <OutageForm accountId={accountId} done={done} />}
    >
      <p className={level ? undefined : 'dim'}>
        {promised === null
          ? t('commit:outage.notPromised')
          : t('commit:level.share', { share: format.percent(promised, 3) })}
      </p>
      {(level || outages.length > 0) && (
        <dl className="Known-facts">
          {months
            .slice(0, SHOWN_MONTHS)
            .map(({ month, share, periodMs, excludedMs, unplannedMs }) => (
              <div key={month}>
                <dt>{format.month(`${month}-01`)}</dt>
                <dd>
                  {share === null ? (
                    '—'
                  ) : (
                    <HowMade
                      figure={format.percent(share, 3)}
                      made={{
                        title: t('commit:level.metric.availability'),
                        formula: t('commit:outage.formula'),
                        inputs: [
                          { name: t('commit:outage.period'), value: said(periodMs) },
                          { name: t('commit:outage.kind.excluded'), value: said(excludedMs) },
                          { name: t('commit:outage.kind.unplanned'), value: said(unplannedMs) },
                        ],
                      }}
                    />
                  )}{' '}
                  {promised !== null && share !== null && share < promised && (
                    <Chip tone="bad">{t('commit:outage.below')}</Chip>
                  )}
                </dd>
              </div>
            ))}
        </dl>
      )}
      {outages.length > 0 && (
        <details className="Known-before">
          <summary>{t('commit:outage.all', { count: outages.length })}</summary>
          <ul className="Known-rows">
            {outages.map((outage) => (
              <OutageRow key={outage.outageId} outage={outage} />
            ))}
          </ul>
        </details>
      )}
    </KnownCard>
  )
}

function OutageRow({ outage }: { outage: Outage }) {
  const t = useWords()
  const format = useFormat()
  const { actor } = useSession()
  const { outageId, why, kind, fromAt, untilAt } = outage
  const drop = useWrite(dropOutage, OUTAGES_CHANGED, {
    said: () => t('commit:outage.dropped', { why }),
    undo: (was) => ask(putOutage, was),
  })
  return (
    <li>
      <b>{why}</b>{' '}
      <Chip tone={kind === 'unplanned' ? 'bad' : 'plain'}>{t(`commit:outage.kind.${kind}`)}</Chip>
      <p className="dim">
        {t(untilAt ? 'commit:outage.fromTo' : 'commit:outage.since', {
          from: format.instant(fromAt),
          until: untilAt ? format.instant(untilAt) : '',
        })}
      </p>
      {whyNotChangeOutage(actor, outage) === null && (
        <div className="Known-acts">
          <Act
            size="compact-sm"
            aria-label={`${t('commit:act.drop')}: ${why}`}
            onClick={() => drop.mutate({ outageId })}
          >
            {t('commit:act.drop')}
          </Act>
        </div>
      )}
    </li>
  )
}
