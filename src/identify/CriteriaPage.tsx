/** Ajustes, the portfolio: with what accounts are scored and classed. */
import { SettingsTabs } from '../access/SettingsTabs.tsx'
import { useRead, useWrite } from '../ui/api.ts'
import { Card, Cards } from '../ui/Card.tsx'
import { SelectField } from '../ui/choiceFields.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { Page } from '../ui/Page.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import './criteria.css'
import { BANDED, Criteria, criteriaOf, LIMITED, settingsOf } from './criteria.ts'
import { choosePortfolioSettings, readPortfolio, readPortfolioSettings } from './portfolio.api.ts'
import type { PortfolioSettings } from './portfolio.ts'

export function CriteriaPage() {
  const t = useWords()
  const settings = useRead(readPortfolioSettings, {})
  return (
    <Page
      narrow
      title={t('identify:portfolio.criteria.title')}
      sentence={t('identify:portfolio.criteria.intro')}
    >
      <SettingsTabs at="/settings/portfolio" />
      <CriteriaForm key={JSON.stringify(settings)} settings={settings} />
    </Page>
  )
}

const BAND_WORDS = {
  recency: 'identify:portfolio.criteria.bandsRecency',
  frequency: 'identify:portfolio.criteria.bandsFrequency',
  money: 'identify:portfolio.criteria.bandsMoney',
} as const

function CriteriaForm({ settings }: { settings: PortfolioSettings }) {
  const t = useWords()
  const { role } = useSession()
  const disabled = role !== 'lead' && role !== 'admin'
  const save = useWrite(choosePortfolioSettings, [readPortfolioSettings, readPortfolio], {
    said: () => t('identify:portfolio.criteria.saved'),
    quiet: true,
  })
  const form = useForm(Criteria, criteriaOf(settings), async (given) => {
    const chosen = settingsOf(given)
    if (!chosen) throw Object.assign(new Error(), { code: 'identify/limits-out-of-order' })
    await save.mutateAsync(chosen)
  })
  const number = (name: keyof typeof Criteria.shape, label: string, hint?: string) => (
    <TextField
      {...form.field(name)}
      label={label}
      disabled={disabled}
      {...(hint ? { hint } : {})}
    />
  )
  const choice = (
    name: keyof typeof Criteria.shape,
    label: string,
    options: Record<string, string>,
  ) => (
    <SelectField
      {...form.field(name)}
      label={label}
      disabled={disabled}
      options={Object.entries(options).map(([value, words]) => ({ value, label: words }))}
    />
  )
  const fields = (
    <>
      <Card title={t('identify:portfolio.criteria.rfm')}>
        <div className="Criteria">
          {number(
            'windowMonths',
            t('identify:portfolio.criteria.windowMonths'),
            t('identify:portfolio.criteria.windowMonthsHelp'),
          )}
          {choice('frequency', t('identify:portfolio.criteria.frequency'), {
            days: t('identify:portfolio.criteria.frequencyDays'),
            orders: t('identify:portfolio.criteria.frequencyOrders'),
          })}
          {choice('money', t('identify:portfolio.criteria.money'), {
            sales: t('identify:portfolio.criteria.moneySales'),
            margin: t('identify:portfolio.criteria.moneyMargin'),
          })}
          {choice('scoring', t('identify:portfolio.criteria.scoring'), {
            auto: t('identify:portfolio.criteria.scoringAuto'),
            quintiles: t('identify:portfolio.criteria.scoringQuintiles'),
            bands: t('identify:portfolio.criteria.scoringBands'),
          })}
        </div>
        {BANDED.map((band) => (
          <fieldset key={band} className="Criteria-bands">
            <legend>{t(BAND_WORDS[band])}</legend>
            {LIMITED.map((score) => (
              <div key={score}>
                {number(`${band}${score}`, t('identify:portfolio.criteria.score', { score }))}
              </div>
            ))}
          </fieldset>
        ))}
      </Card>
      <Cards columns="1fr 1fr">
        <Card title={t('identify:portfolio.criteria.abc')}>
          <div className="Criteria">
            {number('abcA', t('identify:portfolio.criteria.abcA'))}
            {number('abcB', t('identify:portfolio.criteria.abcB'))}
          </div>
        </Card>
        <Card title={t('identify:portfolio.criteria.concentration')}>
          <div className="Criteria">
            {number('one', t('identify:portfolio.criteria.one'))}
            {number('five', t('identify:portfolio.criteria.five'))}
          </div>
        </Card>
      </Cards>
    </>
  )
  if (disabled) return <div className="Form">{fields}</div>
  return (
    <Form form={form} does={t('identify:portfolio.criteria.save')}>
      {fields}
    </Form>
  )
}
