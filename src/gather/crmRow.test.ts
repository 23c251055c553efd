import { expect, test } from 'vitest'
import { timeIn } from './crmRead.ts'
import { dealState, kindOf, toldBy } from './crmRow.ts'
import { domainOf, mailOf, taxIdOf, workDomainOf } from '../accounts/mark.ts'

test('a domain is what is left of an address of a page', () => {
  expect(domainOf('https://www.Forjas.example/es?x=1')).toBe('forjas.example')
  expect(domainOf('ana@ventas.forjas.example')).toBe('ventas.forjas.example')
  expect(domainOf('forjas.example:8080')).toBe('forjas.example')
  for (const none of ['', 'forjas', 'no hay', null, '<script>', '1.2'])
    expect(domainOf(none)).toBeNull()
})

test('a mailbox that anyone may have says nothing of where one works', () => {
  expect(workDomainOf('ana@forjas.es')).toBe('forjas.es')
  for (const mail of ['ana@gmail.com', 'ana@hotmail.es', 'ana@yahoo.com.mx', null]) {
    expect(workDomainOf(mail)).toBeNull()
  }
  expect(mailOf(' Ana@Forjas.ES ')).toBe('ana@forjas.es')
  expect(mailOf('ana at forjas')).toBeNull()
})

test('a tax id is the same with and without its country', () => {
  expect(taxIdOf('ES B-12.345.678')).toBe('B12345678')
  expect(taxIdOf('B12345678')).toBe('B12345678')
  expect(taxIdOf('FR 40 303 265 045')).toBe('FR40303265045')
  expect(taxIdOf('pendiente')).toBeNull()
})

test('a deal is won or lost as it is told', () => {
  expect(dealState({ stage: 'Closed Won' })).toBe('won')
  expect(dealState({ stage: 'Cierre perdido' })).toBe('lost')
  expect(dealState({ state: 'Ganado', stage: 'Oferta' })).toBe('won')
  expect(dealState({ stage: 'Cerrada', closed: 'true', won: 'false' })).toBe('lost')
  expect(dealState({ stage: 'Negotiation' })).toBe('open')
})

test('kinds of contact are known by their words', () => {
  const told = ['Llamada', 'Reunión', 'E-mail', 'Tarea', 'WhatsApp', 'Nota', 'Visita', 'Demo']
  expect(told.map(kindOf)).toEqual([
    'call',
    'meeting',
    'mail',
    'task',
    'message',
    'note',
    'visit',
    'event',
  ])
})

test('a person is named by what there is', () => {
  const named = (raw: Record<string, string | null>) => toldBy('contact', raw)['name']
  expect(named({ firstName: 'Ana', lastName: 'Ruiz' })).toBe('Ana Ruiz')
  expect(named({ mail: 'ana.ruiz@forjas.es' })).toBe('ana.ruiz')
  expect(named({ name: 'N/A' })).toBeNull()
})

test('a ticket is closed by its day or by its state', () => {
  const state = (raw: Record<string, string | null>) => toldBy('ticket', raw)['state']
  expect(state({ state: 'Cerrado' })).toBe('closed')
  expect(state({ state: 'New', closedOn: '2026-01-01' })).toBe('closed')
  expect(state({ state: 'Waiting on us' })).toBe('open')
  expect(toldBy('ticket', { priority: 'Muy alta' })['priority']).toBe('urgent')
})

test('the first of several ids and addresses counts', () => {
  const { companyId, contactMail } = toldBy('deal', {
    companyId: '12;34',
    contactMail: 'Ana@forjas.es; eva@forjas.es',
  })
  expect([companyId, contactMail]).toEqual(['12', 'ana@forjas.es'])
})

test('hours are read where there are any', () => {
  expect(timeIn('2026-11-03 9:05 pm')).toBe('21:05')
  expect(timeIn('2026-11-03T09:05:30Z')).toBe('09:05')
  expect(timeIn('12:00 am')).toBeNull()
  expect(timeIn('2026-11-03')).toBeNull()
})
