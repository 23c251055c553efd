/** The whole road of a run that brings a CRM in, as a page takes it, for tests. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { failure, streamAddress } from '../kernel/call.ts'
import { job } from '../platform/jobs.ts'
import type { Route } from '../platform/serve.ts'
import { aFirm, dataFolder } from '../platform/testing.ts'
import type { CrmTarget } from '../platform/crm.ts'
import {
  checkCrmImport,
  decideCrmLines,
  makeCrmImport,
  readCrmImport,
  readCrmLines,
  reverseCrmImport,
  sendCrmFile,
  takeCrmImport,
} from './crm.api.ts'
import { crmJobs } from './crm.jobs.ts'
import { crmRoutes } from './crm.routes.ts'
import { CrmFile, type CrmImport, type Decisions } from './crm.ts'
import { refreshFigures } from './figures.ts'

export type Sent = { name: string; content: string | Buffer }

export const REFERENCE = process.env['CLAVE_REFERENCE_DATA']

export function hubspotFile(
  name: 'companies' | 'contacts' | 'deals' | 'tickets' | 'activities',
): Sent {
  const file = `hubspot_${name}.csv`
  return { name: file, content: readFileSync(`${REFERENCE}/hubspot/${file}`, 'utf8') }
}

export function aBringingFirm(targets: readonly CrmTarget[], more: Route[] = []) {
  const firm = aFirm(
    [...crmRoutes({ dataFolder }), ...more],
    [...crmJobs(targets), job(refreshFigures, async () => {})],
  )
  const { lead, work } = firm

  async function send(crmImportId: string, { name, content }: Sent, by = lead) {
    const response = await by.fetch(streamAddress(sendCrmFile, { crmImportId, name }), {
      method: 'POST',
      body: content as never,
    })
    if (!response.ok) throw await failure(response)
    return z.array(CrmFile).parse(await response.json())
  }

  const step = async (asked: Promise<CrmImport>) => {
    const { crmImportId } = await asked
    await work()
    return lead.ask(readCrmImport, { crmImportId })
  }

  async function checked(files: Sent[]) {
    const { crmImportId } = await lead.ask(makeCrmImport, {})
    for (const file of files) await send(crmImportId, file)
    return step(lead.ask(checkCrmImport, { crmImportId }))
  }

  return {
    ...firm,
    send,
    checked,
    take: ({ crmImportId }: Pick<CrmImport, 'crmImportId'>) =>
      step(lead.ask(takeCrmImport, { crmImportId })),
    reverse: ({ crmImportId }: Pick<CrmImport, 'crmImportId'>) =>
      step(lead.ask(reverseCrmImport, { crmImportId })),
    decide: ({ crmImportId }: Pick<CrmImport, 'crmImportId'>, decisions: Decisions) =>
      lead.ask(decideCrmLines, { crmImportId, decisions }),
    lines: ({ crmImportId }: Pick<CrmImport, 'crmImportId'>) =>
      lead.ask(readCrmLines, { crmImportId }),
  }
}
