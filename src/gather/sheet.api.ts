/** What the outside may ask of small tables that come as files. */
import { z } from 'zod'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint, streamEndpoint } from '../kernel/endpoint.ts'
import { FileUndone } from './fileUndo.ts'
import { SheetCheck, SheetImport, SheetKind, SheetList, SheetMapping, SheetPage } from './sheet.ts'
import { SheetMoves } from './sheetMoves.ts'

const SheetImportId = z.object({ sheetImportId: z.guid() })

/** The tables that a caller may fill from a file, with their fields. */
export const listSheetKinds = endpoint('GET /sheet-kinds', {
  may: TEAM,
  input: z.object({}),
  returns: z.array(SheetKind),
})

export const listSheetImports = endpoint('GET /sheet-imports', {
  may: WRITERS,
  input: SheetList,
  returns: SheetPage,
})

/** The bytes of a CSV or Excel file; answers what `checkSheetImport` does. Another sheet is sent again. */
export const sendSheet = streamEndpoint('POST /sheet-kinds/:target/files', {
  may: WRITERS,
  input: z.object({
    target: z.string(),
    name: z.string().trim().min(1).max(300),
    /** Of a workbook; unsaid, the first that has the needed columns. */
    sheet: z.string().min(1).max(300).optional(),
  }),
  flows: 'up',
})

/** What the file would become with these columns, by default those that are suggested. */
export const checkSheetImport = endpoint('PUT /sheet-imports/:sheetImportId/mapping', {
  may: WRITERS,
  input: SheetImportId.extend({ mapping: SheetMapping.optional() }),
  returns: SheetCheck,
})

/** Takes in what is accepted, as it was last looked at; refused until it is said what becomes of rows that move. */
export const takeSheet = endpoint('POST /sheet-imports/:sheetImportId/taking', {
  may: WRITERS,
  input: SheetImportId.extend({ moves: SheetMoves.optional() }),
  returns: SheetImport,
})

/** Rows that are still as the file left them become what they were. */
export const undoSheet = endpoint('POST /sheet-imports/:sheetImportId/reversal', {
  may: WRITERS,
  input: SheetImportId,
  returns: FileUndone,
})

/** The lines that were left out, with why, to be mended and sent again. */
export const downloadSheetRejects = streamEndpoint('GET /sheet-imports/:sheetImportId/rejects', {
  may: WRITERS,
  input: SheetImportId,
  flows: 'down',
})

/** An empty table with the columns that it may have. */
export const downloadSheetTemplate = streamEndpoint('GET /sheet-kinds/:target/template', {
  may: TEAM,
  input: z.object({
    target: z.string(),
    format: z.enum(['csv', 'xlsx']),
    language: z.enum(['es', 'en']),
  }),
  flows: 'down',
})
