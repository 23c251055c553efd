/** Commands as they are typed, against a running Clave. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeKey } from '../../access/key.api.ts'
import type { TeamRole } from '../../access/member.ts'
import { plainSpaces } from '../../identify/testing.ts'
import { aHouse, aNewcomer, type House } from '../lifecycle.testing.ts'

/** A Clave of its own with a firm; `clave` runs a command against it with a key of the lead's. */
export async function aServer() {
  const house = aHouse()
  const { address } = await house.serve()
  const { at } = await aNewcomer(address)
  const keyOf = async (role: TeamRole) => (await at(address)(makeKey, { name: role, role })).secret
  const lead = await keyOf('lead')
  const clave = async (words: string[], environment: Record<string, string> = {}) => {
    const ran = house.run(words, { CLAVE_URL: address, CLAVE_KEY: lead, ...environment })
    const code = await ran.ended
    const { out, error } = ran.text
    return { code, out: plainSpaces(out), error: plainSpaces(error) }
  }
  return { house, keyOf, clave, file: fileIn(house) }
}

function fileIn({ dataFolder }: House) {
  return (name: string, text: string | Uint8Array) => {
    const path = join(dataFolder, name)
    writeFileSync(path, text)
    return path
  }
}
