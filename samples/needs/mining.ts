/** What quarries and mines need, and how we stand with them. */
import { act, aim, chain, client, HARD, no, OPEN, type Pack, rival, us } from './pack.ts'

export const mining: Pack = {
  needs: [
    {
      title: 'Cribas que aguanten el turno entero',
      challenge: 'Cada parada de criba deja a diez camiones esperando.',
      urgency: 3,
      evidence: 'Siete paradas en agosto, con polvo y calor.',
      offer: 'Rodamiento para criba y cambio en dos horas con útil propio.',
      who: 'maintenance',
      source: 'Jefe de planta',
    },
    {
      title: 'Un taller cerca de la explotación',
      challenge: 'Están a dos horas de todo y mandan los reductores en camión.',
      urgency: 2,
      evidence: 'Tres semanas fuera de media.',
      offer: '',
      who: 'production',
      source: 'Producción',
    },
    {
      title: 'Seguridad en los cambios de cinta',
      challenge: 'Tuvieron un accidente y la inspección vuelve cada mes.',
      urgency: 3,
      evidence: 'Acta de la inspección.',
      offer: 'Procedimiento y tensores que no obligan a meter la mano.',
      who: 'quality',
      source: 'Prevención',
    },
  ],
  signals: [
    { noticed: 'Han movido la machacadora unos doscientos metros.', place: 'Frente de cantera' },
    {
      noticed: 'Guardan un reductor roto en la caseta «por si acaso».',
      place: 'Caseta de taller',
      became: 1,
    },
    { noticed: 'Dos camiones nuevos, eléctricos.', place: 'Báscula' },
  ],
  ideal: {
    name: 'Planta de hormigón con contrato anual',
    about: 'Quiere árido limpio y el mismo cada día.',
    meaning: 'Criba estable, cinta que no para.',
  },
  buyers: [
    {
      name: 'Constructora de carreteras',
      about: 'Compra mucho durante un año y desaparece.',
      meaning: 'Picos de trabajo: recambio preparado antes.',
    },
  ],
  voice: {
    name: 'Buen árido, colas largas',
    about: 'Los transportistas se quejan de esperar en la báscula.',
    meaning: 'Menos paradas de criba son menos colas.',
  },
  reviews: [
    [4, 'Árido siempre limpio.'],
    [2, 'Una hora de cola en la báscula.'],
    [3, 'Buen precio, mucho polvo.'],
  ],
  rival: 'Áridos Montesusín',
  items: {
    util: us.strong(3, 'Útil propio para cambiar criba en dos horas', 'Doce cambios.', HARD),
    polvo: us.strong(2, 'Sellado contra polvo que funciona', 'Un año sin fallo.'),
    distancia: us.weak(3, 'Lejos de la explotación', 'Dos horas y media.'),
    camiones: us.weak(1, 'No tocamos maquinaria móvil', 'Solo planta fija.'),
    frente: us.chance(3, 'Abren un frente nuevo', 'Machacadora movida.'),
    seguro: us.chance(2, 'La inspección exige cambios', 'Acta.'),
    movil: us.threat(2, 'Plantas móviles que se alquilan enteras', 'Anuncios.'),
    obraParada: us.threat(2, 'Si para la obra pública, paran ellos', 'Presupuestos.'),
    reserva: client.strong(3, 'Reservas para veinte años', 'Concesión.', HARD),
    colas: client.weak(2, 'Colas en la báscula', 'Reseñas.'),
    autovia: client.chance(2, 'Tramo de autovía por licitar', 'Boletín.'),
    permiso: client.threat(3, 'El permiso ambiental caduca en dos años', 'Expediente.'),
    transporte: chain.weak(2, 'Transportistas autónomos que faltan en verano', 'Agosto.'),
    rivalTren: rival.strong(2, 'Apartadero de tren', 'Visita.'),
  },
  crossings: [
    ['util', 'frente', 3, act('Ofrecer el juego de criba del frente nuevo con el útil incluido')],
    ['polvo', 'seguro', 2, act('Presentar el tensor sin manos a prevención')],
    ['distancia', 'frente', -3, aim('Taller en contenedor en la explotación', 9)],
    ['distancia', 'movil', -2, OPEN],
    ['camiones', 'seguro', -1, no('La maquinaria móvil la lleva su fabricante por contrato.')],
    ['util', 'movil', 1, OPEN],
    ['colas', 'autovia', -2, act('Medir las paradas de criba durante un mes')],
  ],
}
