/** Shocks as sliders, and a menu to add one more: a currency, the prices of a country, a sector. */
import { ActionIcon, Button, Menu, Slider } from '@mantine/core'
import { CloseIcon, DownIcon } from '../ui/icons.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { type Cell, EVERYWHERE, type ExposureTold, type Shock } from './exposure.ts'

const RANGE: Record<Shock['kind'], { min: number; max: number }> = {
  currency: { min: -50, max: 50 },
  prices: { min: 0, max: 50 },
  demand: { min: -50, max: 50 },
}

type RowProps = {
  shock: Shock
  /** While it slides, and when it is let go. */
  change: (change: number) => void
  keep: (change: number) => void
  drop: () => void
}

export function ShockRow({ shock, change, keep, drop }: RowProps) {
  const t = useWords()
  const format = useFormat()
  const name = useShockName()(shock)
  const { min, max } = RANGE[shock.kind]
  return (
    <div className="Shock">
      <span className="Shock-name">{name}</span>
      <b>{format.change(shock.change)}</b>
      <ActionIcon
        size="sm"
        aria-label={t('identify:dependency.exposure.drop', { name })}
        onClick={drop}
      >
        <CloseIcon size={13} />
      </ActionIcon>
      <Slider
        className="Shock-slider"
        size="sm"
        label={null}
        thumbLabel={name}
        min={min}
        max={max}
        step={1}
        marks={[{ value: 0 }]}
        // From a side it would say that nothing is much.
        {...(min < 0 ? { styles: { bar: { display: 'none' } } } : {})}
        value={Math.round(shock.change * 100)}
        onChange={(percent) => change(percent / 100)}
        onChangeEnd={(percent) => keep(percent / 100)}
      />
    </div>
  )
}

function useShockName() {
  const t = useWords()
  return ({ kind, name }: Pick<Shock, 'kind' | 'name'>): string =>
    kind === 'prices' && name === EVERYWHERE
      ? t('identify:dependency.exposure.everywhere')
      : t(`identify:dependency.exposure.${kind}`, {
          name: name === '' ? t('identify:portfolio.unsaid') : name,
        })
}

type AddProps = {
  exposure: ExposureTold
  home: string
  shocks: readonly Shock[]
  add: (shock: Shock) => void
}

const OFFERED = 12

export function AddShock({ exposure, home, shocks, add }: AddProps) {
  const t = useWords()
  const format = useFormat()
  const nameOf = useShockName()
  const total = exposure.cells.reduce((sum, { sales }) => sum + sales, 0)
  const offers = offersOf(exposure, home)
    .map(({ kind, all }) => ({
      kind,
      all: all
        .filter(({ name }) => !shocks.some((one) => one.kind === kind && one.name === name))
        .slice(0, OFFERED),
    }))
    .filter(({ all }) => all.length > 0)
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Button size="xs" rightSection={<DownIcon size={13} />} disabled={offers.length === 0}>
          {t('identify:dependency.exposure.add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={380} style={{ overflowY: 'auto' }}>
        {offers.map(({ kind, all }) => (
          <div key={kind}>
            <Menu.Label>{t(`identify:dependency.exposure.kind.${kind}`)}</Menu.Label>
            {all.map(({ name, sales }) => (
              <Menu.Item
                key={name}
                onClick={() => add({ kind, name, change: kind === 'prices' ? 0.05 : -0.1 })}
                rightSection={
                  <span className="dim">{total > 0 ? format.percent(sales / total) : ''}</span>
                }
              >
                {nameOf({ kind, name })}
              </Menu.Item>
            ))}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** What can be shocked, the largest first. */
function offersOf({ cells, tags }: ExposureTold, home: string) {
  const total = (some: readonly Cell[]) => some.reduce((sum, { sales }) => sum + sales, 0)
  const by = (key: 'currency' | 'country') =>
    [...Map.groupBy(cells, (cell) => cell[key])]
      .map(([name, some]) => ({ name, sales: total(some) }))
      .filter(({ name, sales }) => name !== '' && sales > 0)
      .toSorted((a, b) => b.sales - a.sales)
  return [
    { kind: 'currency' as const, all: by('currency').filter(({ name }) => name !== home) },
    { kind: 'prices' as const, all: [{ name: EVERYWHERE, sales: total(cells) }, ...by('country')] },
    {
      kind: 'demand' as const,
      all: tags.map(({ tag, cells: some }) => ({ name: tag, sales: total(some) })),
    },
  ]
}
