/** The whole road of an import, as a page takes it, for tests. */
import { failure } from '../kernel/call.ts'
import type { Job } from '../platform/jobs.ts'
import type { Route } from '../platform/serve.ts'
import { aFirm, dataFolder } from '../platform/testing.ts'
import {
  cancelImport,
  makeImport,
  planImport,
  previewImport,
  publishImport,
  readImport,
  reverseImport,
} from './import.api.ts'
import { importJobs } from './import.jobs.ts'
import { importRoutes } from './import.routes.ts'
import type { Plan } from './import.ts'
import { ratesRoutes } from './rates.routes.ts'
import type { Storage } from './upload.store.ts'

export type GivenFile = { name: string; content: string | Buffer }

/** A firm that can import, with the steps of an import in short. */
export function aGatheringFirm(
  storage: Partial<Storage> = {},
  more: { routes?: Route[]; jobs?: Job[] } = {},
) {
  const routes = importRoutes({ dataFolder, maxFileBytes: 100 << 20, ...storage })
  const firm = aFirm(
    [...routes, ...ratesRoutes, ...(more.routes ?? [])],
    [...importJobs, ...(more.jobs ?? [])],
  )
  const { lead } = firm

  async function send(importId: number, fileNo: number, content: string | Buffer, by = lead) {
    const response = await by.fetch(`/api/imports/${importId}/files/${fileNo}`, {
      method: 'PUT',
      body: content as never,
    })
    if (!response.ok) throw await failure(response)
  }

  /** Announced and sent. */
  async function draft(...files: GivenFile[]) {
    const about = files.map(({ name, content }) => ({ name, bytes: Buffer.byteLength(content) }))
    const { importId } = await lead.ask(makeImport, { files: about })
    for (const [at, { content }] of files.entries()) await send(importId, at + 1, content)
    return importId
  }

  /** Read as suggested, with what a person says otherwise. */
  async function plan(importId: number, said: Partial<Plan> = {}) {
    const { files, source, home } = await lead.ask(previewImport, { importId })
    const planned = files.map(({ fileNo, role, reading, mapping, key }) => ({
      fileNo,
      role,
      reading,
      mapping,
      key,
    }))
    const asked = { files: planned, source, home: home ?? 'EUR', overlap: null, ...said }
    return lead.ask(planImport, { importId, ...asked })
  }

  async function checked(files: GivenFile[], said: Partial<Plan> = {}) {
    const importId = await draft(...files)
    await plan(importId, said)
    await firm.work()
    return lead.ask(readImport, { importId })
  }

  async function published(files: GivenFile[], said: Partial<Plan> = {}) {
    const { importId } = await checked(files, said)
    await lead.ask(publishImport, { importId })
    await firm.work()
    return lead.ask(readImport, { importId })
  }

  return {
    ...firm,
    send,
    draft,
    plan,
    checked,
    published,
    read: (importId: number) => lead.ask(readImport, { importId }),
    publish: (importId: number) => lead.ask(publishImport, { importId }),
    cancel: (importId: number) => lead.ask(cancelImport, { importId }),
    async reverse(importId: number) {
      await lead.ask(reverseImport, { importId })
      await firm.work()
      return lead.ask(readImport, { importId })
    },
    /** Live sales by account code. */
    async sales(): Promise<Record<string, string>> {
      const rows = await firm.db(
        (db) => db`
        select coalesce(a.code, a.name) as account, trim_scale(sum(d.amount))::text as amount
        from account_day d join account a using (firm_id, account_id)
        group by 1 order by 1
      `,
      )
      return Object.fromEntries(rows.map(({ account, amount }) => [account, amount]))
    },
  }
}
