/** What plans of the demo company's clients say: of their trade, and of what the firm adds, offers and does. */
import type { SectorKey } from '../sectors.ts'
import { HEAVY } from './heavy.ts'
import { PROCESS } from './process.ts'
import type { TradePlan } from './trade.ts'

export const TRADE_PLANS: Record<SectorKey, TradePlan> = { ...HEAVY, ...PROCESS }

/** What the firm adds beside what it sells: its catalogue. */
export const VALUE_ADDS = [
  {
    title: 'Visita técnica mensual con informe',
    type: 'support',
    cost: 7200,
    about: 'Un técnico, un día, y el informe en la misma semana.',
  },
  {
    title: 'Guardia de 24 horas',
    type: 'support',
    cost: 11500,
    about: 'Teléfono de quien sabe, y recambio crítico en cuatro horas.',
  },
  {
    title: 'Trazabilidad por lote',
    type: 'security',
    cost: 2400,
    about: 'Certificado de cada lote, consultable por el cliente.',
  },
  {
    title: 'Aviso de producto antes que a nadie',
    type: 'updates',
    cost: 900,
    about: 'Presentación privada de lo nuevo, con muestras.',
  },
  {
    title: 'Precio fijo por dos años',
    type: 'loyalty',
    cost: 5600,
    about: 'Para las cincuenta referencias que más compra.',
  },
  {
    title: 'Formación de montaje en su planta',
    type: 'own',
    cost: 3100,
    about: 'Dos días al año para doce personas.',
  },
] as const

/** What deciders are offered: what is different, hard to imitate, and its proof. */
export const OFFERS = [
  {
    title: 'Menos paradas, con la cifra delante',
    different: 'Pagamos una parte si las paradas no bajan.',
    inimitable: 'Nueve años de datos de sus averías.',
    proof: 'Tres plantas del sector, con nombre y teléfono.',
  },
  {
    title: 'Una sola persona que contesta',
    different: 'El mismo técnico de la oferta al montaje.',
    inimitable: 'Conoce su planta y su gente.',
    proof: 'Tiempo de respuesta medido en su correo.',
  },
  {
    title: 'Coste total, no precio',
    different: 'La oferta incluye lo que ahorra en mano de obra.',
    inimitable: 'El taller propio a cuarenta minutos.',
    proof: 'Cálculo revisado por su dirección financiera.',
  },
] as const

export const ALLIANCES = [
  {
    title: 'Servicio conjunto con su ingeniería de cabecera',
    partner: 'Su ingeniería',
    brings: 'Ellos diseñan, nosotros montamos y medimos.',
  },
  {
    title: 'Compra común de lubricantes',
    partner: 'Dos clientes vecinos',
    brings: 'Un solo depósito y un camión menos.',
  },
] as const

/** What is done, and what shows that it was. */
export const DEEDS = [
  ['Comité trimestral con su dirección', 'Acta firmada por las dos partes.'],
  ['Presentar el informe de paradas a mantenimiento', 'Presentado; piden repetirlo cada mes.'],
  ['Visitar la planta con nuestro director técnico', 'Visita hecha; dos ideas apuntadas.'],
  ['Cerrar la lista de referencias críticas', 'Lista de 42 referencias, aceptada.'],
  ['Prueba en planta de la solución nueva', 'Prueba de seis semanas, con informe.'],
  ['Formar al turno de noche', 'Doce personas, hoja de asistencia.'],
  ['Revisar condiciones de pago con su administración', 'Acordado a 60 días.'],
  ['Preparar la reunión con su director general', 'Reunión de cuarenta minutos.'],
] as const
