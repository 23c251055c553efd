import { expect, test } from 'vitest'
import type { CrmKind, CrmSystem } from '../kernel/crm.ts'
import { guessKind, guessSystem } from './crmKind.ts'

const columnsOf = (header: string, first = '') =>
  header.split(',').map((name, at) => ({ name, examples: [first.split(',')[at] ?? ''] }))

/** Headers as the four programs and spreadsheets write them, with columns that must be told apart. */
const HEADERS: [CrmSystem, CrmKind, string, Record<string, string>][] = [
  [
    'hubspot',
    'company',
    'Record ID,Company name,Company owner,Create Date,Phone Number,City,Country/Region,Industry,Company Domain Name',
    {
      externalId: 'Record ID',
      name: 'Company name',
      domain: 'Company Domain Name',
      owner: 'Company owner',
    },
  ],
  [
    'hubspot',
    'contact',
    'Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Associated Company,Associated Company IDs,Lifecycle Stage,Create Date',
    {
      firstName: 'First Name',
      mail: 'Email',
      companyName: 'Associated Company',
      companyId: 'Associated Company IDs',
    },
  ],
  [
    'hubspot',
    'deal',
    'Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Pipeline,Associated Company,Associated Contact',
    {
      title: 'Deal Name',
      stage: 'Deal Stage',
      closesOn: 'Close Date',
      companyName: 'Associated Company',
    },
  ],
  [
    'hubspot',
    'ticket',
    'Record ID,Ticket name,Ticket status,Priority,Create date,Ticket owner,Source,Associated Company',
    { title: 'Ticket name', state: 'Ticket status', priority: 'Priority', openedOn: 'Create date' },
  ],
  [
    'hubspot',
    'deal',
    'ID de registro,Nombre del negocio,Etapa del negocio,Fecha de cierre,Propietario del negocio,Valor,Pipeline',
    {
      externalId: 'ID de registro',
      title: 'Nombre del negocio',
      amount: 'Valor',
      closesOn: 'Fecha de cierre',
    },
  ],
  [
    'salesforce',
    'company',
    'Account ID,Account Name,Account Owner,Website,Billing Street,Billing City,Billing Country,Industry,Employees,Annual Revenue,Parent Account',
    { name: 'Account Name', town: 'Billing City', group: 'Parent Account', web: 'Website' },
  ],
  [
    'salesforce',
    'contact',
    'Contact ID,First Name,Last Name,Title,Email,Mobile,Phone,Account Name,Account ID,Contact Owner,Department',
    { jobTitle: 'Title', companyId: 'Account ID', companyName: 'Account Name', area: 'Department' },
  ],
  [
    'salesforce',
    'deal',
    'Id,AccountId,Name,StageName,Amount,CloseDate,IsWon,IsClosed,OwnerId,CreatedDate',
    {
      title: 'Name',
      stage: 'StageName',
      won: 'IsWon',
      companyId: 'AccountId',
      createdOn: 'CreatedDate',
    },
  ],
  [
    'salesforce',
    'ticket',
    'Case Number,Subject,Description,Status,Priority,Case Origin,Date/Time Opened,Closed Date,Account Name,Contact Name,Case Owner',
    {
      externalId: 'Case Number',
      title: 'Subject',
      source: 'Case Origin',
      openedOn: 'Date/Time Opened',
    },
  ],
  [
    'salesforce',
    'activity',
    'Id,WhoId,WhatId,Subject,ActivityDate,Status,Description,TaskSubtype',
    { contactId: 'WhoId', companyId: 'WhatId', day: 'ActivityDate', kind: 'TaskSubtype' },
  ],
  [
    'salesforce',
    'company',
    'Id. de la cuenta,Nombre de la cuenta,Propietario de la cuenta,Sitio web,Ciudad de facturación,Ingresos anuales,NIF',
    { name: 'Nombre de la cuenta', taxId: 'NIF', web: 'Sitio web', town: 'Ciudad de facturación' },
  ],
  [
    'zoho',
    'company',
    'Record Id,Account Name,Account Owner,Website,Phone,Billing City,Industry,Employees',
    { externalId: 'Record Id', name: 'Account Name' },
  ],
  [
    'zoho',
    'deal',
    'Record Id,Deal Name,Amount,Stage,Closing Date,Account Name,Contact Name,Pipeline,Reason For Loss',
    {
      title: 'Deal Name',
      closesOn: 'Closing Date',
      lostReason: 'Reason For Loss',
      contactName: 'Contact Name',
    },
  ],
  [
    'zoho',
    'contact',
    'Record Id,Nombre,Apellidos,Nombre de Cuenta,Correo electrónico,Móvil,Propietario de Contacto',
    {
      firstName: 'Nombre',
      lastName: 'Apellidos',
      companyName: 'Nombre de Cuenta',
      mobile: 'Móvil',
    },
  ],
  [
    'pipedrive',
    'company',
    'Organization - ID,Organization - Name,Organization - Address,Organization - Owner,Organization - Organization created',
    { externalId: 'Organization - ID', name: 'Organization - Name' },
  ],
  [
    'pipedrive',
    'contact',
    'Person - ID,Person - Name,Person - Organization,Person - Email - Work,Person - Phone - Work,Person - Owner',
    { name: 'Person - Name', mail: 'Person - Email - Work', phone: 'Person - Phone - Work' },
  ],
  [
    'pipedrive',
    'deal',
    'Deal - ID,Deal - Title,Deal - Value,Deal - Currency,Deal - Stage,Deal - Status,Deal - Lost reason,Deal - Organization',
    {
      title: 'Deal - Title',
      amount: 'Deal - Value',
      state: 'Deal - Status',
      companyName: 'Deal - Organization',
    },
  ],
  [
    'pipedrive',
    'activity',
    'Activity - ID,Activity - Type,Activity - Subject,Activity - Due date,Activity - Done,Activity - Note',
    {
      externalId: 'Activity - ID',
      kind: 'Activity - Type',
      subject: 'Activity - Subject',
      day: 'Activity - Due date',
    },
  ],
  [
    'other',
    'contact',
    'Código cliente,Nombre,Cargo,Correo,Teléfono,Idioma',
    { companyCode: 'Código cliente', firstName: 'Nombre', jobTitle: 'Cargo', mail: 'Correo' },
  ],
  [
    'other',
    'company',
    'Código,Razón social,CIF,Población,Teléfono',
    { code: 'Código', name: 'Razón social', taxId: 'CIF', town: 'Población' },
  ],
]

test.each(HEADERS)('%s, %s: %s', (system, kind, header, mapped) => {
  const columns = columnsOf(header)
  const guess = guessKind(columns)
  expect(guess.kind).toBe(kind)
  expect(guess.mapping).toMatchObject(mapped)
  if (!header.startsWith('Record Id')) expect(guessSystem([columns])).toBe(system)
})

test('ids tell the program where headers don’t', () => {
  expect(
    guessSystem([columnsOf('Record Id,Account Name', 'zcrm_4150868000000225013,Forjas')]),
  ).toBe('zoho')
  expect(guessSystem([columnsOf('Id,Name', '0011t00000AbCdEfGH,Forjas')])).toBe('salesforce')
})

test('what holds nothing of a CRM is left to be said', () => {
  expect(guessKind(columnsOf('Fecha,Importe,Factura,Unidades')).kind).toBeNull()
  expect(guessKind(columnsOf('a,b,c')).kind).toBeNull()
})
