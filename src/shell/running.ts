/** Where the Clave that uses these data can be reached, for a second start that finds it running. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const fileIn = (dataFolder: string) => join(dataFolder, 'address')

export async function writeRunning(dataFolder: string, address: string): Promise<void> {
  await mkdir(dataFolder, { recursive: true })
  await writeFile(fileIn(dataFolder), address)
}

export async function readRunning(dataFolder: string): Promise<string | null> {
  return readFile(fileIn(dataFolder), 'utf8').catch(() => null)
}
