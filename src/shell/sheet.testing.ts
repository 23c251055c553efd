/** A firm to which files of small tables are sent, and two contracts as such a file. */
import { listContracts } from '../accounts/contract.api.ts'
import { contractRoutes } from '../accounts/contract.routes.ts'
import { sendSheet, takeSheet } from '../gather/sheet.api.ts'
import { sheetRoutes } from '../gather/sheet.routes.ts'
import { SheetCheck } from '../gather/sheet.ts'
import { targetRoutes } from '../identify/target.routes.ts'
import { failure, streamAddress } from '../kernel/call.ts'
import { aFirm, dataFolder } from '../platform/testing.ts'
import { sheetTargets } from './sheets.ts'

/** Rows of a long file. */
export const LONG = process.env['CLAVE_LONG'] ? 50_000 : 5000

const routes = [
  ...sheetRoutes({ dataFolder, targets: sheetTargets }),
  ...contractRoutes,
  ...targetRoutes,
]

export function aFirmWithFiles() {
  const firm = aFirm(routes)
  type Person = typeof firm.lead
  async function send(
    target: string,
    content: string | Uint8Array,
    by: Person = firm.lead,
    sheet?: string,
  ) {
    const name = 'datos.csv'
    const response = await by.fetch(streamAddress(sendSheet, { target, name, sheet }), {
      method: 'POST',
      body: content as never,
    })
    if (!response.ok) throw await failure(response)
    return SheetCheck.parse(await response.json())
  }
  const take = async (target: string, content: string | Uint8Array) => {
    const { sheetImportId } = await send(target, content)
    return firm.lead.ask(takeSheet, { sheetImportId })
  }
  const accounts = (codes: string[]) =>
    firm.db(
      (db) => db`insert into account (code, name)
        select code, 'Cuenta ' || code from unnest(${codes}::text[]) code`,
    )
  const contracts = async () => (await firm.lead.ask(listContracts, { sort: 'code' })).rows
  return { ...firm, send, take, accounts, contracts }
}

export const HEAD =
  'Código cliente;Contrato;Descripción;Inicio;Fin;Importe;Cuota única;Divisa;Renovable;Preaviso (días)'
export const TWO = `${HEAD}
A1;C-1;Mantenimiento;01/01/2026;31/12/2026;12.000,50;500,00;EUR;sí;60
Cuenta A2;C-2;Suministro;13/02/2025;;3.000,00;;USD;no;
`
