/** What the outside may ask of runs that bring a CRM in. */
import { z } from 'zod'
import { LEADS } from '../kernel/actor.ts'
import { endpoint, streamEndpoint } from '../kernel/endpoint.ts'
import {
  CrmFile,
  CrmImport,
  CrmKindOf,
  CrmLines,
  CrmList,
  CrmPage,
  CrmStays,
  CrmSystemOf,
  Decisions,
} from './crm.ts'
import { SheetMapping } from './sheet.ts'

const oneRun = z.object({ crmImportId: z.guid() })
const oneFile = oneRun.extend({ fileNo: z.coerce.number<number | string>().int() })

export const listCrmImports = endpoint('GET /crm-imports', {
  may: LEADS,
  input: CrmList,
  returns: CrmPage,
})

export const makeCrmImport = endpoint('POST /crm-imports', {
  may: LEADS,
  input: z.object({}),
  returns: oneRun,
})

export const readCrmImport = endpoint('GET /crm-imports/:crmImportId', {
  may: LEADS,
  input: oneRun,
  returns: CrmImport,
})

/** One that wasn't taken in. */
export const dropCrmImport = endpoint('DELETE /crm-imports/:crmImportId', {
  may: LEADS,
  input: oneRun,
  returns: z.object({}),
})

/** The bytes of a CSV or Excel file; answers each of its sheets with its columns and what it is taken for. */
export const sendCrmFile = streamEndpoint('POST /crm-imports/:crmImportId/files', {
  may: LEADS,
  input: oneRun.extend({ name: z.string().trim().min(1).max(300) }),
  flows: 'up',
})

export const listCrmFiles = endpoint('GET /crm-imports/:crmImportId/files', {
  may: LEADS,
  input: oneRun,
  returns: z.array(CrmFile),
})

/** What it is, and which column is what; without a mapping, as suggested for its kind. */
export const changeCrmFile = endpoint('PUT /crm-imports/:crmImportId/files/:fileNo', {
  may: LEADS,
  input: oneFile.extend({ kind: CrmKindOf, mapping: SheetMapping.optional() }),
  returns: CrmFile,
})

export const dropCrmFile = endpoint('DELETE /crm-imports/:crmImportId/files/:fileNo', {
  may: LEADS,
  input: oneFile,
  returns: z.object({}),
})

/** The program that its ids are of. */
export const chooseCrmSystem = endpoint('PUT /crm-imports/:crmImportId/system', {
  may: LEADS,
  input: oneRun.extend({ system: CrmSystemOf }),
  returns: CrmImport,
})

export const checkCrmImport = endpoint('POST /crm-imports/:crmImportId/check', {
  may: LEADS,
  input: oneRun,
  returns: CrmImport,
})

/** The first of each sort, and how many there are. */
export const readCrmLines = endpoint('GET /crm-imports/:crmImportId/lines', {
  may: LEADS,
  input: oneRun,
  returns: CrmLines.extend({
    totals: z.object({ rejects: z.int(), misses: z.int(), undecided: z.int() }),
    decisions: Decisions,
    /** What stayed when it was taken back, and why: the first of them. */
    stays: z.array(CrmStays),
  }),
})

/** All lines that were left out or whose links lead nowhere, as a file. */
export const downloadCrmLines = streamEndpoint('GET /crm-imports/:crmImportId/left', {
  may: LEADS,
  input: oneRun,
  flows: 'down',
})

/** Which of ours a line is, or that it is new; `rest` answers for all that are still open. */
export const decideCrmLines = endpoint('PUT /crm-imports/:crmImportId/decisions', {
  may: LEADS,
  input: oneRun.extend({
    decisions: Decisions.default({}),
    rest: z
      .object({ as: z.enum(['best', 'new']), atLeast: z.number().min(0).max(1).default(0) })
      .optional(),
  }),
  returns: z.object({ undecided: z.int() }),
})

export const takeCrmImport = endpoint('POST /crm-imports/:crmImportId/taking', {
  may: LEADS,
  input: oneRun,
  returns: CrmImport,
})

export const reverseCrmImport = endpoint('POST /crm-imports/:crmImportId/reversal', {
  may: LEADS,
  input: oneRun,
  returns: CrmImport,
})
