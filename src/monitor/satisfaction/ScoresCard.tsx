/** The scores side by side in their four forms; each opens into how it was made. */
import { Card } from '../../ui/Card.tsx'
import { HowMade } from '../../ui/HowMade.tsx'
import { KpiStrip } from '../../ui/KpiStrip.tsx'
import { useFormat } from '../../ui/session.ts'
import { useWords } from '../../ui/words.ts'
import type { RoundResults } from './results.ts'
import { type Forms, FORMS, type ScoreKind } from './satisfaction.ts'
import { useServiceName } from './satisfactionChanged.tsx'
import { Scrolled } from './Scrolled.tsx'
import { useScores } from './useSatisfactionWords.tsx'

export function ScoresCard({ told: results }: { told: RoundResults }) {
  const t = useWords()
  const format = useFormat()
  const nameOf = useServiceName()
  const { told, made } = useScores()
  const { nps, ces, csat, coverage, perceived, population, round } = results
  const rows: { name: string; kind: ScoreKind; forms: Forms }[] = [
    { name: t('monitor:satisfaction.score.nps'), kind: 'nps', forms: nps },
    ...csat.map(({ service, forms }) => ({ name: nameOf(service), kind: 'csat' as const, forms })),
    ...(ces
      ? [{ name: t('monitor:satisfaction.score.ces'), kind: 'ces' as const, forms: ces }]
      : []),
  ]
  const share = (value: number | null) => (value === null ? '—' : format.percent(value, 0))
  return (
    <>
      <KpiStrip
        label={t('monitor:satisfaction.title')}
        kpis={[
          ...FORMS.map((form) => ({
            name: `NPS, ${t(`monitor:satisfaction.form.${form}.name`)}`,
            figure: told('nps', nps[form]),
            made: made('nps', form, nps[form], population),
          })),
          {
            name: t('monitor:satisfaction.coverage'),
            figure: share(coverage.revenue),
            under: t('monitor:satisfaction.coverageUnder', {
              heard: coverage.heard,
              count: coverage.accounts,
            }),
            made: {
              title: t('monitor:satisfaction.coverage'),
              formula: t('monitor:satisfaction.formula.coverage'),
              notes: [t('monitor:satisfaction.coverageNote')],
            },
          },
          ...(perceived
            ? [
                {
                  name: t('monitor:satisfaction.perceived'),
                  figure:
                    perceived.share === null
                      ? t('monitor:satisfaction.few', { count: perceived.n })
                      : share(perceived.share),
                  under: t('monitor:satisfaction.perceivedUnder', {
                    low: share(perceived.low),
                    high: share(perceived.high),
                    worse: perceived.worse,
                  }),
                  made: {
                    title: t('monitor:satisfaction.perceived'),
                    formula: t('monitor:satisfaction.formula.perceived'),
                    inputs: [
                      {
                        name: t('monitor:satisfaction.answersName'),
                        value: format.number(perceived.n),
                      },
                      {
                        name: t('survey:difference.better'),
                        value: format.number(perceived.better),
                      },
                    ],
                  },
                },
              ]
            : []),
        ]}
      />
      <Card
        title={t('monitor:satisfaction.scores')}
        aside={t('monitor:satisfaction.answeredOf', {
          answered: round.answered,
          asked: round.asked,
        })}
      >
        <Scrolled label={t('monitor:satisfaction.scores')}>
          <table className="Plain">
            <thead>
              <tr>
                <th scope="col">{t('monitor:satisfaction.scoreName')}</th>
                {FORMS.map((form) => (
                  <th key={form} scope="col">
                    {t(`monitor:satisfaction.form.${form}.name`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ name, kind, forms }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {FORMS.map((form) => (
                    <td key={form}>
                      <HowMade
                        figure={told(kind, forms[form])}
                        made={made(kind, form, forms[form], population)}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolled>
      </Card>
    </>
  )
}
