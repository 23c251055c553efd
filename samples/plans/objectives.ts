/** The objectives of a plan of the demo company, with what was read of them. */
import { addDays, addMonths, type Day } from '../../src/kernel/day.ts'
import type { ItemGiven } from '../../src/plan/item.ts'
import { COMMON, line, type LineTold, type Told } from './lines.ts'
import { TRADE_PLANS } from './words.ts'

const MEASURE = {
  measure: '',
  unit: '',
  source: '',
  about: '',
  resource: '',
  crossingId: null,
}

export function objectivesOf(told: Told): LineTold[] {
  const { client, random, fromOn, asOf, state, pace } = told
  const { aim } = TRADE_PLANS[client.sector]
  const isOn = state !== 'draft'
  const by = (months: number) => addMonths(fromOn, months)
  const resource = `${random.whole(2, 9) * 20} horas y ${random.whole(2, 12)} visitas al año`
  const objective = (
    title: string,
    dueOn: Day,
    more: Partial<Extract<ItemGiven, { kind: 'objective' }>['body']>,
  ) => ({
    ...COMMON,
    kind: 'objective' as const,
    title,
    dueOn,
    body: { metric: 'hand' as const, ...MEASURE, baseline: null, target: null, resource, ...more },
  })
  const ends =
    state === 'closed'
      ? pace.reached > 0.6
        ? ('done' as const)
        : ('dropped' as const)
      : isOn
        ? ('active' as const)
        : ('draft' as const)
  const outcome = {
    done: 'Conseguido: lo dice el informe del último trimestre.',
    dropped: 'Se deja: el cliente aplazó la inversión.',
  }
  const end = { state: ends, outcome: ends === 'done' || ends === 'dropped' ? outcome[ends] : '' }
  const from = 1 - 0.25 * pace.reached
  return [
    line({
      item: objective('Aumentar las ventas a la cuenta en un quinto', by(12), {
        metric: 'salesLast12',
      }),
      live: { metric: 'salesLast12', from, to: from * 1.25 },
      goal: 1,
      ...end,
      touchedOn: addDays(fromOn, random.whole(30, 60)),
    }),
    line({
      item: {
        ...objective(aim.title, by(random.pick([6, 10, 14])), {
          measure: aim.measure,
          unit: aim.unit,
          baseline: aim.from,
          target: aim.to,
          source: aim.source,
        }),
        shared: true,
      },
      goal: 0,
      readings: isOn ? readingsOf(told) : [],
      ...end,
      touchedOn: asOf,
    }),
    ...(state === 'draft'
      ? [line({ item: objective('Mejor relación con compras', by(9), {}), touchedOn: fromOn })]
      : [
          line({
            item: objective('Vender a la planta dos familias que hoy compra fuera', by(20), {
              metric: 'families',
            }),
            live: { metric: 'families', from: 1 - 0.3 * pace.reached, to: 1.4 },
            goal: 1,
            ...end,
            touchedOn: addDays(fromOn, random.whole(20, 90)),
          }),
        ]),
  ]
}

/** Every quarter, from where it began towards where it should be. */
function readingsOf({ client, random, fromOn, asOf, pace }: Told): LineTold['readings'] {
  const { aim } = TRADE_PLANS[client.sector]
  const readings: LineTold['readings'] = []
  for (let months = 2; addMonths(fromOn, months) < asOf && months < 14; months += 3) {
    const way = Math.min(1, (months / 12) * pace.reached * random.between(0.9, 1.2))
    const value = Math.round((aim.from + (aim.to - aim.from) * way) * 10) / 10
    readings.push({ day: addMonths(fromOn, months), value, source: aim.source })
  }
  return readings
}
