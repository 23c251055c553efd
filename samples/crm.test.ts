import { expect, test } from 'vitest'
import { sampleUntil } from './sample.ts'
import { dayIn, rowsOf } from './testing.ts'

const AS_OF = '2026-11-20'
const { files, clients } = sampleUntil(AS_OF)
const offers = rowsOf([...files['crm-oportunidades.csv']])
const requests = rowsOf([...files['crm-peticiones.csv']])
const talks = rowsOf([...files['crm-actividades.csv']])

test('each line has its client, someone who works there, and days up to today', () => {
  const codes = new Set(clients.map(({ code }) => code))
  for (const row of [...offers, ...requests, ...talks]) {
    expect(codes.has(row['Código cliente']!)).toBe(true)
    expect(row['Correo del contacto']).toContain('@')
  }
  for (const { 'Fecha de actividad': day } of talks)
    expect(dayIn(day!.slice(0, 10)) <= AS_OF).toBe(true)
  for (const row of offers) {
    expect(dayIn(row['Fecha de creación']) <= dayIn(row['Fecha de cierre'])).toBe(true)
    const isOver = row['Fase'] === 'Ganada' || row['Fase'] === 'Perdida'
    if (isOver) expect(dayIn(row['Fecha de cierre']) <= AS_OF).toBe(true)
    expect(row['Motivo de pérdida'] !== '').toBe(row['Fase'] === 'Perdida')
  }
})

test('what was written last of two large clients asks whether someone has left', () => {
  const told = talks.map((row) => `${row['Asunto']} ${row['Nota']}`)
  expect(told.filter((text) => /No se pudo entregar/.test(text))).toHaveLength(1)
  expect(told.filter((text) => /ya no trabaja/.test(text))).toHaveLength(1)
})

test('there is enough to look at, and whoever is neglected has not been seen for long', () => {
  expect(offers.length).toBeGreaterThan(120)
  expect(requests.length).toBeGreaterThan(100)
  expect(talks.length).toBeGreaterThan(800)
  const left = clients.find(({ story }) => story === 'unattended')!
  const days = talks
    .filter((row) => row['Código cliente'] === left.code)
    .map((row) => dayIn(row['Fecha de actividad']!.slice(0, 10)))
  expect(days.every((day) => day < '2026-04-01')).toBe(true)
})
