/** Probadas en el pasado: what each rule would have said, how often it was right, and each alarm with its day. */
import { useMemo } from 'react'
import { LEADS } from '../../kernel/actor.ts'
import { Act } from '../../ui/Act.tsx'
import { useList, useRead, useWrite } from '../../ui/api.ts'
import { Card, Stack } from '../../ui/Card.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Page } from '../../ui/Page.tsx'
import { useFormat, useSession } from '../../ui/session.ts'
import type { Column } from '../../ui/Table/column.ts'
import { DataTable } from '../../ui/Table/DataTable.tsx'
import { Filter, SearchField } from '../../ui/Table/Filters.tsx'
import { useListState } from '../../ui/Table/useListState.ts'
import { useWords } from '../../ui/words.ts'
import { askReplay, listAlarms, readReplay } from './alert.api.ts'
import { AlarmList, VERDICTS } from './alert.ts'
import { useAlertWhy } from './alertChanged.tsx'
import type { Alarm, ReplayTold } from './alertPast.ts'
import { precisionOf, RULE_CODES, type RuleCode, ruleOf } from './alertRule.ts'
import { AlertTabs } from './AlertTabs.tsx'

const RULES = RULE_CODES.filter((code) => ruleOf(code).dated)

export function AlertReplayPage() {
  const t = useWords()
  const { role } = useSession()
  const replay = useRead(readReplay, {})
  const list = useListState(AlarmList)
  const { data, waiting, error } = useList(listAlarms, list.value)
  const columns = useColumns()
  const again = useWrite(askReplay, [readReplay, listAlarms], {
    said: () => t('monitor:alert.replay.asked'),
  })
  const leads = (LEADS as readonly string[]).includes(role)
  return (
    <Page
      title={t('monitor:alert.title')}
      sentence={replay && <Says {...replay} />}
      acts={
        leads && (
          <Act onClick={() => again.mutate({})} busy={again.isPending}>
            {t('monitor:alert.replay.again')}
          </Act>
        )
      }
    >
      <AlertTabs at="/alerts/past" />
      <Stack>
        <Card title={t('monitor:alert.replay.title')}>
          {replay ? (
            <RulesTried told={replay.told} />
          ) : (
            <p className="dim">{t('monitor:alert.replay.none')}</p>
          )}
        </Card>
        <DataTable
          name="alarms"
          label={t('monitor:alert.replay.list')}
          columns={columns}
          rows={data?.rows}
          total={data?.total}
          waiting={waiting}
          error={error}
          rowKey={({ rule, accountId, cause, openedOn }) =>
            [rule, accountId, cause, openedOn].join(' ')
          }
          open={({ accountId }) => `/accounts/${accountId}/health`}
          list={list}
          tools={
            <>
              <SearchField list={list} label={t('monitor:alert.search')} />
              <Filter
                name={t('monitor:alert.ruleName')}
                options={RULES.map((value) => ({ value, name: t(`monitor:alert.rule.${value}`) }))}
                chosen={list.value.rule}
                onChange={(rule) => list.change({ rule: rule as RuleCode[] })}
              />
              <Filter
                single
                name={t('monitor:alert.replay.verdict')}
                options={VERDICTS.map((value) => ({
                  value,
                  name: t(`monitor:alert.replay.verdicts.${value}`),
                }))}
                chosen={list.value.verdict ? [list.value.verdict] : []}
                onChange={([verdict]) => list.change({ verdict: verdict as 'right' | undefined })}
              />
            </>
          }
          empty={<Empty>{t('monitor:alert.replay.nothing')}</Empty>}
        />
      </Stack>
    </Page>
  )
}

function Says({ fromOn, told }: { fromOn: string; told: ReplayTold }) {
  const t = useWords()
  const sum = (pick: (one: ReplayTold['rules'][number]) => number) =>
    told.rules.reduce((all, one) => all + pick(one), 0)
  const [judged, right] = [sum((one) => one.judged), sum((one) => one.right)]
  return t('monitor:alert.replay.says', {
    months: told.months,
    from: fromOn,
    alarms: sum((one) => one.alarms),
    judged,
    right,
    share: judged > 0 ? right / judged : 0,
  })
}

