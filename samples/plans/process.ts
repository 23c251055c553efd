/** What plans say of clients that run a process, or sell on. */
import type { TradePlan } from './trade.ts'

export const PROCESS: Record<'chemical' | 'food' | 'paper' | 'resale' | 'wind', TradePlan> = {
  chemical: {
    template: 'industrial',
    why: 'Planta en continuo con parada cada dos años: quien entra en la parada se queda hasta la siguiente.',
    market: 'La norma de emisiones les obliga a cambiar sellos y bombas antes de lo previsto.',
    pain: 'Una bomba que fuga para la sección y abre un expediente.',
    goal: 'Llegar a la parada sin paros de sección',
    aim: {
      title: 'Reducir las fugas de bombas de proceso',
      measure: 'Fugas al trimestre',
      unit: 'fugas',
      from: 14,
      to: 4,
      source: 'Registro de seguridad de la planta',
    },
    solution: 'Bomba con cojinete magnético para la sección de ácidos',
    improvement: {
      title: 'Dar ficha de seguridad con cada oferta',
      cause: 'Su comprador no puede pedir sin ella, y la mandamos después.',
      area: 'quality',
    },
    advice: {
      title: 'Estandarizar tres tamaños de bomba',
      why: 'De diecinueve repuestos a seis, y menos errores de guardia.',
    },
    esg: {
      title: 'Reducir a la mitad el lubricante que va a residuo',
      evidence: 'Kilos gestionados, por sección y mes.',
    },
  },
  food: {
    template: 'industrial',
    why: 'Crece dos líneas al año y compra donde le resuelven la higiene, no el precio.',
    market: 'La gran distribución le pide trazabilidad y le aprieta el margen cada enero.',
    pain: 'Cada lavado a presión se lleva un rodamiento, y con él media jornada de línea.',
    goal: 'Subir la disponibilidad de las líneas de envasado',
    aim: {
      title: 'Alargar la vida de los rodamientos de envasado',
      measure: 'Semanas entre cambios',
      unit: 'semanas',
      from: 7,
      to: 16,
      source: 'Registro de cambios de la línea 3',
    },
    solution: 'Rodamiento inoxidable sellado con grasa alimentaria de por vida',
    improvement: {
      title: 'Entregar antes de las seis en días de cambio de turno',
      cause: 'El muelle del cliente cierra cuando llegamos.',
      area: 'logistics',
    },
    advice: {
      title: 'Unificar los soportes de las cuatro envasadoras',
      why: 'De once referencias a cuatro: menos existencias y menos errores de noche.',
    },
    esg: {
      title: 'Quitar el plástico de los embalajes',
      evidence: 'Fotos de recepción y peso por envío.',
    },
  },
  paper: {
    template: 'industrial',
    why: 'Tres máquinas en marcha continua: un solo proveedor por sección, y queremos dos secciones.',
    market: 'El cartón crece y el papel gráfico cae; están convirtiendo una máquina.',
    pain: 'La sección de prensas para cada seis semanas y arrastra la secadora.',
    goal: 'Convertir la máquina 2 a cartón sin perder producción',
    aim: {
      title: 'Reducir las horas paradas de la sección de prensas',
      measure: 'Horas paradas al mes',
      unit: 'h',
      from: 22,
      to: 8,
      source: 'Informe mensual de producción',
    },
    solution: 'Kit de rodillos para la conversión de la máquina 2',
    improvement: {
      title: 'Reservar existencias por máquina, no por almacén',
      cause: 'Lo reservado para una parada salió hacia otro cliente.',
      area: 'logistics',
    },
    advice: {
      title: 'Alinear con láser en cada parada larga',
      why: 'La mitad de las averías de secadora empiezan en una mala alineación.',
    },
    esg: {
      title: 'Regenerar en vez de comprar un tercio de los rodillos',
      evidence: 'Informe de huella por rodillo regenerado.',
    },
  },
  resale: {
    template: 'distribution',
    why: 'Llega a mil talleres a los que nosotros no llegamos, y su otra marca se retira.',
    market: 'Los portales comparan precios; ganan los distribuidores que asesoran.',
    pain: 'Tiene dinero parado en lo que no gira, y le falta lo que se vende.',
    goal: 'Subir la rotación de existencias de cuatro a seis',
    aim: {
      title: 'Subir el nivel de servicio de las cien referencias primeras',
      measure: 'Líneas servidas completas',
      unit: '%',
      from: 82,
      to: 96,
      source: 'Su sistema de pedidos, cada mes',
    },
    solution: 'Existencias en consigna de las cien referencias primeras',
    improvement: {
      title: 'Recibir sus ventas cada noche',
      cause: 'Reponemos con datos de hace un mes.',
      area: 'product',
    },
    advice: {
      title: 'Especializar a dos vendedores en transmisión',
      why: 'Donde hay quien sabe, el margen es siete puntos más.',
    },
    esg: {
      title: 'Agrupar los envíos a tres días por semana',
      evidence: 'Kilómetros por línea servida.',
    },
  },
  wind: {
    template: 'logistics',
    why: 'Opera cuarenta máquinas y saca a concurso el mantenimiento de las siguientes sesenta.',
    market: 'Los parques cumplen quince años: repotenciar o alargar la vida es su pregunta.',
    pain: 'Una grúa parada cuesta más que lo que sube.',
    goal: 'Alargar cinco años la vida de los parques antiguos',
    aim: {
      title: 'Reducir las subidas de grúa no previstas',
      measure: 'Subidas al semestre',
      unit: 'subidas',
      from: 11,
      to: 4,
      source: 'Parte de operaciones del parque',
    },
    solution: 'Cambio de rodamiento principal sin bajar el rotor',
    improvement: {
      title: 'Confirmar la entrega a pie de máquina con hora',
      cause: 'La grúa esperó cuatro horas a nuestro camión.',
      area: 'logistics',
    },
    advice: {
      title: 'Agrupar las revisiones por parque y viento',
      why: 'Con calma prevista se suben dos máquinas con una grúa.',
    },
    esg: {
      title: 'Devolver al fabricante los rodamientos grandes',
      evidence: 'Albaranes de retorno y toneladas al año.',
    },
  },
}
