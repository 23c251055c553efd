/** The day of the portfolio, and the way to any other. */
import { Button, Popover, TextInput } from '@mantine/core'
import { useState } from 'react'
import { addMonths } from '../kernel/day.ts'
import { useSession } from '../ui/session.ts'
import type { useListState } from '../ui/Table/useListState.ts'
import { useWords } from '../ui/words.ts'
import type { AccountList } from './accountList.ts'
import type { PortfolioTold } from './told.ts'

type Props = {
  portfolio: Pick<NonNullable<PortfolioTold['portfolio']>, 'asOf' | 'ledgerFrom' | 'ledgerTo'>
  list: Pick<ReturnType<typeof useListState<typeof AccountList>>, 'change'>
}

export function DayPicker({ portfolio: { asOf, ledgerFrom, ledgerTo }, list }: Props) {
  const t = useWords()
  const { today } = useSession()
  const [open, setOpen] = useState(false)
  const [day, setDay] = useState(asOf)
  const last = ledgerTo < today ? ledgerTo : today
  const show = (asked: string | undefined) => {
    setOpen(false)
    list.change({ asOf: asked === last ? undefined : asked })
  }
  const yearBefore = addMonths(asOf, -12)
  const yearEnd = `${Number(asOf.slice(0, 4)) - 1}-12-31`
  const shortcuts = [
    { name: t('identify:portfolio.day.now'), day: last },
    { name: t('identify:portfolio.day.yearBefore'), day: yearBefore },
    { name: t('identify:portfolio.day.yearEnd', { year: yearEnd.slice(0, 4) }), day: yearEnd },
  ].filter((one) => one.day >= ledgerFrom && one.day <= last)
  return (
    <Popover opened={open} onChange={setOpen} width={260} trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className="LinkButton"
          aria-label={`${t('identify:portfolio.asOf', { day: asOf })}. ${t('identify:portfolio.day.choose')}`}
          onClick={() => setOpen(!open)}
        >
          {t('identify:portfolio.asOf', { day: asOf })}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('identify:portfolio.day.title')}>
        <form
          className="DayPicker"
          onSubmit={(event) => {
            event.preventDefault()
            if (day >= ledgerFrom && day <= today) show(day)
          }}
        >
          <TextInput
            type="date"
            label={t('identify:portfolio.day.title')}
            min={ledgerFrom}
            max={today}
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <Button type="submit" variant="filled" disabled={day < ledgerFrom || day > today}>
            {t('identify:portfolio.day.show')}
          </Button>
          {shortcuts.map((one) => (
            <button
              key={one.name}
              type="button"
              className="LinkButton"
              onClick={() => show(one.day)}
            >
              {one.name}
            </button>
          ))}
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
