import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createHash } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { dataFolder } from '../platform/testing.ts'
import { makeImport } from './import.api.ts'
import { aGatheringFirm } from './import.testing.ts'
import { folderOf, takeIn } from './upload.store.ts'

const TEXT = 'Cliente;Fecha;Importe\nAceros;01/02/2026;10\n'

test('a file is kept as it came, under a name of ours, and known by its bytes', async () => {
  const firm = aGatheringFirm()
  const importId = await firm.draft({ name: '../../etc/passwd.csv', content: TEXT })
  const [file] = (await firm.read(importId)).files
  expect(file).toMatchObject({
    name: '../../etc/passwd.csv',
    sent: true,
    sha256: createHash('sha256').update(TEXT).digest('hex'),
  })
  const folder = folderOf({ dataFolder, firmId: firm.firmId, importId })
  expect(readFileSync(join(folder, '1'), 'utf8')).toBe(TEXT)

  const response = await firm.lead.fetch(`/api/imports/${importId}/files/1`)
  expect(await response.text()).toBe(TEXT)
  expect(response.headers.get('content-disposition')).toContain('attachment')
})

test('too large, or more than the disk holds: refused before a byte is sent, with both figures', async () => {
  const firm = aGatheringFirm({ maxFileBytes: 1000, freeBytes: async () => 1500 })
  const announce = (...bytes: number[]) =>
    firm.lead
      .ask(makeImport, { files: bytes.map((size) => ({ name: 'a.csv', bytes: size })) })
      .catch((error: { code: string; values: object }) => ({ ...error, code: error.code }))
  expect(await announce(1001)).toMatchObject({
    code: 'gather/too-big',
    values: { file: 'a.csv', bytes: 1001, maxBytes: 1000 },
  })
  expect(await announce(900, 900)).toMatchObject({
    code: 'gather/no-room',
    values: { bytes: 1800, free: 1500 },
  })
  expect(await announce(0)).toMatchObject({ code: 'gather/empty-file' })
})

test('an upload that is cut off leaves nothing, and is sent again', async () => {
  const firm = aGatheringFirm()
  const { importId } = await firm.lead.ask(makeImport, {
    files: [{ name: 'a.csv', bytes: Buffer.byteLength(TEXT) }],
  })
  const folder = folderOf({ dataFolder, firmId: firm.firmId, importId })
  const cut = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(Buffer.from(TEXT.slice(0, 10)))
      setTimeout(() => controller.error(new Error('the network is gone')), 30)
    },
  })
  const place = { dataFolder, firmId: firm.firmId, importId }
  const file = { fileNo: 1, name: 'a.csv', bytes: Buffer.byteLength(TEXT) }
  await expect(takeIn(cut, place, file)).rejects.toThrow('gather/upload-cut')
  expect(readdirSync(folder)).toEqual([])

  await expect(firm.send(importId, 1, TEXT.slice(0, 10))).rejects.toThrow('gather/upload-cut')
  await expect(firm.send(importId, 1, `${TEXT}more`)).rejects.toThrow('gather/longer-than-said')
  expect((await firm.read(importId)).files[0]).toMatchObject({ sent: false })
  expect(readdirSync(folder)).toEqual([])

  await firm.send(importId, 1, TEXT)
  expect((await firm.read(importId)).files[0]).toMatchObject({ sent: true })
})

test('what is given up takes its files along', async () => {
  const firm = aGatheringFirm()
  const importId = await firm.draft({ name: 'a.csv', content: TEXT })
  await firm.cancel(importId)
  expect(existsSync(folderOf({ dataFolder, firmId: firm.firmId, importId }))).toBe(false)
  await expect(firm.send(importId, 1, TEXT)).rejects.toThrow('gather/not-open')
})

/** Only root may mount; elsewhere the test is skipped, and says so. */
const small = join(dataFolder, 'small-disk')
await mkdir(small)
const mounted =
  process.getuid?.() === 0 &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', small]).status === 0
if (!mounted) console.log('No small disk could be mounted: the test of a full disk is skipped.')

test.runIf(mounted)('a disk that fills up under an upload: nothing is left of it', async () => {
  try {
    const firm = aGatheringFirm({ dataFolder: small, freeBytes: async () => 1e9 })
    const bytes = 200_000
    const { importId } = await firm.lead.ask(makeImport, { files: [{ name: 'a.csv', bytes }] })
    await expect(firm.send(importId, 1, Buffer.alloc(bytes, 'x'))).rejects.toThrow('gather/no-room')
    expect(readdirSync(folderOf({ dataFolder: small, firmId: firm.firmId, importId }))).toEqual([])
  } finally {
    spawnSync('umount', [small])
  }
})
