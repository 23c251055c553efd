import { expect, test } from 'vitest'
import { kindOf } from '../src/know/attachment.ts'
import { MilestoneGiven } from '../src/know/milestone.ts'
import { clientsOf } from './clients.ts'
import { minutesPdf, notesOf } from './notes.ts'
import { SEED } from './sample.ts'

const AS_OF = '2026-11-20'

test('the largest clients have notes and milestones, none in the future, the same each time', () => {
  const clients = clientsOf(SEED)
  const told = notesOf(clients, AS_OF, SEED)
  expect(told).toHaveLength(24)
  expect(notesOf(clients, AS_OF, SEED)).toEqual(told)
  for (const { notes, milestones } of told) {
    expect(notes.length).toBeGreaterThanOrEqual(2)
    expect(new Set(notes.map(({ text }) => text)).size).toBe(notes.length)
    expect(notes.every(({ writtenAt }) => writtenAt < AS_OF)).toBe(true)
    for (const one of milestones) expect(MilestoneGiven.parse(one)).toEqual(one)
    expect(milestones.every(({ day }) => day < AS_OF)).toBe(true)
  }
})

test('the minutes are a PDF', () => {
  expect(kindOf(minutesPdf(['Revisión (acta)']).toString('latin1', 0, 16)).shows).toBe('pdf')
})
