/** Selección, criterios: by what key accounts are chosen, and how it has changed. */
import { useState } from 'react'
import { governs } from '../access/SettingsTabs.tsx'
import { Act } from '../ui/Act.tsx'
import { useRead } from '../ui/api.ts'
import { Card, Cards, Stack } from '../ui/Card.tsx'
import { Page } from '../ui/Page.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { readCriteria } from './criteria.api.ts'
import type { CriteriaVersion } from './criteria.ts'
import { CriteriaEditor } from './CriteriaEditor.tsx'
import { CriterionTold } from './CriterionTold.tsx'
import './selection.css'
import { SelectionTabs } from './SelectionTabs.tsx'

export function CriteriaPage() {
  const t = useWords()
  const { role } = useSession()
  const { chosen, versions } = useRead(readCriteria, {})
  const [looksAt, setLooksAt] = useState<number | null>(null)
  const newest = chosen?.version ?? 0
  const isOld = looksAt !== null && looksAt !== newest
  return (
    <Page
      title={t('segment:title')}
      facts={newest > 0 ? [t('segment:criteria.versionNo', { version: newest })] : []}
      sentence={<Opening chosen={chosen} />}
    >
      <SelectionTabs at="/selection/criteria" />
      <Cards columns={versions.length > 0 ? '3fr 1fr' : '1fr'}>
        <Stack>
          {isOld ? (
            <OldVersion version={looksAt} back={() => setLooksAt(null)} />
          ) : governs(role) ? (
            <CriteriaEditor key={newest} kept={chosen} done={() => setLooksAt(null)} />
          ) : (
            chosen?.criteria.map((one) => <CriterionTold key={one.key} criterion={one} />)
          )}
        </Stack>
        {versions.length > 0 && (
          <Stack>
            <Versions versions={versions} shown={looksAt ?? newest} show={setLooksAt} />
          </Stack>
        )}
      </Cards>
    </Page>
  )
}

function Opening({ chosen }: { chosen: CriteriaVersion | null }) {
  const t = useWords()
  if (!chosen) return t('segment:criteria.saysNone')
  const [heaviest] = chosen.criteria.toSorted((a, b) => b.weight - a.weight)
  const financial = chosen.criteria
    .filter(({ axis }) => axis === 'financial')
    .reduce((sum, { weight }) => sum + weight, 0)
  return t('segment:criteria.says', {
    count: chosen.criteria.length,
    name: heaviest!.name,
    weight: heaviest!.weight / 100,
    financial: financial / 100,
    strategic: 1 - financial / 100,
  })
}

function OldVersion({ version, back }: { version: number; back: () => void }) {
  const t = useWords()
  const { chosen } = useRead(readCriteria, { version })
  return (
    <>
      <Card
        title={t('segment:criteria.oldTitle', { version })}
        aside={
          <Act size="compact-sm" onClick={back}>
            {t('segment:criteria.back')}
          </Act>
        }
      >
        <p className="dim">{chosen!.why || t('segment:criteria.first')}</p>
      </Card>
      {chosen!.criteria.map((one) => (
        <CriterionTold key={one.key} criterion={one} />
      ))}
    </>
  )
}

type VersionsProps = {
  versions: Omit<CriteriaVersion, 'criteria' | 'lines'>[]
  shown: number
  show: (version: number) => void
}

function Versions({ versions, shown, show }: VersionsProps) {
  const t = useWords()
  const format = useFormat()
  return (
    <Card title={t('segment:criteria.versions')}>
      <ol className="Versions">
        {versions.map(({ version, why, madeBy, madeAt }) => (
          <li key={version}>
            <button
              type="button"
              aria-current={version === shown ? 'true' : undefined}
              onClick={() => show(version)}
            >
              {t('segment:criteria.versionNo', { version })}
            </button>
            <p>{why || t('segment:criteria.first')}</p>
            <small className="dim">
              {[madeBy, format.day(madeAt.slice(0, 10))].filter(Boolean).join(' · ')}
            </small>
          </li>
        ))}
      </ol>
    </Card>
  )
}
