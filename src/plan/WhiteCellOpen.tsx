/** A cell opened: what it is made of, saying it anew, and promoting it to a signal. */
import { useWhyNotSay } from '../accounts/KnownCard.tsx'
import { EvidenceLine } from '../know/EvidenceLine.tsx'
import { NEEDS_CHANGED } from '../know/needsChanged.tsx'
import { dropSignal, putSignals } from '../know/signal.api.ts'
import { Act } from '../ui/Act.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { WALLET_CHANGED } from './walletChanged.tsx'
import { WhiteCellForm } from './WhiteCellForm.tsx'
import type { GridCell } from './whiteSpace.ts'
import { dropWhiteCell, putWhiteCell } from './whiteSpace.api.ts'

type Props = {
  cell: GridCell
  unit: string
  rivals: readonly string[]
  currency: string
  done: () => void
}

export function WhiteCellOpen({ cell, unit, rivals, currency, done }: Props) {
  const t = useWords()
  const format = useFormat()
  const { accountId, sales, potential, left, origin, year, said } = cell
  const writes = useWhyNotSay(accountId) === null
  const money = (amount: number) => format.money(amount, currency)
  return (
    <div className="White-open">
      <dl className="Known-facts">
        <div>
          <dt>{t('plan:wallet.ours')}</dt>
          <dd>{money(Math.max(0, sales))}</dd>
        </div>
        {potential !== null && (
          <div>
            <dt>{t(`plan:white.from.${origin ?? 'said'}`, { year: year ?? '' })}</dt>
            <dd>{money(potential)}</dd>
          </div>
        )}
        {left !== null && (
          <div>
            <dt>{t('plan:white.leftName')}</dt>
            <dd>
              <b>{money(left)}</b>
            </dd>
          </div>
        )}
      </dl>
      <p className="dim">{t('plan:white.formula')}</p>
      {said && <EvidenceLine kind="competitor" said={said} />}
      {writes && (
        <>
          <div className="Known-acts">
            {(left ?? 0) > 0 && <Promote cell={cell} unit={unit} currency={currency} done={done} />}
            {said && <TakeBack cell={cell} done={done} />}
          </div>
          <WhiteCellForm cell={cell} rivals={rivals} currency={currency} done={done} />
        </>
      )}
    </div>
  )
}

/** Something to be followed up, where needs are. */
function Promote({ cell, unit, currency, done }: Omit<Props, 'rivals'>) {
  const t = useWords()
  const format = useFormat()
  const { today, person } = useSession()
  const note = useWrite(putSignals, NEEDS_CHANGED, {
    said: () => t('plan:white.promoted'),
    undo: ({ now }) => ask(dropSignal, { signalId: now[0]!.signalId }),
  })
  const { accountId, family, left, competitor } = cell
  const values = { family, unit, left: format.moneyShort(left!, currency), competitor }
  const noticed = t(competitor ? 'plan:white.signalWith' : 'plan:white.signal', values)
  const signal = {
    noticed,
    place: t('plan:white.title'),
    noticedBy: person.personId,
    noticedOn: today,
  }
  return (
    <Act
      size="compact-sm"
      onClick={() => {
        note.mutate({ accountId, signals: [signal] })
        done()
      }}
    >
      {t('plan:white.promote')}
    </Act>
  )
}

function TakeBack({ cell: { accountId, said }, done }: Pick<Props, 'cell' | 'done'>) {
  const t = useWords()
  const drop = useWrite(dropWhiteCell, WALLET_CHANGED, {
    said: ({ family }) => t('plan:white.dropped', { family }),
    undo: (one) => ask(putWhiteCell, one),
  })
  return (
    <Act
      size="compact-sm"
      onClick={() => {
        drop.mutate({ accountId, cellId: said!.cellId })
        done()
      }}
    >
      {t('plan:white.drop')}
    </Act>
  )
}
