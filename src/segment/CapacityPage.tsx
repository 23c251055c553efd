/** Selección, capacidad: what the team can give, what each tier asks, and how many key accounts find room. */
import { listTeamHours } from '../accounts/teamHours.api.ts'
import { governs } from '../access/SettingsTabs.tsx'
import { useRead } from '../ui/api.ts'
import { Card, Cards, Stack } from '../ui/Card.tsx'
import { Page } from '../ui/Page.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { readCapacity } from './capacity.api.ts'
import { accountsWithin, MANY_KEY_ACCOUNTS, type Resource } from './capacity.ts'
import { LimitsForm } from './LimitsForm.tsx'
import './selection.css'
import { SelectionTabs } from './SelectionTabs.tsx'
import { TeamHoursTable } from './TeamHoursTable.tsx'
import type { Tier } from './tier.ts'
import { TierCards } from './TierCards.tsx'

export function CapacityPage() {
  const t = useWords()
  const { role } = useSession()
  const { resources, room, limits, tiers } = useRead(readCapacity, {})
  const people = useRead(listTeamHours, {})
  const writes = governs(role)
  const hours = resources.reduce((sum, { available }) => sum + available, 0)
  const says =
    room.accounts === null
      ? t('segment:capacity.saysNone')
      : t('segment:capacity.says', {
          hours,
          count: Math.min(room.accounts, limits.most),
          skill: room.scarcest ?? '',
        })
  const crowded = Math.min(room.accounts ?? 0, limits.most) > MANY_KEY_ACCOUNTS
  return (
    <Page
      title={t('segment:title')}
      sentence={crowded ? `${says} ${t('segment:capacity.many')}` : says}
    >
      <SelectionTabs at="/selection/capacity" />
      <Cards columns="3fr 2fr">
        <Stack>
          <Card title={t('segment:capacity.team')}>
            <TeamHoursTable people={people} writes={writes} />
          </Card>
          <TierCards tiers={tiers} writes={writes} />
        </Stack>
        <Stack>
          <Card title={t('segment:capacity.room')}>
            <Balance
              resources={resources}
              needs={tiers.find(({ tier }) => tier === 'key')!.needs}
            />
          </Card>
          <Card title={t('segment:capacity.limits')}>
            <LimitsForm key={JSON.stringify(limits)} limits={limits} writes={writes} />
          </Card>
        </Stack>
      </Cards>
    </Page>
  )
}

/** Skill by skill: what there is, what one account asks, and for how many that is enough. */
function Balance({ resources, needs }: { resources: Resource[]; needs: Tier['needs'] }) {
  const t = useWords()
  const format = useFormat()
  if (resources.length === 0) return <p className="dim">{t('segment:capacity.noHours')}</p>
  return (
    <div className="Scrolls">
      <table className="Plain">
        <thead>
          <tr>
            <th scope="col">{t('segment:capacity.skill')}</th>
            <th scope="col">{t('segment:capacity.available')}</th>
            <th scope="col">{t('segment:capacity.asks')}</th>
            <th scope="col">{t('segment:capacity.enoughFor')}</th>
          </tr>
        </thead>
        <tbody>
          {resources.map(({ skill, available }) => {
            const need = needs[skill] ?? 0
            return (
              <tr key={skill}>
                <th scope="row">{skill}</th>
                <td>{format.number(available, 1)}</td>
                <td>{need > 0 ? format.number(need, 1) : t('segment:capacity.nothing')}</td>
                <td>
                  {need > 0
                    ? format.number(accountsWithin(available, need))
                    : t('segment:capacity.any')}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
