/** What makers of paper and board need, and how we stand with them. */
import { act, aim, chain, client, HARD, no, OPEN, type Pack, rival, us } from './pack.ts'

export const paper: Pack = {
  needs: [
    {
      title: 'Rodamientos del secador que duren dos años',
      challenge: 'A 120 grados y con vapor, la máquina entera depende de cada uno.',
      urgency: 3,
      evidence: 'Once cambios fuera de parada en un año.',
      offer: 'Engrase centralizado y rodamiento para vapor en la sección 3.',
      who: 'maintenance',
      source: 'Mantenimiento, histórico de paradas',
    },
    {
      title: 'Aprovechar las dos paradas del año al minuto',
      challenge: 'Cada hora de parada son catorce toneladas sin hacer.',
      urgency: 3,
      evidence: 'La parada de octubre se alargó nueve horas.',
      offer: 'Cuadrilla propia y piezas colocadas en carros por orden de montaje.',
      who: 'production',
      source: 'Dirección de planta',
    },
    {
      title: 'Menos vibración en la bobinadora',
      challenge: 'A más velocidad la bobina sale con arrugas y la devuelven.',
      urgency: 2,
      evidence: 'Devoluciones del 2,1 %.',
      offer: '',
      who: 'quality',
      source: 'Calidad',
    },
  ],
  signals: [
    {
      noticed: 'Marcan con tiza los rodillos que cambiarán en la parada.',
      place: 'Sección de prensas',
    },
    { noticed: 'Hay un secador nuevo embalado en el patio.', place: 'Patio, bajo la lona' },
    {
      noticed: 'El operario baja la velocidad a mano cuando oye la bobinadora.',
      place: 'Sala de control',
      became: 2,
    },
  ],
  ideal: {
    name: 'Cajista con clientes de comercio electrónico',
    about: 'Pide cartón ligero, mucho y siempre.',
    meaning: 'Velocidad sin arrugas: ahí ayudan rodillo y rodamiento.',
  },
  buyers: [
    {
      name: 'Impresor de envase',
      about: 'Devuelve la bobina a la primera arruga.',
      meaning: 'Vibración medida en la bobinadora.',
    },
  ],
  voice: {
    name: 'Buen papel, entregas a trompicones',
    about: 'Tras cada parada hay dos semanas de retrasos.',
    meaning: 'Acortar la parada se nota en sus clientes.',
  },
  reviews: [
    [4, 'Buen cartón para caja de fruta.'],
    [2, 'Después de octubre, todo llega tarde.'],
    [3, 'Alguna bobina arrugada.'],
    [5, 'Responden de las devoluciones sin discutir.'],
  ],
  rival: 'Papelera del Isuela',
  items: {
    cuadrilla: us.strong(3, 'Cuadrilla propia para paradas', 'Dieciséis personas.', HARD),
    vapor: us.strong(2, 'Rodamiento para vapor con tres años de datos', 'Sección 3.', HARD),
    rodillos: us.weak(2, 'No rectificamos rodillos', 'Lo hace otro.'),
    almacenaje: us.weak(1, 'Rodillos grandes bajo pedido', 'Nueve semanas.'),
    secador: us.chance(3, 'Montan un secador nuevo', 'Embalado en el patio.'),
    ligero: us.chance(2, 'El cartón ligero crece', 'Planes de la cámara.'),
    rectificador: us.threat(2, 'Quien rectifica rodillos ya vende rodamiento', 'Oferta.'),
    fibra: us.threat(2, 'Si la fibra sube, aplazan la parada', 'Pasó en 2022.'),
    cogeneracion: client.strong(2, 'Cogeneración propia', 'Cubre el 70 %.', HARD),
    devoluciones: client.weak(2, 'Devoluciones del 2,1 %', 'Calidad.'),
    comercio: client.chance(3, 'El comercio por internet pide cajas', 'Mercado.'),
    reciclado: client.threat(2, 'Falta papel recuperado', 'Precios.'),
    recogida: chain.weak(2, 'Recogida de papel en pocas manos', 'Dos empresas.'),
    rivalVelocidad: rival.strong(2, 'Máquina más rápida', 'Feria.'),
  },
  crossings: [
    ['cuadrilla', 'secador', 3, act('Ofertar el montaje del secador con la parada')],
    ['vapor', 'secador', 3, aim('Que el secador nuevo salga con nuestro rodamiento', 6)],
    ['cuadrilla', 'rectificador', 2, act('Sumar el rectificado con un socio de confianza')],
    ['rodillos', 'rectificador', -3, OPEN],
    ['almacenaje', 'secador', -1, act('Encargar ya los dos rodillos de repuesto')],
    ['vapor', 'fibra', 1, no('El precio de la fibra no se arregla con rodamientos.')],
    ['almacenaje', 'fibra', -1, OPEN],
    ['devoluciones', 'comercio', -2, act('Medir la bobinadora a tres velocidades')],
  ],
}
