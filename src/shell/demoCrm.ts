/** The demonstration's people at the clients, its offers, requests and talks come in as any CRM's files do. */
import { setTimeout as pause } from 'node:timers/promises'
import {
  checkCrmImport,
  makeCrmImport,
  readCrmImport,
  sendCrmFile,
  takeCrmImport,
} from '../gather/crm.api.ts'
import { isBusyCrm } from '../gather/crm.ts'
import { streamAddress } from '../kernel/call.ts'
import { type Remote, send } from './importing.ts'

/** Its people, offers, requests and talks. */
export const CRM_FILES = [
  'contactos.csv',
  'crm-oportunidades.csv',
  'crm-peticiones.csv',
  'crm-actividades.csv',
] as const

const LOOK_EVERY_MS = 150

type Sent = { name: string; text: string }

export async function bringCrm(there: Remote, files: readonly Sent[]): Promise<void> {
  const { crmImportId } = await there.ask(makeCrmImport, {})
  for (const { name, text } of files) {
    const address = streamAddress(sendCrmFile, { crmImportId, name })
    await send(there, address, { method: 'POST', body: text })
  }
  await there.ask(checkCrmImport, { crmImportId })
  await settled(there, crmImportId)
  await there.ask(takeCrmImport, { crmImportId })
  await settled(there, crmImportId)
}

async function settled(there: Remote, crmImportId: string) {
  for (;;) {
    const one = await there.ask(readCrmImport, { crmImportId })
    if (one.problem) throw new Error(one.problem.code)
    if (!isBusyCrm(one)) return
    await pause(LOOK_EVERY_MS)
  }
}
