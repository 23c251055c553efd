/** What the demo company's people write of their clients: how close they are, what these want, how they came. */
import type { Stage } from '../src/accounts/stage.ts'
import type { WANTS } from '../src/segment/interest.ts'
import type { SectorKey } from './sectors.ts'

/** How it shows where we stand, by the working stage. */
export const EVIDENCE: Record<Stage, readonly string[]> = {
  exploratory: [
    'Dos pedidos de prueba y una visita; aún no nos han enseñado la planta.',
    'Pidieron muestras en la feria de Bilbao y las están ensayando.',
  ],
  basic: [
    'Cada pedido va a tres ofertas; hablamos solo con compras.',
    'Compran por catálogo y por precio. La última visita con ingeniería fue hace más de un año.',
    'Pagan bien y preguntan poco: el resto de proveedores sabe lo mismo que nosotros.',
  ],
  cooperative: [
    'Nos pasan la previsión del trimestre; compras y mantenimiento cogen el teléfono.',
    'Somos uno de dos proveedores en rodamientos; nos avisan antes de cambiar un plano.',
    'Revisión conjunta cada seis meses, con actas que se cumplen a medias.',
  ],
  interdependent: [
    'Calidad, logística y compras hablan cada una con su igual nuestro; existencias en su planta.',
    'Ingeniería nos llama antes de cerrar el plano; cambiar de proveedor les costaría medio año.',
  ],
  integrated: [
    'Pedidos por enlace entre sistemas, almacén compartido y un plan de costes a dos años.',
  ],
}

/** By strategy of the firm, in their order. */
export const SERVES = [
  [
    'Abre planta nueva y quiere el mismo proveedor en los dos países.',
    'Fabrica allí para su matriz y nos da entrada en su región.',
    'Con lo que compra se llena un camión a la semana hacia su país.',
  ],
  [
    'Quiere existencias en su planta y una persona que responda de las paradas.',
    'Ha subcontratado el almacén de recambios y busca a quien lo lleve.',
    'Paga por horas de paro evitadas, no por pieza.',
  ],
  [
    'Nos sienta a la mesa cuando dibuja la máquina siguiente.',
    'Tres de sus equipos llevan ya nuestra referencia en el plano.',
    'Su oficina técnica nos pide cálculos antes que precios.',
  ],
] as const

/** Trades that design what they build; the others value being served. */
export const DESIGNERS: readonly SectorKey[] = ['car', 'machine', 'wind', 'metal', 'naval']

type Told = { expects: string; gives: string; source: string }

export const INTEREST: Record<(typeof WANTS)[number], readonly Told[]> = {
  yes: [
    {
      expects: 'Un solo interlocutor, plazos cerrados y dos propuestas de ahorro al año.',
      gives: 'Previsión mensual y una tarde al trimestre de su jefa de compras.',
      source: 'Dirección de compras, en la revisión de octubre.',
    },
    {
      expects: 'Prioridad cuando falta material y un técnico en la parada de agosto.',
      gives: 'Acceso a mantenimiento y datos de averías de sus líneas.',
      source: 'Jefe de planta, visita de septiembre.',
    },
    {
      expects: 'Que entremos en su desarrollo antes que nadie y callemos lo que vemos.',
      gives: 'Su oficina técnica y los planos del próximo modelo.',
      source: 'Reunión con ingeniería.',
    },
    { expects: '', gives: '', source: 'Lo dijo su gerente en una comida; falta concretarlo.' },
  ],
  unsure: [
    {
      expects: 'Por ahora, precio. Un plan conjunto les suena a compromiso.',
      gives: 'Poco: las cifras las guarda compras.',
      source: 'Impresión de quien la lleva.',
    },
    {
      expects: 'Esperan a que cambie su dirección para decidir con quién trabajan.',
      gives: '',
      source: 'Su responsable de compras, por teléfono.',
    },
  ],
  no: [
    {
      expects: 'Pedir, recibir y pagar: no quieren más reuniones.',
      gives: 'Nada fuera del pedido.',
      source: 'Lo dijeron al proponerles una revisión anual.',
    },
  ],
}

export const SOURCES = {
  confirmed: [
    'Presupuesto de compras que nos enseñaron.',
    'Su plan de inversiones, publicado en la memoria anual.',
  ],
  assumed: [
    'Líneas en marcha por consumo de recambios; lo calcula quien la lleva.',
    'Lo que compran plantas parecidas de su tamaño.',
    'Estimación de ventas tras la última visita.',
  ],
} as const

export const BROUGHT = [
  'Su jefe de mantenimiento se cambió de empresa y preguntó por nosotros.',
  'Nos presentó a su proveedor de maquinaria.',
  'Comparten polígono: nos recomendó en la asociación.',
  'Le enseñó nuestra referencia a su filial.',
] as const
