/** What an account is, to which it belongs from when until when, and the acts that change it. */
import { Modal } from '@mantine/core'
import { Fragment, useState } from 'react'
import { A } from '../ui/A.tsx'
import { Act } from '../ui/Act.tsx'
import { useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { readAccount } from './account.api.ts'
import { useWhyNotSay } from './KnownCard.tsx'
import { KindForm, MemberForm } from './KindForm.tsx'
import './known.css'
import { EndForm, MoveForm } from './MoveForm.tsx'
import { readBelongings } from './tree.api.ts'
import { type Belonging, belongsOn } from './tree.ts'
import './tree.css'
import { useDaysWords } from './useDaysWords.tsx'

type Props = { accountId: string }
type Asked = 'kindAct' | 'move' | 'end' | 'add'

const FORMS = { kindAct: KindForm, move: MoveForm, end: EndForm, add: MemberForm }

export function PlaceCard({ accountId }: Props) {
  const t = useWords()
  const { today } = useSession()
  const refusal = useWhyNotSay(accountId)
  const { name, groupName } = useRead(readAccount, { accountId })
  const { kind, belongings, above } = useRead(readBelongings, { accountId })
  const [asked, setAsked] = useState<Asked | null>(null)
  const done = () => setAsked(null)
  const now = belongsOn(belongings, today)
  const others = belongings.filter((one) => one !== now)
  const Asking = asked && FORMS[asked]
  const act = (which: Asked) => (
    <Act size="compact-sm" refusal={refusal} onClick={() => setAsked(which)}>
      {t(`accounts:tree.${which}`)}
    </Act>
  )
  return (
    <Card title={t('accounts:tree.title')} aside={<Chip>{t(`accounts:tree.kind.${kind}`)}</Chip>}>
      {above.length > 0 && (
        <nav className="Tree-way" aria-label={t('accounts:tree.way')}>
          {above.toReversed().map((one) => (
            <Fragment key={one.accountId}>
              <A to={`/accounts/${one.accountId}/structure`}>{one.name}</A>
              <span aria-hidden>›</span>
            </Fragment>
          ))}
          <b>{name}</b>
        </nav>
      )}
      {now ? <Place belonging={now} /> : <p>{t('accounts:tree.none')}</p>}
      {groupName && <p className="dim">{t('accounts:tree.ledgerGroup', { name: groupName })}</p>}
      {others.length > 0 && (
        <details className="Known-before">
          <summary>{t('accounts:tree.history')}</summary>
          {others.map((one) => (
            <Place key={`${one.parentId} ${one.fromOn}`} belonging={one} />
          ))}
        </details>
      )}
      <div className="Known-acts">
        {act('move')}
        {now && act('end')}
        {act('add')}
        {act('kindAct')}
      </div>
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={asked !== null}
        onClose={done}
        title={asked && t(asked === 'add' ? 'accounts:tree.addTitle' : `accounts:tree.${asked}`)}
      >
        {Asking && <Asking accountId={accountId} done={done} />}
      </Modal>
    </Card>
  )
}

function Place({ belonging }: { belonging: Belonging }) {
  const t = useWords()
  const days = useDaysWords()
  const parent = belonging.parent ?? t('accounts:tree.hidden')
  return (
    <p className="Tree-place">
      {t('accounts:tree.belongs', { name: parent })} <span className="dim">{days(belonging)}</span>
    </p>
  )
}
