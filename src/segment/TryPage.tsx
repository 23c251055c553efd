/** Selección, revisión: what the list would be by an earlier version, or with other weights, thresholds or criteria. */
import { useState } from 'react'
import { governs } from '../access/SettingsTabs.tsx'
import { A, useGo } from '../ui/A.tsx'
import { Act } from '../ui/Act.tsx'
import { useRead, useWrite } from '../ui/api.ts'
import { Card, Cards, Stack } from '../ui/Card.tsx'
import { SelectField } from '../ui/choiceFields.tsx'
import { Empty } from '../ui/Empty.tsx'
import { TextField } from '../ui/fields.tsx'
import '../ui/Form.css'
import { liveField } from '../ui/liveField.ts'
import { Page } from '../ui/Page.tsx'
import { Problem } from '../ui/Problem.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { readCriteria } from './criteria.api.ts'
import type { CriteriaVersion } from './criteria.ts'
import { CriteriaFields } from './CriteriaFields.tsx'
import { type Criteria, whyNotCriteria } from './criterion.ts'
import './review.css'
import { listSelections, openSelection } from './selection.api.ts'
import './selection.css'
import { SelectionTabs } from './SelectionTabs.tsx'

export function TryPage() {
  const t = useWords()
  const { role } = useSession()
  const { versions } = useRead(readCriteria, {})
  const [version, setVersion] = useState(versions[0]?.version ?? null)
  const canTry = governs(role) && version !== null
  return (
    <Page
      title={t('segment:review.tryTitle')}
      sentence={t('segment:review.trySays')}
      acts={<A to="/selection/review">{t('segment:review.back')}</A>}
    >
      <SelectionTabs at="/selection/review" />
      {canTry ? (
        <Version key={version} version={version} versions={versions} choose={setVersion} />
      ) : (
        <Empty step={<A to="/selection/criteria">{t('segment:list.toCriteria')}</A>}>
          {t(version === null ? 'segment:list.empty' : 'segment:review.onlyLeads')}
        </Empty>
      )}
    </Page>
  )
}

type Props = {
  version: number
  versions: Pick<CriteriaVersion, 'version' | 'why'>[]
  choose: (version: number) => void
}

function Version({ version, versions, choose }: Props) {
  const t = useWords()
  const kept = useRead(readCriteria, { version }).chosen!
  const [criteria, setCriteria] = useState<Criteria>(kept.criteria)
  const isChanged = JSON.stringify(criteria) !== JSON.stringify(kept.criteria)
  return (
    <Cards columns="3fr 2fr">
      <Stack>
        <CriteriaFields criteria={criteria} setCriteria={setCriteria} />
      </Stack>
      <Stack>
        <Card title={t('segment:review.tryWith')}>
          <div className="Form">
            <SelectField
              {...liveField('version', String(version), (to) => choose(Number(to)))}
              options={versions.map((one) => ({
                value: String(one.version),
                label: [t('segment:criteria.versionNo', one), one.why].filter(Boolean).join(' · '),
              }))}
              label={t('segment:review.from')}
              hint={t('segment:review.fromHint')}
            />
            <Trying version={version} criteria={criteria} isChanged={isChanged} />
            {isChanged && (
              <div>
                <Act size="compact-sm" onClick={() => setCriteria(kept.criteria)}>
                  {t('segment:review.asKept', { version })}
                </Act>
              </div>
            )}
          </div>
        </Card>
      </Stack>
    </Cards>
  )
}

type TryingProps = { version: number; criteria: Criteria; isChanged: boolean }

function Trying({ version, criteria, isChanged }: TryingProps) {
  const t = useWords()
  const go = useGo()
  const format = useFormat()
  const { today } = useSession()
  const [typed, setTyped] = useState<string | null>(null)
  const open = useWrite(openSelection, [listSelections], { quiet: true })
  const proposed = isChanged
    ? t('segment:review.titleOwn', { day: format.day(today) })
    : t('segment:review.titleVersion', { version })
  const title = typed?.trim() || proposed
  const send = async () => {
    const given = { title, kind: 'trial' as const, version, ...(isChanged && { criteria }) }
    const { selectionId } = await open.mutateAsync(given)
    go(`/selection/review/${selectionId}`)
  }
  return (
    <>
      <TextField
        {...liveField('title', typed ?? proposed, (to) => setTyped(String(to)))}
        label={t('segment:list.title')}
      />
      {open.error !== null && (
        <div role="alert" className="Form-problem">
          <Problem problem={open.error} />
        </div>
      )}
      <div className="Form-acts">
        <Act
          variant="filled"
          refusal={whyNotCriteria(criteria)}
          busy={open.isPending}
          onClick={() => void send().catch(() => {})}
        >
          {t('segment:review.tryDoes')}
        </Act>
      </div>
    </>
  )
}
