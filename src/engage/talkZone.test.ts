import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../kernel/day.ts'
import { timesIn } from './talkZone.ts'

const MADRID = 'Europe/Madrid'
const MEXICO = 'America/Mexico_City'

test('half past nine in Madrid is the middle of the night in Mexico, and a day later in Auckland for calls at noon', () => {
  expect(timesIn({ day: '2026-11-30', at: '09:30', zone: MADRID }, [MADRID, MEXICO])).toEqual([
    { zone: MADRID, at: '09:30', days: 0 },
    { zone: MEXICO, at: '02:30', days: 0 },
  ])
  const [there] = timesIn({ day: '2026-11-30', at: '12:30', zone: MADRID }, ['Pacific/Auckland'])
  expect(there).toEqual({ zone: 'Pacific/Auckland', at: '00:30', days: 1 })
  const [before] = timesIn({ day: '2026-12-01', at: '03:00', zone: MADRID }, [MEXICO])
  expect(before).toEqual({ zone: MEXICO, at: '20:00', days: -1 })
})

test('in weeks when only one side has changed its clocks the distance is another one', () => {
  const at = (day: string) =>
    timesIn({ day, at: '16:00', zone: MADRID }, ['America/New_York'])[0]!.at
  expect(at('2026-03-20')).toBe('11:00')
  expect(at('2026-04-01')).toBe('10:00')
})

test('there and back is where one began, apart from hours that clocks skip or repeat', () => {
  const minutes = fc.integer({ min: 4 * 60, max: 24 * 60 - 1 })
  const days = fc.integer({ min: 0, max: 3000 })
  fc.assert(
    fc.property(minutes, days, fc.constantFrom(MEXICO, 'Asia/Tokyo', 'UTC'), (m, d, zone) => {
      const at = `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`
      const day = addDays('2024-01-01', d)
      const [there] = timesIn({ day, at, zone: MADRID }, [zone])
      const back = timesIn({ day: addDays(day, there!.days), at: there!.at, zone }, [MADRID])[0]!
      expect([addDays(addDays(day, there!.days), back.days), back.at]).toEqual([day, at])
    }),
  )
})
