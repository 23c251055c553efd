/**
 * Excel files are read in a thread of their own: the library keeps a whole workbook in memory, and
 * one that is too large must end that thread and not the server.
 */
import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import type { Refusal } from '../kernel/refusal.ts'
import { Problem, refused } from '../platform/problem.ts'
import { answerOfThread } from '../platform/thread.ts'
import { type FileWanted, type OpenedFile, refusal } from './opened.store.ts'
import { openSheetHere, openSheetsHere, type SheetWanted } from './sheetFile.store.ts'

/** Some million rows of a dozen cells. */
const MEMORY_MB = 3000

type Given = { sheet: SheetWanted; bytes: number; all: boolean }
type Answer = { files: OpenedFile[] } | { refusal: Refusal }

export async function openSheet(wanted: FileWanted, bytes: number): Promise<OpenedFile> {
  const [file] = await opened(wanted, { bytes, all: false })
  return file!
}

/** Each sheet of the workbook as a file of its own. */
export function openSheets(wanted: FileWanted, bytes: number): Promise<OpenedFile[]> {
  return opened(wanted, { bytes, all: true })
}

async function opened(wanted: FileWanted, about: Pick<Given, 'bytes' | 'all'>) {
  const { path, name, folder, reading, fields, signal } = wanted
  const given: Given = { sheet: { path, name, folder, reading, fields }, ...about }
  const resourceLimits = { maxOldGenerationSizeMb: MEMORY_MB }
  try {
    const own = { workerData: given, resourceLimits }
    const answer = await answerOfThread<Answer>(import.meta.url, own, signal)
    if ('refusal' in answer) throw refused(answer.refusal)
    return answer.files
  } catch (error) {
    signal?.throwIfAborted()
    const isFull = (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY'
    throw isFull ? refusal(wanted, 'gather/sheet-too-big') : error
  }
}

async function answer({ sheet, bytes, all }: Given): Promise<Answer> {
  try {
    return {
      files: all ? await openSheetsHere(sheet, bytes) : [await openSheetHere(sheet, bytes)],
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { code, status, values } = error
    return {
      refusal: {
        code: code as Refusal['code'],
        status: status as Refusal['status'],
        ...(values ? { values } : {}),
      },
    }
  }
}

const given = workerData as Given | null
if (!isMainThread && given?.sheet) parentPort!.postMessage(await answer(given))
