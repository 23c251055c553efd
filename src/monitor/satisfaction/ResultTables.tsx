/** A round by role, by tier and by account; and who stayed silent. */
import { A } from '../../ui/A.tsx'
import { Card } from '../../ui/Card.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { useFormat } from '../../ui/session.ts'
import { useWords } from '../../ui/words.ts'
import type { RoundResults } from './results.ts'
import { Scrolled } from './Scrolled.tsx'
import { useScores } from './useSatisfactionWords.tsx'

type Props = { told: RoundResults }
type Groups = { promoters: number; passives: number; detractors: number }

/** More than these nobody reads; the files have the others. */
const SHOWN = 15

function GroupCells({ promoters, passives, detractors }: Groups) {
  return (
    <>
      <td>{promoters}</td>
      <td>{passives}</td>
      <td>{detractors}</td>
    </>
  )
}

function Head({ name, more }: { name: string; more: string[] }) {
  const t = useWords()
  const groups = (['promoters', 'passives', 'detractors'] as const).map((group) =>
    t(`monitor:satisfaction.group.${group}`),
  )
  return (
    <thead>
      <tr>
        {[name, ...groups, ...more].map((one) => (
          <th key={one} scope="col">
            {one}
          </th>
        ))}
      </tr>
    </thead>
  )
}

export function GroupsCard({ told: { byRole, byTier } }: Props) {
  const t = useWords()
  const { told } = useScores()
  return (
    <Card title={t('monitor:satisfaction.byRole')}>
      <Scrolled label={t('monitor:satisfaction.byRole')}>
        <table className="Plain">
          <Head name={t('monitor:satisfaction.role')} more={['NPS']} />
          <tbody>
            {byRole.map(({ role, nps, ...groups }) => (
              <tr key={role ?? ''}>
                <th scope="row">
                  {role ? t(`know:deciders.roles.${role}`) : t('monitor:satisfaction.noRole')}
                </th>
                <GroupCells {...groups} />
                <td>{told('nps', nps)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <table className="Plain">
          <Head name={t('monitor:satisfaction.tier')} more={['NPS']} />
          <tbody>
            {byTier.map(({ tier, nps, promoters, passives, detractors }) => (
              <tr key={tier}>
                <th scope="row">{t(`segment:tier.${tier}.name`)}</th>
                <GroupCells {...{ promoters, passives, detractors }} />
                <td>{told('nps', nps)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </Card>
  )
}

export function SilentCard({ told: { silent } }: Props) {
  const t = useWords()
  const format = useFormat()
  return (
    <Card
      title={t('monitor:satisfaction.silent')}
      aside={t('monitor:satisfaction.accounts', { count: silent.length })}
    >
      {silent.length === 0 && <Empty>{t('monitor:satisfaction.silentNone')}</Empty>}
      {silent.length > 0 && (
        <table className="Plain">
          <thead>
            <tr>
              <th scope="col">{t('monitor:health.account')}</th>
              <th scope="col">{t('monitor:health.sales')}</th>
              <th scope="col">{t('monitor:satisfaction.asked')}</th>
            </tr>
          </thead>
          <tbody>
            {silent.slice(0, SHOWN).map(({ accountId, account, sales, asked, contacts }) => (
              <tr key={accountId}>
                <th scope="row">
                  <A to={`/accounts/${accountId}/satisfaction`}>{account}</A>
                </th>
                <td>{format.moneyShort(sales)}</td>
                <td>{contacts === 0 ? t('monitor:satisfaction.nobody') : format.number(asked)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  )
}

export function SaidCard({ told: { accounts } }: Props) {
  const t = useWords()
  const format = useFormat()
  return (
    <Card
      title={t('monitor:satisfaction.byAccount')}
      aside={t('monitor:satisfaction.accounts', { count: accounts.length })}
    >
      <Scrolled label={t('monitor:satisfaction.byAccount')}>
        <table className="Plain">
          <Head
            name={t('monitor:health.account')}
            more={[t('monitor:satisfaction.mean'), t('monitor:health.sales')]}
          />
          <tbody>
            {accounts.slice(0, SHOWN * 2).map(({ accountId, account, mean, sales, ...groups }) => (
              <tr key={accountId}>
                <th scope="row">
                  <A to={`/accounts/${accountId}/satisfaction`}>{account}</A>
                </th>
                <GroupCells {...groups} />
                <td>{format.number(mean, 1)}</td>
                <td>{format.moneyShort(sales)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </Card>
  )
}
