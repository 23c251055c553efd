/**
 * Excel files are read in a thread of their own: the library keeps a whole workbook in memory, and
 * one that is too large must end that thread and not the server.
 */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import type { Refusal } from '../kernel/refusal.ts'
import { Problem, refused } from '../platform/problem.ts'
import { type FileWanted, type OpenedFile, refusal } from './opened.store.ts'
import { openSheetHere, type SheetWanted } from './sheetFile.store.ts'

/** Some million rows of a dozen cells. */
const MEMORY_MB = 3000

type Given = { sheet: SheetWanted; bytes: number }
type Answer = { file: OpenedFile } | { refusal: Refusal }

export async function openSheet(wanted: FileWanted, bytes: number): Promise<OpenedFile> {
  const { path, name, folder, reading, fields, signal } = wanted
  signal?.throwIfAborted()
  const given: Given = { sheet: { path, name, folder, reading, fields }, bytes }
  const thread = new Worker(new URL(import.meta.url), {
    workerData: given,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  })
  const stop = () => void thread.terminate()
  signal?.addEventListener('abort', stop)
  try {
    const answer = await new Promise<Answer>((answered, failed) => {
      thread.once('message', answered)
      thread.once('error', failed)
      thread.once('exit', () => failed(new Error('the thread ended without an answer')))
    })
    if ('refusal' in answer) throw refused(answer.refusal)
    return answer.file
  } catch (error) {
    signal?.throwIfAborted()
    const isFull = (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY'
    throw isFull ? refusal(wanted, 'gather/sheet-too-big') : error
  } finally {
    signal?.removeEventListener('abort', stop)
    await thread.terminate()
  }
}

async function answer({ sheet, bytes }: Given): Promise<Answer> {
  try {
    return { file: await openSheetHere(sheet, bytes) }
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
