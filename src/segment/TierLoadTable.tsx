/** Hours a month that the tiers promise against those that the team has, skill by skill. */
import { HowMade } from '../ui/HowMade.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import './standing.css'
import type { TierLoad } from './tierLoad.ts'

export function TierLoadTable({ load }: { load: readonly TierLoad[] }) {
  const t = useWords()
  const format = useFormat()
  if (load.length === 0) return <p className="dim">{t('segment:capacity.noHours')}</p>
  return (
    <div className="Scrolls">
      <table className="Plain">
        <thead>
          <tr>
            <th scope="col">{t('segment:capacity.skill')}</th>
            <th scope="col">{t('segment:standing.promised')}</th>
            <th scope="col">{t('segment:standing.there')}</th>
            <th scope="col">{t('segment:standing.share')}</th>
          </tr>
        </thead>
        <tbody>
          {load.map(({ skill, all, promised, parts }) => (
            <tr key={skill}>
              <th scope="row">{skill}</th>
              <td>
                <HowMade
                  figure={format.number(promised, 1)}
                  made={{
                    title: t('segment:standing.promisedOf', { skill }),
                    means: t('segment:standing.promisedMeans'),
                    formula: t('segment:standing.promisedFormula'),
                    inputs: parts.map(({ tier, accounts, hours }) => ({
                      name: t(`segment:tier.${tier}.name`),
                      value: t('segment:standing.times', {
                        count: accounts,
                        each: format.number(hours / accounts, 2),
                        hours: format.number(hours, 1),
                      }),
                    })),
                  }}
                />
              </td>
              <td>{format.number(all, 1)}</td>
              <td className={promised > all ? 'Over' : undefined}>
                {all > 0 ? format.percent(promised / all, 0) : '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