const shareOf = ({ right, judged }: { right: number; judged: number }) =>
  judged > 0 ? right / judged : 0

function RulesTried({ told }: { told: ReplayTold }) {
  const t = useWords()
  const format = useFormat()
  return (
    <>
      <p>
        {t('monitor:alert.replay.chance', {
          fall: shareOf(told.fall),
          growth: shareOf(told.growth),
        })}{' '}
        {t('monitor:alert.replay.lost', told.lost)}
      </p>
      <div className="DataTable-box">
        <table className="Parts" aria-label={t('monitor:alert.replay.title')}>
          <thead>
            <tr>
              <th scope="col">{t('monitor:alert.ruleName')}</th>
              <th scope="col">{t('monitor:alert.replay.alarms')}</th>
              <th scope="col">{t('monitor:alert.replay.right')}</th>
              <th scope="col">{t('monitor:alert.replay.false')}</th>
              <th scope="col">{t('monitor:alert.replay.early')}</th>
            </tr>
          </thead>
          <tbody>
            {told.rules.map(({ rule, alarms, judged, right }) => (
              <tr key={rule}>
                <th scope="row">{t(`monitor:alert.rule.${rule}`)}</th>
                <td>{format.number(alarms)}</td>
                {ruleOf(rule).foretells === null ? (
                  <td colSpan={3} className="dim">
                    {t('monitor:alert.replay.fact')}
                  </td>
                ) : (
                  <>
                    <td>
                      {format.number(right)}
                      {judged > 0 && ` (${format.percent(right / judged, 0)}) `}
                      <Chance
                        right={right}
                        judged={judged}
                        of={told[ruleOf(rule).foretells ?? 'fall']}
                      />
                    </td>
                    <td>{format.number(judged - right)}</td>
                    <td>{format.number(alarms - judged)}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="dim">{t('monitor:alert.replay.means')}</p>
    </>
  )
}

type ChanceProps = { right: number; judged: number; of: { right: number; judged: number } }

/** Better only where the whole interval lies above what comes by chance, no better where all of it lies below. */
function Chance({ right, judged, of }: ChanceProps) {
  const t = useWords()
  const found = precisionOf(right, judged)
  if (!found) return null
  const chance = shareOf(of)
  if (found.low > chance) return <Chip tone="good">{t('monitor:alert.replay.better')}</Chip>
  return found.high < chance || judged >= ENOUGH ? (
    <Chip tone="warn">{t('monitor:alert.replay.noBetter')}</Chip>
  ) : (
    <Chip tone="plain">{t('monitor:alert.replay.few')}</Chip>
  )
}

const ENOUGH = 50

function useColumns(): Column<Alarm>[] {
  const t = useWords()
  const format = useFormat()
  const why = useAlertWhy()
  return useMemo(
    () => [
      {
        key: 'account',
        name: t('monitor:alert.account'),
        kind: 'title',
        sort: true,
        cell: ({ account }) => account,
      },
      {
        key: 'rule',
        name: t('monitor:alert.ruleName'),
        cell: ({ rule }) => t(`monitor:alert.rule.${rule}`),
      },
      {
        key: 'opened',
        name: t('monitor:alert.replay.opened'),
        sort: true,
        cell: ({ openedOn }) => format.day(openedOn),
      },
      { key: 'why', name: t('monitor:alert.whyName'), kind: 'reason', cell: (alarm) => why(alarm) },
      {
        key: 'verdict',
        name: t('monitor:alert.replay.verdict'),
        cell: ({ followed }) =>
          followed === null
            ? '—'
            : t(`monitor:alert.replay.verdicts.${followed ? 'right' : 'false'}`),
      },
    ],
    [t, format, why],
  )
}
