/** Versions of weights compared on the same losses, and the losses themselves with what the score said. */
import { A } from '../ui/A.tsx'
import { Card } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { type BackTest, LEADS_DAYS, type Warned, warnedOf } from './backTest.ts'
import { BAND_TONES } from './healthChanged.tsx'
import { HEALTH_GROUPS } from './healthMeasure.ts'
import type { WeightsVersion } from './healthTold.ts'

type Compared = { told: BackTest; versions: WeightsVersion[]; lead: number; warned: Warned }

export function VersionsTable({ told, versions, lead, warned }: Compared) {
  const t = useWords()
  const format = useFormat()
  const title = t('monitor:weights.compared')
  const share = ({ hits, of }: { hits: number; of: number }) =>
    of === 0 ? '—' : format.percent(hits / of, 0)
  const about = new Map(versions.map((one) => [one.version, one]))
  return (
    <Card title={title}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways must be reachable by keyboard */}
      <section className="Scrolls" tabIndex={0} aria-label={title}>
        <table className="Plain">
          <thead>
            <tr>
              <th>{t('monitor:weights.version')}</th>
              <th>{t('monitor:backTest.auc')}</th>
              <th>{t('monitor:backTest.hitRate')}</th>
              <th>{t('monitor:backTest.alarmRate')}</th>
            </tr>
          </thead>
          <tbody>
            {told.versions.map(({ version, weights, leads }) => {
              const one = leads.find(({ days }) => days === lead)!
              const by = about.get(version)
              return (
                <tr key={version}>
                  <th scope="row">
                    {version === 0
                      ? t('monitor:weights.first')
                      : t('monitor:weights.no', { version })}
                    <small className="dim">
                      {HEALTH_GROUPS.map(
                        (group) => `${t(`monitor:health.group.${group}`)} ${weights[group]}`,
                      ).join(' · ')}
                      {by?.madeOn &&
                        ` · ${by.by ?? t('monitor:someone')}, ${format.day(by.madeOn)}: ${by.why}`}
                    </small>
                  </th>
                  <td>{one.auc === null ? '—' : format.number(one.auc, 2)}</td>
                  <td>{share(warnedOf(one.lost, warned))}</td>
                  <td>{share(warnedOf(one.kept, warned))}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </section>
      <p className="dim">{t('monitor:backTest.aucMeans')}</p>
    </Card>
  )
}

export function LossesTable({ told, names }: { told: BackTest; names: Record<string, string> }) {
  const t = useWords()
  const format = useFormat()
  const title = t('monitor:backTest.losses')
  if (told.losses.length === 0) return null
  return (
    <Card title={title}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways must be reachable by keyboard */}
      <section className="Scrolls" tabIndex={0} aria-label={title}>
        <table className="Plain">
          <thead>
            <tr>
              <th>{t('monitor:health.account')}</th>
              <th>{t('monitor:backTest.lostOn')}</th>
              {[...LEADS_DAYS].toReversed().map((days) => (
                <th key={days}>{t('monitor:backTest.before', { count: days })}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {told.losses.map(({ accountId, lostOn, said }) => (
              <tr key={`${accountId} ${lostOn}`}>
                <th scope="row">
                  <A to={`/accounts/${accountId}/health`}>{names[accountId]}</A>
                </th>
                <td>{format.day(lostOn)}</td>
                {said.toReversed().map(({ days, score, band }) => (
                  <td key={days}>
                    {score === null || band === null ? (
                      '—'
                    ) : (
                      <Chip tone={BAND_TONES[band]}>
                        {format.number(Math.round(score))} {t(`monitor:health.band.${band}`)}
                      </Chip>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  )
}
