/** What shipyards need, and how we stand with them. */
import { act, aim, chain, client, HARD, no, OPEN, type Pack, rival, us } from './pack.ts'

export const naval: Pack = {
  needs: [
    {
      title: 'Acero y cojinetes con certificado de la sociedad de clasificación',
      challenge: 'Sin sello no se monta, y el sello tarda más que la pieza.',
      urgency: 3,
      evidence: 'Bloque 14 parado nueve días.',
      offer: 'Material sellado de origen y expediente completo en el envío.',
      who: 'quality',
      source: 'Calidad, bloque 14',
    },
    {
      title: 'Entregas por bloque, no por pedido',
      challenge: 'En el dique no cabe lo que no se monta esa semana.',
      urgency: 2,
      evidence: 'Devolvieron dos camiones en junio.',
      offer: 'Carros por bloque con fecha de montaje.',
      who: 'logistics',
      source: 'Logística del dique',
    },
    {
      title: 'Cojinetes de bocina sin aceite',
      challenge: 'El armador quiere un barco sin vertido posible.',
      urgency: 1,
      evidence: 'Especificación del último contrato.',
      offer: '',
      who: 'engineering',
      source: 'Oficina técnica',
    },
  ],
  signals: [
    { noticed: 'Hay un gálibo nuevo marcado en la grada pequeña.', place: 'Grada 2' },
    {
      noticed: 'El jefe de almacén reparte las piezas en palés por bloque, a mano.',
      place: 'Almacén del dique',
      became: 1,
    },
    { noticed: 'Una delegación de armadores noruegos, de visita.', place: 'Recepción' },
  ],
  ideal: {
    name: 'Armador que encarga tres barcos iguales',
    about: 'Paga por hitos y manda un inspector a vivir al astillero.',
    meaning: 'Papeles perfectos y entregas por bloque.',
  },
  buyers: [
    {
      name: 'Inspector del armador',
      about: 'Revisa sellos y abre cajas.',
      meaning: 'Expediente completo en cada envío.',
    },
  ],
  voice: {
    name: 'Barcos buenos, fechas que bailan',
    about: 'La prensa del sector habla de retrasos de meses.',
    meaning: 'Cada bloque a tiempo es un titular menos.',
  },
  reviews: [
    [4, 'Acabado excelente.'],
    [2, 'Cuatro meses tarde.'],
    [4, 'Buen trato con el inspector.'],
  ],
  rival: 'Astilleros Ribamar',
  items: {
    sellos: us.strong(3, 'Material con sello de origen', 'Cuatro sociedades.', HARD),
    carros: us.strong(2, 'Entregas por bloque', 'Desde el bloque 9.'),
    bocina: us.weak(2, 'Sin cojinete de bocina propio', 'Lo compramos.'),
    puerto: us.weak(1, 'Sin almacén en el puerto', 'Cuatro horas.'),
    serie: us.chance(3, 'Serie de tres barcos', 'Gálibo nuevo.'),
    limpio: us.chance(2, 'Barcos sin aceite', 'Especificación.'),
    directo: us.threat(2, 'El armador impone sus proveedores', 'Lista cerrada.'),
    retraso: us.threat(2, 'Si se retrasan, nos pagan tarde', 'Hitos.'),
    oficio: client.strong(3, 'Soldadores con oficio', 'Acabado.', HARD),
    fechas: client.weak(3, 'Fechas que bailan', 'Prensa.'),
    eolica: client.chance(2, 'Barcos para parques marinos', 'Licitación.'),
    corea: client.threat(3, 'Astilleros asiáticos', 'Precios.'),
    motores: chain.weak(2, 'Motores de un solo fabricante', 'Plazo.'),
    rivalDique: rival.strong(2, 'Dique cubierto', 'Visita.'),
  },
  crossings: [
    ['sellos', 'serie', 3, act('Ofertar el acero de los tres barcos con expediente')],
    ['carros', 'serie', 2, aim('Todos los bloques de la serie en carros', 12)],
    ['bocina', 'limpio', -2, OPEN],
    ['sellos', 'directo', 2, act('Entrar en la lista del armador a través del inspector')],
    ['puerto', 'serie', -1, no('Con carros por bloque no hace falta almacén en el puerto.')],
    ['puerto', 'retraso', -1, OPEN],
    ['fechas', 'corea', -3, act('Proponer fechas de bloque compartidas')],
  ],
}
