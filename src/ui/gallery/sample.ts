/** Invented rows for the gallery. */
import { listOf, several } from '../../kernel/list.ts'
import { z } from 'zod'

export type Account = {
  accountId: string
  name: string
  tier: string
  manager: string
  sales: number
  trend: number[]
  segment: string
  quiet: number
  health: number
  reason: string
}

const first: Omit<Account, 'accountId'>[] = [
  {
    name: 'Forjas Levante',
    tier: 'Estratégica',
    manager: 'M. Ibarra',
    sales: 4.82e6,
    trend: [5, 6, 6, 7, 8, 8, 9, 9],
    segment: 'Campeones',
    quiet: 0.04,
    health: 81,
    reason: 'Crece 14 %, 3 divisiones, abre Marruecos',
  },
  {
    name: 'Grupo Arandia',
    tier: 'Estratégica',
    manager: 'M. Ibarra',
    sales: 4.41e6,
    trend: [9, 9, 8, 8, 7, 6, 5, 4],
    segment: 'En riesgo',
    quiet: 0.31,
    health: 48,
    reason:
      '9 % de las ventas; Cojinetes depende de ella y lleva 41 días callada cuando su ritmo es de 16',
  },
  {
    name: 'Talleres Nervión',
    tier: 'Clave',
    manager: 'J. Oliveira',
    sales: 2.07e6,
    trend: [4, 4, 5, 5, 5, 6, 6, 6],
    segment: 'Fieles',
    quiet: 0.06,
    health: 74,
    reason: 'Margen alto, refiere a dos clientes',
  },
  {
    name: 'Autopartes del Bajío',
    tier: 'Futura clave',
    manager: 'A. Duarte',
    sales: 0.62e6,
    trend: [1, 1, 2, 2, 3, 4, 5, 6],
    segment: 'Potencial fiel',
    quiet: 0.12,
    health: 69,
    reason: 'Potencial 5,2 M€, cuota 11 %',
  },
  {
    name: 'Metalúrgica Tajo',
    tier: 'Clave',
    manager: 'J. Oliveira',
    sales: 1.94e6,
    trend: [5, 5, 5, 4, 5, 5, 4, 5],
    segment: 'Fieles',
    quiet: 0.09,
    health: 63,
    reason: 'Estancada: plan ejecutado, sin crecer',
  },
  {
    name: 'Suministros Pons',
    tier: 'Estándar',
    manager: 'Equipo',
    sales: 0.38e6,
    trend: [4, 3, 4, 3, 3, 4, 3, 3],
    segment: 'Atención',
    quiet: 0.15,
    health: 55,
    reason: 'Servirla cuesta más que su margen',
  },
]

export const accounts: Account[] = Array.from({ length: 412 }, (_, at) => {
  const like = first[at % first.length]!
  const round = Math.floor(at / first.length)
  return {
    ...like,
    accountId: `a${at}`,
    name: round === 0 ? like.name : `${like.name} ${round + 1}`,
    sales: like.sales * 0.93 ** round,
  }
})

export const AccountList = listOf({
  sorts: ['sales', 'name', 'quiet', 'health'],
  sort: 'sales',
  filters: { segment: several(z.string()), tier: several(z.string()) },
})
