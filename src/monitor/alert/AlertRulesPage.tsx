/** Reglas: what each looks at, from when on, and how many of its alerts were of use. */
import { useState } from 'react'
import { KnowModal } from '../../know/KnowModal.tsx'
import { LEADS } from '../../kernel/actor.ts'
import { Act } from '../../ui/Act.tsx'
import { useRead } from '../../ui/api.ts'
import { Card, Stack } from '../../ui/Card.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Page } from '../../ui/Page.tsx'
import { useSession } from '../../ui/session.ts'
import { useWords } from '../../ui/words.ts'
import { listAlertRules } from './alert.api.ts'
import type { AlertRuleTold } from './alert.ts'
import { SEVERITY_TONES } from './alertChanged.tsx'
import { AlertTabs } from './AlertTabs.tsx'
import { RuleForm } from './RuleForm.tsx'
import { ruleOf } from './alertRule.ts'

export function AlertRulesPage() {
  const t = useWords()
  const { role } = useSession()
  const rules = useRead(listAlertRules, {})
  const [asked, setAsked] = useState<AlertRuleTold | null>(null)
  const sum = (count: (rule: AlertRuleTold) => number) =>
    rules.reduce((all, one) => all + count(one), 0)
  const sets = (LEADS as readonly string[]).includes(role)
  const says = t('monitor:alert.rules.says', {
    on: rules.filter(({ on }) => on).length,
    judged: sum(({ judged }) => judged),
    useful: sum(({ useful }) => useful),
  })
  return (
    <Page title={t('monitor:alert.title')} sentence={says}>
      <AlertTabs at="/alerts/rules" />
      <Stack>
        <Card title={t('monitor:alert.rules.label')}>
          <div className="DataTable-box">
            <table className="Parts" aria-label={t('monitor:alert.rules.label')}>
              <thead>
                <tr>
                  <th scope="col">{t('monitor:alert.ruleName')}</th>
                  <th scope="col">{t('monitor:alert.rules.thresholds')}</th>
                  <th scope="col">{t('monitor:alert.rules.open')}</th>
                  <th scope="col">
                    <span title={t('monitor:alert.rules.precisionHelp')}>
                      {t('monitor:alert.rules.precision')}
                    </span>
                  </th>
                  {sets && <th scope="col">{t('monitor:alert.rules.set')}</th>}
                </tr>
              </thead>
              <tbody>
                {rules.map((rule) => (
                  <RuleRow
                    key={rule.rule}
                    rule={rule}
                    {...(sets ? { set: () => setAsked(rule) } : {})}
                  />
                ))}
              </tbody>
            </table>
          </div>
          <p className="dim">{t('monitor:alert.rules.precisionHelp')}</p>
        </Card>
      </Stack>
      <KnowModal
        title={
          asked &&
          t('monitor:alert.rules.setTitle', { name: t(`monitor:alert.rule.${asked.rule}`) })
        }
        onClose={() => setAsked(null)}
      >
        {asked && <RuleForm rule={asked} done={() => setAsked(null)} />}
      </KnowModal>
    </Page>
  )
}

function RuleRow({ rule: told, set }: { rule: AlertRuleTold; set?: () => void }) {
  const t = useWords()
  const { rule, severity, on, thresholds, open, useful, judged, precision } = told
  const name = t(`monitor:alert.rule.${rule}`)
  const known = ruleOf(rule).thresholds ?? {}
  const says = Object.entries(thresholds).map(
    ([key, value]) =>
      `${t(`monitor:alert.threshold.${key as 'fall'}`)}: ${t(`monitor:alert.unit.${known[key]!.unit}`, { value })}`,
  )
  return (
    <tr>
      <th scope="row">
        {name}{' '}
        <Chip tone={SEVERITY_TONES[severity]}>{t(`monitor:alert.severity.${severity}`)}</Chip>
        {!on && <Chip tone="plain">{t('monitor:alert.rules.off')}</Chip>}
      </th>
      <td>{says.join(' · ')}</td>
      <td>{open}</td>
      <td>
        {precision
          ? t('monitor:alert.rules.of', {
              useful,
              judged,
              low: precision.low,
              high: precision.high,
            })
          : t('monitor:alert.rules.unjudged')}
      </td>
      {set && (
        <td>
          <Act
            size="compact-sm"
            variant="default"
            aria-label={`${t('monitor:alert.rules.set')}: ${name}`}
            onClick={set}
          >
            {t('monitor:alert.rules.set')}
          </Act>
        </td>
      )}
    </tr>
  )
}
