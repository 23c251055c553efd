/** What the outside may ask of imports. */
import { z } from 'zod'
import { LEADS, TEAM } from '../kernel/actor.ts'
import { endpoint, streamEndpoint } from '../kernel/endpoint.ts'
import { listOf, pageOf } from '../kernel/list.ts'
import { FilePlan, FilePreview, Import, ImportFile, Plan } from './import.ts'

const ImportId = z.object({ importId: z.coerce.number<string | number>().int() })

export const ImportList = listOf({ sorts: ['made'], sort: 'made' })

export const listImports = endpoint('GET /imports', {
  may: TEAM,
  input: ImportList,
  returns: pageOf(Import.omit({ plan: true })),
})

/** Announces files: too large ones are refused before a byte is sent. */
export const makeImport = endpoint('POST /imports', {
  may: LEADS,
  input: z.object({
    files: z
      .array(ImportFile.pick({ name: true, bytes: true }))
      .min(1)
      .max(50),
  }),
  returns: Import,
})

export const readImport = endpoint('GET /imports/:importId', {
  may: TEAM,
  input: ImportId,
  returns: Import,
})

/** The bytes of one file, as they are; sent again from the start after a break. */
export const sendFile = streamEndpoint('PUT /imports/:importId/files/:fileNo', {
  may: LEADS,
  input: ImportId.extend({ fileNo: z.coerce.number<string | number>().int().positive() }),
  flows: 'up',
})

export const downloadFile = streamEndpoint('GET /imports/:importId/files/:fileNo', {
  may: LEADS,
  input: ImportId.extend({ fileNo: z.coerce.number<string | number>().int().positive() }),
  flows: 'down',
})

/** How the files would be read: as sniffed and remembered, with what a person corrects. */
export const previewImport = endpoint('POST /imports/:importId/preview', {
  may: LEADS,
  input: ImportId.extend({
    files: z.array(FilePlan.partial().required({ fileNo: true })).default([]),
  }),
  returns: z.object({
    files: z.array(FilePreview),
    source: z.string(),
    home: z.string().nullable(),
  }),
})

/** Says how to read the files, and begins the check. */
export const planImport = endpoint('PUT /imports/:importId/plan', {
  may: LEADS,
  input: Plan.extend(ImportId.shape),
  returns: Import,
})

/** Answers what the check left open, without reading the files again. */
export const settleOverlap = endpoint('PUT /imports/:importId/overlap', {
  may: LEADS,
  input: ImportId.extend({ overlap: z.enum(['replace', 'add']) }),
  returns: Import,
})

export const publishImport = endpoint('POST /imports/:importId/publication', {
  may: LEADS,
  input: ImportId,
  returns: Import,
})

export const cancelImport = endpoint('PUT /imports/:importId/cancellation', {
  may: LEADS,
  input: ImportId,
  returns: Import,
})

export const reverseImport = endpoint('POST /imports/:importId/reversal', {
  may: LEADS,
  input: ImportId,
  returns: Import,
})

/** The lines that were rejected, to be mended and imported again. */
export const downloadRejects = streamEndpoint('GET /imports/:importId/rejects', {
  may: TEAM,
  input: ImportId,
  flows: 'down',
})

/** An empty ledger with the columns that Clave knows. */
export const downloadTemplate = streamEndpoint('GET /import-template', {
  may: TEAM,
  input: z.object({ format: z.enum(['csv', 'xlsx']), language: z.enum(['es', 'en']) }),
  flows: 'down',
})

export const Remembered = z.object({
  signature: z.string(),
  columns: z.array(z.string()),
  lastUsedAt: z.string(),
})

export const listRemembered = endpoint('GET /remembered-plans', {
  may: LEADS,
  input: z.object({}),
  returns: z.array(Remembered),
})

export const forgetRemembered = endpoint('DELETE /remembered-plans/:signature', {
  may: LEADS,
  input: z.object({ signature: z.string() }),
  returns: z.object({}),
})
