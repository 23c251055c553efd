/** What is offered and done besides: value added, offers to deciders, new solutions … by kind. */
import { Menu } from '@mantine/core'
import { useState } from 'react'
import { listAccountContacts } from '../know/contact.api.ts'
import { KnowModal } from '../know/KnowModal.tsx'
import { Act } from '../ui/Act.tsx'
import { useList, useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { Item } from './item.ts'
import { ItemEndForm } from './ItemEndForm.tsx'
import { type LineKind, OTHER_KINDS } from './itemFields.ts'
import { ItemForm } from './ItemForm.tsx'
import { ItemRow } from './ItemRow.tsx'
import type { AskedOfLine } from './ObjectivesCard.tsx'
import { readCatalogue } from './plan.api.ts'
import { whyNotChange } from './plan.ts'
import type { PlanReading } from './PlanRead.tsx'
import type { ValueAdd } from './valueAdd.ts'

type Asked =
  | { act: AskedOfLine; item: Item; kind: LineKind }
  | { act: 'add'; kind: LineKind; from?: ValueAdd }

export function LinesCard({ read }: { read: PlanReading }) {
  const t = useWords()
  const { plan, items } = read
  const contacts = useList(listAccountContacts, { accountId: plan.accountId }).data ?? []
  const nameOf = (id: string) => contacts.find(({ contactId }) => contactId === id)?.name ?? null
  const [asked, setAsked] = useState<Asked | null>(null)
  const here = OTHER_KINDS.map((kind) => ({
    kind,
    those: items.filter((item) => item.kind === kind),
  })).filter(({ those }) => those.length > 0)
  return (
    <Card
      title={t('plan:lines.title')}
      aside={
        <AddMenu
          read={read}
          ask={(kind, from) => setAsked({ act: 'add', kind, ...(from && { from }) })}
        />
      }
    >
      {here.length === 0 && <Empty>{t('plan:lines.none')}</Empty>}
      <div className="Plan-kinds">
        {here.map(({ kind, those }) => (
          <section key={kind}>
            <h3 className="Plan-part">{t(`plan:kind.${kind}.many`)}</h3>
            {kind === 'valueAdd' && <CostOfAll items={those} />}
            <ul className="Known-rows">
              {those.map((item) => (
                <ItemRow
                  key={item.itemId}
                  item={item}
                  read={read}
                  nameOf={nameOf}
                  ask={(act) => setAsked({ act, item, kind })}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
      <LineModal read={read} asked={asked} done={() => setAsked(null)} />
    </Card>
  )
}

function LineModal({
  read,
  asked,
  done,
}: {
  read: PlanReading
  asked: Asked | null
  done: () => void
}) {
  const t = useWords()
  const title =
    asked &&
    (asked.act === 'add'
      ? t(`plan:kind.${asked.kind}.add`)
      : t(`plan:line.${asked.act}Of`, { title: asked.item.title }))
  return (
    <KnowModal title={title} onClose={done}>
      {asked?.act === 'add' && (
        <ItemForm
          read={read}
          kind={asked.kind}
          start={asked.from ? startOf(asked.from) : {}}
          done={done}
        />
      )}
      {asked?.act === 'change' && (
        <ItemForm read={read} kind={asked.kind} changes={asked.item} done={done} />
      )}
      {(asked?.act === 'done' || asked?.act === 'dropped') && (
        <ItemEndForm item={asked.item} state={asked.act} done={done} />
      )}
    </KnowModal>
  )
}

const startOf = ({ title, type, cost, about }: ValueAdd) => ({
  title,
  type,
  about,
  ...(cost === null ? {} : { cost: String(cost) }),
})

type MenuProps = { read: PlanReading; ask: (kind: LineKind, from?: ValueAdd) => void }

/** What the firm's catalogue has comes below the kinds, with its words and its cost. */
function AddMenu({ read: { plan }, ask }: MenuProps) {
  const t = useWords()
  const { actor } = useSession()
  const { valueAdds } = useRead(readCatalogue, {})
  const refusal = whyNotChange(actor, plan)
  if (refusal) {
    return (
      <Act size="compact-sm" refusal={refusal} onClick={() => {}}>
        {t('plan:lines.add')}
      </Act>
    )
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className="Plan-add">
          {t('plan:lines.add')}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {OTHER_KINDS.map((kind) => (
          <Menu.Item key={kind} onClick={() => ask(kind)}>
            {t(`plan:kind.${kind}.one`)}
          </Menu.Item>
        ))}
        {valueAdds.length > 0 && <Menu.Label>{t('plan:catalogue.from')}</Menu.Label>}
        {valueAdds.map((one) => (
          <Menu.Item key={one.title} onClick={() => ask('valueAdd', one)}>
            {one.title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function CostOfAll({ items }: { items: readonly Item[] }) {
  const t = useWords()
  const format = useFormat()
  const costs = items.flatMap((item) =>
    item.kind === 'valueAdd' && item.state !== 'dropped' && item.body.cost !== null
      ? [item.body.cost]
      : [],
  )
  if (costs.length === 0) return null
  const sum = costs.reduce((all, cost) => all + cost, 0)
  return <p className="dim">{t('plan:lines.cost', { sum: format.money(sum) })}</p>
}
