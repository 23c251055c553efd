/** Ways to look at the list: those that come with Clave, one's own, and those that all share. */
import { Button, Menu, Modal, Radio } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { useGo } from '../ui/A.tsx'
import { ask, useList, useWrite } from '../ui/api.ts'
import { SwitchField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { DownIcon } from '../ui/icons.tsx'
import { useSession } from '../ui/session.ts'
import type { useListState } from '../ui/Table/useListState.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { useAccountColumns } from './accountColumns.tsx'
import type { AccountList } from './accountList.ts'
import { addView, changeView, dropView, listViews } from './view.api.ts'
import { READY_VIEWS, type ReadyView } from './readyViews.ts'
import { NewView, type SavedView, ViewList, whyNotTend } from './view.ts'
import { showColumns, shownColumns, showUsualColumns } from './viewColumns.tsx'
import type { PortfolioTold } from './told.ts'

type List = ReturnType<typeof useListState<typeof AccountList>>
type Props = { list: List; portfolio: NonNullable<PortfolioTold['portfolio']> }

export function ViewMenu({ list, portfolio }: Props) {
  const t = useWords()
  const go = useGo()
  const { actor, role } = useSession()
  const columns = useAccountColumns(portfolio)
  const { data: views = [] } = useList(listViews, {})
  const [saving, setSaving] = useState(false)
  const now = looking(list.value)
  const openView = views.find((view) => looking(view.list) === now)
  const ready = (Object.keys(READY_VIEWS) as ReadyView[]).find(
    (name) => looking(READY_VIEWS[name]) === now,
  )
  const show = (view: z.input<typeof ViewList>) => {
    const { asOf, valuation } = list.value
    const plain = Object.fromEntries(Object.keys(ViewList.shape).map((key) => [key, undefined]))
    go(list.address({ ...plain, ...ViewList.parse(view), asOf, valuation } as never))
  }
  const drop = useWrite(dropView, [listViews], {
    said: (view) => t('identify:portfolio.view.dropped', { name: view.name }),
    undo: (view) => ask(addView, view),
  })
  const update = useWrite(changeView, [listViews], {
    said: (view) => t('identify:portfolio.view.saved', { name: view.name }),
  })
  const [tended, setTended] = useState<SavedView | null>(null)
  const open = (view: SavedView) => {
    setTended(view)
    showColumns(
      view.columns,
      columns.map(({ key }) => key),
    )
    show(view.list)
  }
  const known = openView ?? tended
  const mayTend =
    known && !whyNotTend(actor, known) && views.some(({ viewId }) => viewId === known.viewId)
  const name = openView?.name ?? (ready ? t(`identify:portfolio.view.${ready}`) : tended?.name)
  const entry = (view: SavedView) => (
    <Menu.Item
      key={view.viewId}
      onClick={() => open(view)}
      leftSection={<Mark on={openView?.viewId === view.viewId} />}
    >
      {view.name}
      {view.ownerId !== actor.id && view.ownerName && (
        <small className="dim"> {t('identify:portfolio.view.by', { name: view.ownerName })}</small>
      )}
    </Menu.Item>
  )
  const own = views.filter(({ shared }) => !shared)
  const shared = views.filter((view) => view.shared)
  return (
    <>
      <Menu position="bottom-end" width={250} withinPortal>
        <Menu.Target>
          <Button rightSection={<DownIcon size={13} />}>
            {t('identify:portfolio.view.title')}
            {name ? `: ${name}` : ''}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('identify:portfolio.view.ready')}</Menu.Label>
          {(Object.keys(READY_VIEWS) as ReadyView[]).map((one) => (
            <Menu.Item
              key={one}
              leftSection={<Mark on={ready === one && !openView} />}
              onClick={() => {
                setTended(null)
                showUsualColumns()
                show(READY_VIEWS[one] as never)
              }}
            >
              {t(`identify:portfolio.view.${one}`)}
            </Menu.Item>
          ))}
          {own.length > 0 && <Menu.Label>{t('identify:portfolio.view.own')}</Menu.Label>}
          {own.map(entry)}
          {shared.length > 0 && <Menu.Label>{t('identify:portfolio.view.shared')}</Menu.Label>}
          {shared.map(entry)}
          {role !== 'viewer' && (
            <>
              <Menu.Divider />
              <Menu.Item onClick={() => setSaving(true)}>
                {t('identify:portfolio.view.save')}
              </Menu.Item>
              {mayTend && (
                <>
                  <Menu.Item
                    onClick={() =>
                      update.mutate({
                        viewId: known.viewId,
                        name: known.name,
                        shared: known.shared,
                        list: ViewList.parse(list.value),
                        columns: shownColumns(columns),
                      })
                    }
                  >
                    {t('identify:portfolio.view.update', { name: known.name })}
                  </Menu.Item>
                  <Menu.Item color="bad" onClick={() => drop.mutate({ viewId: known.viewId })}>
                    {t('identify:portfolio.view.drop', { name: known.name })}
                  </Menu.Item>
                </>
              )}
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={saving}
        onClose={() => setSaving(false)}
        title={t('identify:portfolio.view.save')}
        closeButtonProps={{ 'aria-label': t('ui:close') }}
      >
        {saving && (
          <SaveView
            view={{ list: ViewList.parse(list.value), columns: shownColumns(columns) }}
            done={(view) => {
              setTended(view)
              setSaving(false)
            }}
          />
        )}
      </Modal>
    </>
  )
}

function Mark({ on }: { on: boolean }) {
  return <Radio.Indicator size="xs" checked={on} />
}

const Naming = NewView.pick({ name: true, shared: true })

type Saving = { view: Pick<SavedView, 'list' | 'columns'>; done: (view: SavedView) => void }

function SaveView({ view, done }: Saving) {
  const t = useWords()
  const save = useWrite(addView, [listViews], {
    said: ({ name }) => t('identify:portfolio.view.saved', { name }),
    quiet: true,
  })
  const form = useForm(Naming, { name: '', shared: false }, async (naming) =>
    done(await save.mutateAsync({ ...naming, ...view })),
  )
  return (
    <Form form={form} does={t('identify:portfolio.view.keep')}>
      <TextField {...form.field('name')} label={t('identify:portfolio.view.name')} />
      <SwitchField {...form.field('shared')} label={t('identify:portfolio.view.share')} />
    </Form>
  )
}

/** What makes a view that view: its filters and order, without day, currency and page. */
function looking(list: object): string {
  const { valuation: _valuation, ...rest } = ViewList.parse(list)
  return JSON.stringify(Object.entries(rest).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
